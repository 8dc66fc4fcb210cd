//! Reference data: territory, places, concepts with their words and links, flat classifications, boundaries.

mod load;
mod usage;
mod write;

use chrono::{DateTime, Utc};
use ponte_domain::reference_batch::{Boundary, Concept, Release, TerritoryKind};

pub use self::{
    load::{load_catalogue, places},
    usage::uris_in_use,
    write::{Retirement, Written, retirement, write},
};
use crate::{
    db::{Reads, column},
    error::{Result, StorageError},
};

/// The yes-or-no properties of a concept, as bits of one column.
const TRANSVERSAL: i64 = 1;
const DIGITAL: i64 = 2;
const LANGUAGE: i64 = 4;
const BLUE: i64 = 8;
const GREEN: i64 = 16;

fn flags(concept: &Concept) -> i64 {
    let bits = [
        (concept.transversal, TRANSVERSAL),
        (concept.digital, DIGITAL),
        (concept.language, LANGUAGE),
        (concept.blue, BLUE),
        (concept.green, GREEN),
    ];
    bits.iter().filter(|(set, _)| *set).map(|(_, bit)| bit).sum()
}

/// A code of a row that this version of the program does not know.
fn unknown(table: &'static str, column: &'static str, value: &str) -> StorageError {
    StorageError::Unreadable { table, column, record: uuid::Uuid::nil(), reason: value.to_owned() }
}

/// What was imported last of each publication, with the time.
///
/// # Errors
/// When the database cannot be read.
pub async fn releases(db: &impl Reads) -> Result<Vec<(Release, DateTime<Utc>)>> {
    let rows = db.all("SELECT name, version, imported_at FROM reference_release ORDER BY name", vec![]).await?;
    rows.iter()
        .map(|row| Ok((Release { name: column(row, "name")?, version: column(row, "version")? }, column(row, "imported_at")?)))
        .collect()
}

/// The boundaries of one kind, by code.
///
/// # Errors
/// When the database cannot be read.
pub async fn boundaries(db: &impl Reads, kind: TerritoryKind) -> Result<Vec<Boundary>> {
    let sql = "SELECT code, name, geometry FROM boundary WHERE kind = $1 ORDER BY code";
    let rows = db.all(sql, vec![kind.as_str().into()]).await?;
    rows.iter()
        .map(|row| Ok(Boundary { kind, code: column(row, "code")?, name: column(row, "name")?, geometry: column(row, "geometry")? }))
        .collect()
}

/// The boundaries of one kind that have some codes, by code.
///
/// # Errors
/// When the database cannot be read.
pub async fn boundaries_of(db: &impl Reads, kind: TerritoryKind, codes: &[String]) -> Result<Vec<Boundary>> {
    let mut found = Vec::with_capacity(codes.len());
    for chunk in codes.chunks(500) {
        let marks: Vec<String> = (2..chunk.len() + 2).map(|n| format!("${n}")).collect();
        let sql = format!("SELECT code, name, geometry FROM boundary WHERE kind = $1 AND code IN ({}) ORDER BY code", marks.join(", "));
        let mut values = vec![kind.as_str().into()];
        values.extend(chunk.iter().map(|code| code.as_str().into()));
        for row in db.all(&sql, values).await? {
            found.push(Boundary { kind, code: column(&row, "code")?, name: column(&row, "name")?, geometry: column(&row, "geometry")? });
        }
    }
    Ok(found)
}
