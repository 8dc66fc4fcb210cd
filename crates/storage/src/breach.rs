//! The register of breaches.

use ponte_domain::breach::Breach;
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

/// A breach with its version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBreach {
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub breach: Breach,
}

fn read(row: &QueryResult) -> Result<StoredBreach> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    let breach = serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
        table: "breach",
        column: "body",
        record: id,
        reason: error.to_string(),
    })?;
    Ok(StoredBreach { version: column(row, "version")?, breach })
}

/// Saves a breach over the version that was seen; 0 for a new one.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn save(tx: &Tx, seen: i64, breach: &Breach) -> Result<()> {
    let values = vec![breach.id.into(), breach.known_at.into(), breach.closed.into(), serde_json::to_string(breach)?.into(), seen.into()];
    let sql = if seen == 0 {
        "INSERT INTO breach (id, known_at, closed_at, version, body) VALUES ($1, $2, $3, $5 + 1, $4)"
    } else {
        "UPDATE breach SET known_at = $2, closed_at = $3, body = $4, version = version + 1 WHERE id = $1 AND version = $5"
    };
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "breach", record: breach.id }) }
}

/// The breach with an id.
///
/// # Errors
/// When the database or the breach cannot be read.
pub async fn get(db: &impl Reads, id: Uuid) -> Result<Option<StoredBreach>> {
    db.one("SELECT id, version, body FROM breach WHERE id = $1", vec![id.into()]).await?.as_ref().map(read).transpose()
}

/// All breaches: open ones first, then the latest.
///
/// # Errors
/// As [`get`].
pub async fn list(db: &impl Reads) -> Result<Vec<StoredBreach>> {
    let sql = "SELECT id, version, body FROM breach ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, known_at DESC, id";
    db.all(sql, vec![]).await?.iter().map(read).collect()
}
