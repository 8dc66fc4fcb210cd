//! Sealing anew what was sealed with an older key, a batch at a time.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// The tables that hold sealed values, all in `content` under `id`.
pub const SEALED: [&str; 5] = ["protected_section", "protected_revision", "protected_file", "second_factor", "attachment_piece"];

/// A sealed value in its place.
#[derive(Debug, Clone)]
pub struct SealedRow {
    pub id: Uuid,
    pub content: String,
}

/// Rows of a table, after an id, that were not sealed with a key.
///
/// # Errors
/// When the database cannot be read.
pub async fn not_sealed_with(db: &impl Reads, table: &'static str, key: &str, after: Uuid, limit: u64) -> Result<Vec<SealedRow>> {
    let sql = format!("SELECT id, content FROM {table} WHERE id > $1 AND content NOT LIKE $2 ORDER BY id LIMIT $3");
    let rows = db.all(&sql, vec![after.into(), format!("v1.{key}.%").into(), limit.cast_signed().into()]).await?;
    rows.iter().map(|row| Ok(SealedRow { id: column(row, "id")?, content: column(row, "content")? })).collect()
}

/// Replaces a sealed value by the same value sealed anew, unless it was changed meanwhile; says whether it did.
///
/// # Errors
/// When the database refuses.
pub async fn reseal(tx: &Tx, table: &'static str, row: &SealedRow, content: &str) -> Result<bool> {
    let sql = format!("UPDATE {table} SET content = $3 WHERE id = $1 AND content = $2");
    Ok(tx.run(&sql, vec![row.id.into(), row.content.clone().into(), content.into()]).await? == 1)
}

/// Whether anything is sealed at all.
///
/// # Errors
/// When the database cannot be read.
pub async fn anything(db: &impl Reads) -> Result<bool> {
    for table in SEALED {
        if db.one(&format!("SELECT 1 AS one FROM {table} LIMIT 1"), vec![]).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How many values were sealed with each key.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_key(db: &impl Reads) -> Result<BTreeMap<String, u64>> {
    let mut counts = BTreeMap::new();
    for table in SEALED {
        // "v1.", the name, ".": a name has nine characters.
        let sql = format!("SELECT SUBSTR(content, 4, 9) AS name, COUNT(*) AS n FROM {table} GROUP BY SUBSTR(content, 4, 9)");
        for row in db.all(&sql, vec![]).await? {
            *counts.entry(column::<String>(&row, "name")?).or_default() += column::<i64>(&row, "n")?.unsigned_abs();
        }
    }
    Ok(counts)
}
