//! Browsers that stand in the desk for everybody, by the digest of their cookie.

use chrono::{DateTime, Utc};
use ponte_domain::id::AccountId;

use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// Makes a browser one for everybody.
///
/// # Errors
/// When the database refuses.
pub async fn begin(tx: &Tx, digest: &str, desk: &str, by: AccountId, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO kiosk (digest, desk, begun_by, begun_at) VALUES ($1, $2, $3, $4)";
    tx.run(sql, vec![digest.into(), desk.into(), by.0.into(), now.into()]).await?;
    Ok(())
}

/// The code of the desk in which a browser stands for everybody.
///
/// # Errors
/// When the database cannot be read.
pub async fn desk(db: &impl Reads, digest: &str) -> Result<Option<String>> {
    let row = db.one("SELECT desk FROM kiosk WHERE digest = $1", vec![digest.into()]).await?;
    row.map(|row| column(&row, "desk")).transpose()
}

/// Makes a browser one person's again.
///
/// # Errors
/// When the database refuses.
pub async fn end(tx: &Tx, digest: &str) -> Result<()> {
    tx.run("DELETE FROM kiosk WHERE digest = $1", vec![digest.into()]).await?;
    Ok(())
}
