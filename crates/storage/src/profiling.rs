//! Versions of the model of profiling that desks wrote.

use ponte_domain::profiling::ModelVersion;
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

fn read(row: &QueryResult) -> Result<ModelVersion> {
    let body: String = column(row, "body")?;
    let id: Uuid = column(row, "id")?;
    let unreadable = |error: serde_json::Error| StorageError::Unreadable {
        table: "profiling_model",
        column: "body",
        record: id,
        reason: error.to_string(),
    };
    serde_json::from_str(&body).map_err(unreadable)
}

/// Inserts a version.
///
/// # Errors
/// [`StorageError::is_duplicate`] when its desk has one of this number.
pub async fn insert(tx: &Tx, version: &ModelVersion) -> Result<()> {
    let sql = "INSERT INTO profiling_model (id, desk, number, body) VALUES ($1, $2, $3, $4)";
    let body = serde_json::to_string(version)?;
    tx.run(sql, vec![version.id.into(), version.desk.as_str().into(), i64::from(version.number).into(), body.into()]).await?;
    Ok(())
}

/// The versions of a desk, the newest first.
///
/// # Errors
/// When the database or a version cannot be read.
pub async fn of_desk(db: &impl Reads, desk: &str) -> Result<Vec<ModelVersion>> {
    let sql = "SELECT id, body FROM profiling_model WHERE desk = $1 ORDER BY number DESC";
    db.all(sql, vec![desk.into()]).await?.iter().map(read).collect()
}

/// The newest version of a desk.
///
/// # Errors
/// As [`of_desk`].
pub async fn newest(db: &impl Reads, desk: &str) -> Result<Option<ModelVersion>> {
    let sql = "SELECT id, body FROM profiling_model WHERE desk = $1 ORDER BY number DESC LIMIT 1";
    db.one(sql, vec![desk.into()]).await?.as_ref().map(read).transpose()
}
