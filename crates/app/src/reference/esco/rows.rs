//! Reads the rows of each kind of ESCO file into the builder.

use std::collections::HashSet;

use ponte_domain::{
    reference::Lang,
    reference_batch::{ConceptKind, ISCO_PREFIX, RelationKind},
};

use super::{
    super::{
        error::{CellProblem, ReferenceError},
        report::FileReport,
        table::{ColumnMap, Field, Row, Table},
    },
    build::Builder,
    files::{Collection, Found, Kind, label_list},
};

const fn field(name: &'static str) -> Field {
    Field { name, known_as: &[] }
}

/// Reads one file; `defining` says that its concepts exist even when nothing else names them.
pub(super) fn add(builder: &mut Builder, found: &Found, defining: bool) -> Result<FileReport, ReferenceError> {
    let table = Table::open(&found.file)?;
    let mut report = FileReport::read(&found.file, found.kind.name(), 0);
    match found.kind {
        Kind::Concepts(lang) => concepts(builder, &table, lang, defining, &mut report)?,
        Kind::Collection(collection, lang) => members(builder, &table, collection, lang, &mut report)?,
        Kind::Hierarchy(lang) => hierarchy(builder, &table, lang, &mut report)?,
        Kind::LabelList(_) => labels(builder, &table, &mut report)?,
        Kind::Broader => broader(builder, &table, &mut report)?,
        Kind::OccupationSkills => occupation_skills(builder, &table, &mut report)?,
        Kind::NotKept => {}
    }
    Ok(report)
}

/// The URI of a row, checked to be one.
fn uri<'r>(table: &Table, row: &'r Row, at: Option<usize>, column: &'static str) -> Result<&'r str, ReferenceError> {
    let uri = row.cell(at);
    let is_uri = (uri.starts_with("http://") || uri.starts_with("https://")) && !uri.contains(char::is_whitespace);
    if is_uri { Ok(uri) } else { Err(table.wrong(row, column, uri, CellProblem::NotACode)) }
}

fn concepts(builder: &mut Builder, table: &Table, lang: Lang, defining: bool, report: &mut FileReport) -> Result<(), ReferenceError> {
    let none = ColumnMap::new();
    let [kind_at, uri_at, label_at] = table.required(["conceptType", "conceptUri", "preferredLabel"].map(field), &none)?;
    let at = |name| table.optional(field(name), &none);
    let (isco_at, code_at, reuse_at, status_at) = (at("iscoGroup"), at("code"), at("reuseLevel"), at("status"));
    let words_at = [at("altLabels"), at("hiddenLabels")];
    let mut seen = HashSet::new();
    for row in table.rows() {
        let row = row?;
        report.rows += 1;
        let uri = uri(table, &row, uri_at, "conceptUri")?;
        let kind = row.cell(kind_at);
        let kind = concept_kind(kind).ok_or_else(|| table.wrong(&row, "conceptType", kind, CellProblem::NotACode))?;
        if !seen.insert(uri.to_owned()) {
            report.repeated.add(uri);
            continue;
        }
        let obsolete = matches!(row.cell(status_at), "obsolete" | "deprecated");
        let ix = if defining && !obsolete { Some(builder.define(uri, kind)) } else { builder.get(uri) };
        let Some(ix) = ix else {
            report.not_joined.add(&format!("{uri} {}", row.cell(label_at)));
            continue;
        };
        let isco = if kind == ConceptKind::Occupation { row.cell(isco_at) } else { row.cell(code_at) };
        if matches!(kind, ConceptKind::Occupation | ConceptKind::IscoGroup) && !isco.is_empty() {
            // Groups 01, 02 … of the armed forces lose their zero in spreadsheets; their URI keeps it.
            let isco = uri.strip_prefix(ISCO_PREFIX).unwrap_or(isco);
            if !((1..=4).contains(&isco.len()) && isco.bytes().all(|b| b.is_ascii_digit())) {
                return Err(table.wrong(&row, "iscoGroup", isco, CellProblem::NotACode));
            }
            builder.concept(ix).isco = Some(isco.into());
        }
        builder.concept(ix).transversal |= row.cell(reuse_at) == "transversal";
        builder.label(ix, lang, row.cell(label_at));
        words_at.iter().flat_map(|at| row.cell(*at).split('\n')).for_each(|word| builder.label(ix, lang, word));
    }
    Ok(())
}

