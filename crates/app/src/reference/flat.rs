//! Reads a flat classification: a code and a title a line.

use std::{collections::HashSet, path::Path};

use ponte_domain::{
    reference::{ClassEntry, Scheme},
    reference_batch::{ReferenceBatch, Release},
};

use super::{
    error::{CellProblem, ReferenceError},
    report::{FileReport, ReferenceReport},
    table::{ColumnMap, Field, Table},
};

/// How a flat classification is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Format {
    pub scheme: Scheme,
    pub code: Field,
    pub title: Field,
    pub title_en: Option<Field>,
    /// The code as it is kept; nothing when it is none.
    pub clean: fn(&str) -> Option<String>,
    /// Whether the file may give the same code on several lines (notes); the first one counts.
    pub repeats: bool,
}

/// Reads a file of a flat classification.
///
/// # Errors
/// On missing columns, wrong codes, empty titles and, unless the format allows them, repeated codes.
pub(super) fn read(file: &Path, map: &ColumnMap, format: &Format) -> Result<(ReferenceBatch, ReferenceReport), ReferenceError> {
    let table = Table::open(file)?;
    let [code_at, title_at] = table.required([format.code, format.title], map)?;
    let english_at = format.title_en.and_then(|field| table.optional(field, map));
    let mut seen = HashSet::new();
    let mut batch = ReferenceBatch::default();
    let mut rows = 0;
    for row in table.rows() {
        let row = row?;
        rows += 1;
        let (code, title) = (row.cell(code_at), row.cell(title_at));
        let code = (format.clean)(code).ok_or_else(|| table.wrong(&row, format.code.name, code, CellProblem::NotACode))?;
        if title.is_empty() {
            return Err(table.wrong(&row, format.title.name, &code, CellProblem::Empty));
        }
        if !seen.insert(code.clone()) {
            if format.repeats {
                continue;
            }
            return Err(table.wrong(&row, format.code.name, &code, CellProblem::Repeated));
        }
        let english = row.cell(english_at);
        let title_en = (!english.is_empty()).then(|| english.to_owned());
        batch.classes.push((format.scheme, ClassEntry { code, title: title.to_owned(), title_fr: None, title_en }));
    }
    let name = format.scheme.as_str();
    batch.release = Some(Release { name: name.into(), version: super::release::version_of(file, [table.text()]) });
    let report = ReferenceReport { files: vec![FileReport::read(file, name, rows)], ..ReferenceReport::default() };
    Ok((batch, report))
}
