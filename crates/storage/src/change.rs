//! The change log: what changed, in the order of commit.

use uuid::Uuid;

use crate::{
    db::{Kind, Reads, column},
    error::Result,
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
