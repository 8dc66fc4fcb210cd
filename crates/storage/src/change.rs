//! The change log: what changed, in the order of commit.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    db::{Kind, Reads, column},
    error::{Result, StorageError},
};

/// A change of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub seq: i64,
    pub kind: Kind,
    pub record: Uuid,
}

/// The number of the last change, 0 when there is none.
///
/// # Errors
/// When the database cannot be read.
pub async fn last_seq(db: &impl Reads) -> Result<i64> {
    let row = db.one("SELECT COALESCE(MAX(seq), 0) AS seq FROM change", vec![]).await?;
    row.map_or(Ok(0), |row| column(&row, "seq"))
}

/// The changes after a number, at most `limit`, in order.
///
/// # Errors
/// When the database cannot be read.
pub async fn after(db: &impl Reads, seq: i64, limit: u64) -> Result<Vec<Change>> {
    let sql = "SELECT seq, kind, record FROM change WHERE seq > $1 ORDER BY seq LIMIT $2";
    let rows = db.all(sql, vec![seq.into(), limit.cast_signed().into()]).await?;
    let mut changes = Vec::with_capacity(rows.len());
    for row in rows {
        let kind: String = column(&row, "kind")?;
        // A kind this version does not know is nothing it could follow.
        if let Some(kind) = Kind::from_code(&kind) {
            changes.push(Change { seq: column(&row, "seq")?, kind, record: column(&row, "record")? });
        }
    }
    Ok(changes)
}

/// Where a change log stands, for who was at a number before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// Tells the change at that number from any other that could have had it; `None` when the log does not hold it.
    pub mark: Option<String>,
    /// How many changes came after it.
    pub later: u64,
    /// Whether one of them was of reference data or of the desk.
    pub reference: bool,
}

/// What happened since a number: a log that still holds the change itself holds all that came after.
///
/// # Errors
/// When the database cannot be read.
pub async fn since(db: &impl Reads, seq: i64) -> Result<Since> {
    let row = db.one("SELECT kind, record, at FROM change WHERE seq = $1", vec![seq.into()]).await?;
    let mark = row.map(|row| -> Result<String> {
        let (kind, record, at): (String, Uuid, DateTime<Utc>) = (column(&row, "kind")?, column(&row, "record")?, column(&row, "at")?);
        Ok(format!("{kind} {record} {}", at.timestamp_micros()))
    });
    let sql = "SELECT COUNT(*) AS later, COUNT(CASE WHEN kind IN ($2, $3) THEN 1 END) AS wide FROM change WHERE seq > $1";
    let row = db.one(sql, vec![seq.into(), Kind::Reference.as_str().into(), Kind::Desk.as_str().into()]).await?;
    let (later, wide): (i64, i64) = row.map_or(Ok((0, 0)), |row| Ok::<_, StorageError>((column(&row, "later")?, column(&row, "wide")?)))?;
    Ok(Since { mark: mark.transpose()?, later: later.unsigned_abs(), reference: wide > 0 })
}
