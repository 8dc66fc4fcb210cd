//! Cases that move together.

use std::collections::BTreeMap;

use ponte_domain::transfer::{Carried, FileState, Transfer};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

/// A transfer as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTransfer {
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub transfer: Transfer,
}

/// What hangs on some files and goes along with them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Along {
    pub pacts: u64,
    pub pathways: u64,
    pub requests: u64,
}

fn unreadable(table: &'static str, record: Uuid) -> impl Fn(serde_json::Error) -> StorageError {
    move |error| StorageError::Unreadable { table, column: "body", record, reason: error.to_string() }
}

fn read(row: &QueryResult) -> Result<StoredTransfer> {
    let (id, body): (Uuid, String) = (column(row, "id")?, column(row, "body")?);
    Ok(StoredTransfer { version: column(row, "version")?, transfer: serde_json::from_str(&body).map_err(unreadable("case_transfer", id))? })
}

/// Keeps a transfer with its files.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &Tx, transfer: &Transfer, files: &[Carried]) -> Result<()> {
    let sql = "INSERT INTO case_transfer (id, at, version, body) VALUES ($1, $2, 1, $3)";
    tx.run(sql, vec![transfer.id.into(), transfer.at.into(), serde_json::to_string(transfer)?.into()]).await?;
    for file in files {
        let sql = "INSERT INTO case_transfer_file (transfer, worker, state, body) VALUES ($1, $2, $3, $4)";
        let body = serde_json::to_string(file)?;
        tx.run(sql, vec![file.transfer.into(), file.worker.0.into(), file.state.as_str().into(), body.into()]).await?;
    }
    Ok(())
}

/// Saves a transfer over the version that was read.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update(tx: &Tx, seen: i64, transfer: &Transfer) -> Result<()> {
    let sql = "UPDATE case_transfer SET body = $3, version = version + 1 WHERE id = $1 AND version = $2";
    let values = vec![transfer.id.into(), seen.into(), serde_json::to_string(transfer)?.into()];
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "case_transfer", record: transfer.id }) }
}

/// Saves one file of a transfer.
///
/// # Errors
/// When the database refuses.
pub async fn save_file(tx: &Tx, file: &Carried) -> Result<()> {
    let sql = "UPDATE case_transfer_file SET state = $3, body = $4 WHERE transfer = $1 AND worker = $2";
    let body = serde_json::to_string(file)?;
    tx.run(sql, vec![file.transfer.into(), file.worker.0.into(), file.state.as_str().into(), body.into()]).await?;
    Ok(())
}

/// The transfer with a number.
///
/// # Errors
/// When the database or the transfer cannot be read.
pub async fn get(db: &impl Reads, id: Uuid) -> Result<Option<StoredTransfer>> {
    db.one("SELECT id, version, body FROM case_transfer WHERE id = $1", vec![id.into()]).await?.as_ref().map(read).transpose()
}

/// The latest transfers.
///
/// # Errors
/// As [`get`].
pub async fn latest(db: &impl Reads, limit: u64) -> Result<Vec<StoredTransfer>> {
    let sql = "SELECT id, version, body FROM case_transfer ORDER BY at DESC, id DESC LIMIT $1";
    db.all(sql, vec![limit.cast_signed().into()]).await?.iter().map(read).collect()
}

/// The files of a transfer in a state, by number; at most so many.
///
/// # Errors
/// As [`get`].
pub async fn files(db: &impl Reads, transfer: Uuid, state: FileState, limit: u64) -> Result<Vec<Carried>> {
    let sql = "SELECT worker, body FROM case_transfer_file WHERE transfer = $1 AND state = $2 ORDER BY worker LIMIT $3";
    let values = vec![transfer.into(), state.as_str().into(), limit.cast_signed().into()];
    let read = |row: &QueryResult| {
        let (worker, body): (Uuid, String) = (column(row, "worker")?, column(row, "body")?);
        serde_json::from_str(&body).map_err(unreadable("case_transfer_file", worker))
    };
    db.all(sql, values).await?.iter().map(read).collect()
}

/// How many files of a transfer are in each state.
///
/// # Errors
/// When the database cannot be read.
pub async fn counts(db: &impl Reads, transfer: Uuid) -> Result<BTreeMap<FileState, u64>> {
    let sql = "SELECT state, COUNT(*) AS n FROM case_transfer_file WHERE transfer = $1 GROUP BY state";
    let mut found = BTreeMap::new();
    for row in db.all(sql, vec![transfer.into()]).await? {
        let (state, n): (String, i64) = (column(&row, "state")?, column(&row, "n")?);
        found.extend(FileState::from_code(&state).map(|state| (state, n.unsigned_abs())));
    }
    Ok(found)
}

/// What hangs on some files and goes along with them: pacts that have not ended, pathways that run, requests that wait.
///
/// # Errors
/// When the database cannot be read.
pub async fn along(db: &impl Reads, workers: &[Uuid]) -> Result<Along> {
    let mut all = Along::default();
    for chunk in workers.chunks(500) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let count = async |table: &str, condition: &str| -> Result<u64> {
            let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE worker IN ({}) AND {condition}", marks.join(", "));
            let row = db.one(&sql, chunk.iter().map(|id| (*id).into()).collect()).await?;
            row.map_or(Ok(0), |row| column::<i64>(&row, "n").map(i64::unsigned_abs))
        };
        all.pacts += count("pact", "body LIKE '%\"ended\":null%'").await?;
        all.pathways += count("pathway_run", "ended IS NULL").await?;
        all.requests += count("service_request", "state IN ('open', 'taken')").await?;
    }
    Ok(all)
}