fn concept_kind(name: &str) -> Option<ConceptKind> {
    Some(match name {
        "Occupation" => ConceptKind::Occupation,
        "KnowledgeSkillCompetence" | "Skill" => ConceptKind::Skill,
        "ISCOGroup" => ConceptKind::IscoGroup,
        "SkillGroup" => ConceptKind::SkillGroup,
        _ => return None,
    })
}

fn members(
    builder: &mut Builder,
    table: &Table,
    collection: Collection,
    lang: Lang,
    report: &mut FileReport,
) -> Result<(), ReferenceError> {
    let none = ColumnMap::new();
    let [uri_at, label_at] = table.required(["conceptUri", "preferredLabel"].map(field), &none)?;
    let words_at = table.optional(field("altLabels"), &none);
    for row in table.rows() {
        let row = row?;
        report.rows += 1;
        let uri = uri(table, &row, uri_at, "conceptUri")?;
        let Some(ix) = builder.get(uri) else {
            report.not_joined.add(&format!("{uri} {}", row.cell(label_at)));
            continue;
        };
        let concept = builder.concept(ix);
        match collection {
            Collection::Green => concept.green = true,
            Collection::Transversal => concept.transversal = true,
            Collection::Digital => concept.digital = true,
            Collection::Language => concept.language = true,
            Collection::Other => {}
        }
        builder.label(ix, lang, row.cell(label_at));
        row.cell(words_at).split(['|', '\n']).for_each(|word| builder.label(ix, lang, word));
    }
    Ok(())
}

fn hierarchy(builder: &mut Builder, table: &Table, lang: Lang, report: &mut FileReport) -> Result<(), ReferenceError> {
    let column = |level: usize, what: &str| table.column(&[&format!("Level {level} {what}")]);
    let levels: Vec<_> = (0..4).map(|level| (column(level, "URI"), column(level, "preferred term"))).collect();
    for row in table.rows() {
        let row = row?;
        report.rows += 1;
        let mut above: Option<&str> = None;
        for (uri_at, label_at) in &levels {
            let uri = row.cell(*uri_at);
            let Some(ix) = builder.get(uri) else {
                if !uri.is_empty() {
                    report.not_joined.add(&format!("{uri} {}", row.cell(*label_at)));
                }
                continue;
            };
            builder.label(ix, lang, row.cell(*label_at));
            if let Some(above) = above {
                builder.relate(uri, RelationKind::Broader, above);
            }
            above = Some(uri);
        }
    }
    Ok(())
}

fn labels(builder: &mut Builder, table: &Table, report: &mut FileReport) -> Result<(), ReferenceError> {
    let Some((lang, label_at, uri_at)) = label_list(table) else { return Ok(()) };
    for row in table.rows() {
        let row = row?;
        report.rows += 1;
        let (uri, label) = (row.cell(Some(uri_at)), row.cell(Some(label_at)));
        if uri.is_empty() {
            report.without_uri += 1;
        } else if let Some(ix) = builder.get(uri) {
            builder.label(ix, lang, label);
        } else {
            report.not_joined.add(&format!("{uri} {label}"));
        }
    }
    Ok(())
}

fn broader(builder: &mut Builder, table: &Table, report: &mut FileReport) -> Result<(), ReferenceError> {
    let [from_at, to_at] = table.required(["conceptUri", "broaderUri"].map(field), &ColumnMap::new())?;
    for row in table.rows() {
        let row = row?;
        report.rows += 1;
        let (from, to) = (uri(table, &row, from_at, "conceptUri")?, uri(table, &row, to_at, "broaderUri")?);
        if !builder.relate(from, RelationKind::Broader, to) {
            report.not_joined.add(&format!("{from} < {to}"));
        }
    }
    Ok(())
}

fn occupation_skills(builder: &mut Builder, table: &Table, report: &mut FileReport) -> Result<(), ReferenceError> {
    let [from_at, kind_at, to_at] = table.required(["occupationUri", "relationType", "skillUri"].map(field), &ColumnMap::new())?;
    for row in table.rows() {
        let row = row?;
        report.rows += 1;
        let (from, to) = (uri(table, &row, from_at, "occupationUri")?, uri(table, &row, to_at, "skillUri")?);
        let kind = row.cell(kind_at);
        let known = RelationKind::from_code(kind).filter(|kind| *kind != RelationKind::Broader);
        let kind = known.ok_or_else(|| table.wrong(&row, "relationType", kind, CellProblem::NotACode))?;
        if !builder.relate(from, kind, to) {
            report.not_joined.add(&format!("{from} {} {to}", kind.as_str()));
        }
    }
    Ok(())
}
