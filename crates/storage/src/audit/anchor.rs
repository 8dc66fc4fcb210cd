//! Anchors: what the head of each chain was on a day. Kept outside as well, they show a chain that was rewritten as a whole.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// The head of a chain on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    pub chain: String,
    pub day: NaiveDate,
    pub number: i64,
    pub hash: String,
    pub at: DateTime<Utc>,
}

/// Anchors the chains that have no anchor on a day yet, and returns the new anchors.
///
/// # Errors
/// When the database refuses.
pub async fn anchor(tx: &Tx, day: NaiveDate, now: DateTime<Utc>) -> Result<Vec<Anchor>> {
    let sql = "SELECT chain, number, hash FROM audit_head h WHERE NOT EXISTS (SELECT 1 FROM audit_anchor a WHERE a.chain = h.chain AND a.day = $1) ORDER BY chain";
    let mut made = Vec::new();
    for row in tx.all(sql, vec![day.into()]).await? {
        let anchor = Anchor { chain: column(&row, "chain")?, day, number: column(&row, "number")?, hash: column(&row, "hash")?, at: now };
        let sql = "INSERT INTO audit_anchor (chain, day, number, hash, at) VALUES ($1, $2, $3, $4, $5)";
        let values = vec![anchor.chain.clone().into(), day.into(), anchor.number.into(), anchor.hash.clone().into(), now.into()];
        tx.run(sql, values).await?;
        made.push(anchor);
    }
    Ok(made)
}

/// All anchors, the earliest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn anchors(db: &impl Reads) -> Result<Vec<Anchor>> {
    let rows = db.all("SELECT chain, day, number, hash, at FROM audit_anchor ORDER BY day, chain", vec![]).await?;
    let read = |row| {
        Ok(Anchor {
            chain: column(row, "chain")?,
            day: column(row, "day")?,
            number: column(row, "number")?,
            hash: column(row, "hash")?,
            at: column(row, "at")?,
        })
    };
    rows.iter().map(read).collect()
}
