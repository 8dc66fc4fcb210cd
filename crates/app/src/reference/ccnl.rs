//! National collective agreements (CCNL) with their CNEL code.

use std::path::Path;

use ponte_domain::{reference::Scheme, reference_batch::ReferenceBatch};

use super::{
    error::ReferenceError,
    flat::{self, Format},
    report::ReferenceReport,
    table::{ColumnMap, Field},
};

const CODE: Field = Field { name: "codice", known_as: &["id", "codice cnel", "code", "codice contratto"] };
const TITLE: Field = Field { name: "titolo", known_as: &["ccnl", "title", "denominazione", "descrizione", "titolo contratto"] };

/// Reads CNEL's list of agreements.
///
/// # Errors
/// On missing columns, codes that are not a letter and up to five letters or digits, repeated codes and empty titles.
pub fn read(file: &Path, map: &ColumnMap) -> Result<(ReferenceBatch, ReferenceReport), ReferenceError> {
    flat::read(file, map, &Format { scheme: Scheme::Ccnl, code: CODE, title: TITLE, title_en: None, clean, repeats: false })
}

fn clean(code: &str) -> Option<String> {
    let code = code.trim().to_uppercase();
    let starts = code.starts_with(|c: char| c.is_ascii_uppercase());
    (starts && (3..=6).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(code)
}
