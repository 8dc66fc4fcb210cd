//! Who came to the desk: the queue of the day, and what stays of it.

use chrono::NaiveDate;
use ponte_domain::{
    id::WorkerId,
    visit::{Holds, Visit},
};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

/// A visit as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVisit {
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub visit: Visit,
}

fn read(row: &QueryResult) -> Result<StoredVisit> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    let unreadable =
        |error: serde_json::Error| StorageError::Unreadable { table: "visit", column: "body", record: id, reason: error.to_string() };
    Ok(StoredVisit { version: column(row, "version")?, visit: serde_json::from_str(&body).map_err(unreadable)? })
}

/// The number that the next one of a desk has on a day.
///
/// # Errors
/// When the database cannot be read.
pub async fn next_ticket(db: &impl Reads, desk: &str, day: NaiveDate) -> Result<u32> {
    let sql = "SELECT MAX(ticket) AS last FROM visit WHERE desk = $1 AND day = $2";
    let last: Option<i64> = match db.one(sql, vec![desk.into(), day.into()]).await? {
        Some(row) => column(&row, "last")?,
        None => None,
    };
    Ok(u32::try_from(last.unwrap_or(0)).unwrap_or(0) + 1)
}

/// Keeps a visit.
///
/// # Errors
/// [`StorageError::is_duplicate`] when the number was given out meanwhile.
pub async fn insert(tx: &Tx, visit: &Visit) -> Result<()> {
    let sql = "INSERT INTO visit (id, desk, day, ticket, worker, holds, version, body) VALUES ($1, $2, $3, $4, $5, $6, 1, $7)";
    let values = vec![
        visit.id.into(),
        visit.desk.as_str().into(),
        visit.day.into(),
        i64::from(visit.ticket).into(),
        visit.worker.map(|worker| worker.0).into(),
        visit.holds().as_str().into(),
        serde_json::to_string(visit)?.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// Saves a visit over the version that was read.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update(tx: &Tx, seen: i64, visit: &Visit) -> Result<()> {
    let sql = "UPDATE visit SET worker = $3, holds = $4, body = $5, version = version + 1 WHERE id = $1 AND version = $2";
    let worker = visit.worker.map(|worker| worker.0);
    let values = vec![visit.id.into(), seen.into(), worker.into(), visit.holds().as_str().into(), serde_json::to_string(visit)?.into()];
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "visit", record: visit.id }) }
}

/// Removes a visit that never was.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn remove(tx: &Tx, seen: i64, id: Uuid) -> Result<()> {
    let gone = tx.run("DELETE FROM visit WHERE id = $1 AND version = $2", vec![id.into(), seen.into()]).await?;
    if gone == 1 { Ok(()) } else { Err(StorageError::Stale { table: "visit", record: id }) }
}

/// The visit with a number.
///
/// # Errors
/// When the database or the visit cannot be read.
pub async fn get(db: &impl Reads, id: Uuid) -> Result<Option<StoredVisit>> {
    db.one("SELECT id, version, body FROM visit WHERE id = $1", vec![id.into()]).await?.as_ref().map(read).transpose()
}

/// The visits to a desk between two days, first and last included, in the order of their tickets.
///
/// # Errors
/// As [`get`].
pub async fn between(db: &impl Reads, desk: &str, from: NaiveDate, to: NaiveDate) -> Result<Vec<StoredVisit>> {
    let sql = "SELECT id, version, body FROM visit WHERE desk = $1 AND day >= $2 AND day <= $3 ORDER BY day, ticket";
    db.all(sql, vec![desk.into(), from.into(), to.into()]).await?.iter().map(read).collect()
}

/// The visits of a person that the queue still knows to be hers, the latest first.
///
/// # Errors
/// As [`get`].
pub async fn of_worker(db: &impl Reads, worker: WorkerId) -> Result<Vec<StoredVisit>> {
    let sql = "SELECT id, version, body FROM visit WHERE worker = $1 ORDER BY day DESC, ticket DESC";
    db.all(sql, vec![worker.0.into()]).await?.iter().map(read).collect()
}

/// Forgets whom the visits before a day were, of those that hold so much; returns how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_before(tx: &Tx, holds: Holds, day: NaiveDate) -> Result<u64> {
    let sql = "SELECT id, version, body FROM visit WHERE holds = $1 AND day < $2 ORDER BY day, id";
    forget_rows(tx, &tx.all(sql, vec![holds.as_str().into(), day.into()]).await?).await
}

/// Forgets a person who is erased: that somebody came stays.
pub(crate) async fn forget(tx: &Tx, worker: WorkerId) -> Result<()> {
    let sql = "SELECT id, version, body FROM visit WHERE worker = $1";
    forget_rows(tx, &tx.all(sql, vec![worker.0.into()]).await?).await.map(drop)
}

async fn forget_rows(tx: &Tx, rows: &[QueryResult]) -> Result<u64> {
    for row in rows {
        let StoredVisit { version, mut visit } = read(row)?;
        visit.forget();
        update(tx, version, &visit).await?;
    }
    Ok(rows.len() as u64)
}
