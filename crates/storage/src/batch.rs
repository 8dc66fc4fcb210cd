//! Runs of an import: what was given, what came of it.

use chrono::{DateTime, Utc};
use ponte_domain::{codes, id::BatchId};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

codes! {
    /// Where an import stands.
    pub enum BatchState { Running = "running", Done = "done", Failed = "failed", Undone = "undone" }
}

/// A run of an import.
#[derive(Debug, Clone)]
pub struct Batch {
    pub id: BatchId,
    /// The register: workers, vacancies…
    pub kind: String,
    pub file_name: String,
    pub at: DateTime<Utc>,
    /// JSON of the actor.
    pub actor: String,
    pub state: BatchState,
    /// JSON of the report.
    pub report: String,
    pub undone_at: Option<DateTime<Utc>>,
}

const COLUMNS: &str = "id, kind, file_name, at, actor, state, report, undone_at";

fn read(row: &QueryResult) -> Result<Batch> {
    let id: Uuid = column(row, "id")?;
    let state: String = column(row, "state")?;
    Ok(Batch {
        id: BatchId(id),
        kind: column(row, "kind")?,
        file_name: column(row, "file_name")?,
        at: column(row, "at")?,
        actor: column(row, "actor")?,
        state: BatchState::from_code(&state).ok_or(StorageError::Unreadable {
            table: "import_batch",
            column: "state",
            record: id,
            reason: state,
        })?,
        report: column(row, "report")?,
        undone_at: column(row, "undone_at")?,
    })
}

/// Saves a batch, new or known.
///
/// # Errors
/// When the database refuses.
pub async fn save(tx: &Tx, batch: &Batch) -> Result<()> {
    let sql = "INSERT INTO import_batch (id, kind, file_name, at, actor, state, report, undone_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET state = excluded.state, report = excluded.report, undone_at = excluded.undone_at";
    let values = vec![
        batch.id.0.into(),
        batch.kind.clone().into(),
        batch.file_name.clone().into(),
        batch.at.into(),
        batch.actor.clone().into(),
        batch.state.as_str().into(),
        batch.report.clone().into(),
        batch.undone_at.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// The batch with an id.
///
/// # Errors
/// When the database cannot be read.
pub async fn get(db: &impl Reads, id: BatchId) -> Result<Option<Batch>> {
    db.one(&format!("SELECT {COLUMNS} FROM import_batch WHERE id = $1"), vec![id.0.into()]).await?.as_ref().map(read).transpose()
}

/// The latest batches.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(db: &impl Reads, limit: u64) -> Result<Vec<Batch>> {
    let sql = format!("SELECT {COLUMNS} FROM import_batch ORDER BY at DESC, id LIMIT $1");
    db.all(&sql, vec![limit.cast_signed().into()]).await?.iter().map(read).collect()
}

/// Ids of the records of a register that a batch made.
///
/// # Errors
/// When the database cannot be read.
pub async fn made(db: &impl Reads, table: crate::db::Kind, id: BatchId) -> Result<Vec<Uuid>> {
    let rows = db.all(&format!("SELECT id FROM {table} WHERE batch = $1 ORDER BY id"), vec![id.0.into()]).await?;
    rows.iter().map(|row| column(row, "id")).collect()
}

/// The records that a batch changed, with the version each had before.
///
/// # Errors
/// When the database cannot be read.
pub async fn changed(db: &impl Reads, id: BatchId) -> Result<Vec<(Uuid, i64)>> {
    let rows = db.all("SELECT record, version FROM revision WHERE batch = $1 ORDER BY record", vec![id.0.into()]).await?;
    rows.iter().map(|row| Ok((column(row, "record")?, column(row, "version")?))).collect()
}
