//! The list of people who were erased.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// A person who was erased: a number that leads to nobody any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    pub worker: Uuid,
    pub at: DateTime<Utc>,
    /// Who confirmed it.
    #[serde(default)]
    pub account: Option<Uuid>,
    /// Why: on her request, or because the time was over.
    pub reason: String,
    /// What went, in counts by table, as JSON.
    pub report: String,
}

/// Notes that a person was erased; twice is once.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &Tx, erased: &Erased) -> Result<()> {
    let sql = "INSERT INTO erasure (worker, at, account, reason, report) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (worker) DO NOTHING";
    let values =
        vec![erased.worker.into(), erased.at.into(), erased.account.into(), erased.reason.clone().into(), erased.report.clone().into()];
    tx.run(sql, values).await?;
    Ok(())
}

/// The people who were erased, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn all(db: &impl Reads) -> Result<Vec<Erased>> {
    let rows = db.all("SELECT worker, at, account, reason, report FROM erasure ORDER BY at DESC, worker", vec![]).await?;
    let read = |row| {
        Ok(Erased {
            worker: column(row, "worker")?,
            at: column(row, "at")?,
            account: column(row, "account")?,
            reason: column(row, "reason")?,
            report: column(row, "report")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Whether a person was erased.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_erased(db: &impl Reads, worker: Uuid) -> Result<bool> {
    Ok(db.one("SELECT worker FROM erasure WHERE worker = $1", vec![worker.into()]).await?.is_some())
}
