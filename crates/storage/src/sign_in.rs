//! Failed sign-ins, and the browsers in which accounts have signed in before. Names, browsers and addresses are digests.

use chrono::{DateTime, Utc};
use ponte_domain::{id::AccountId, sign_in::Failures};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// An attempt, by digests.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    pub username: &'a str,
    /// The browser, where the account knows it.
    pub device: Option<&'a str>,
    /// The address it came from, where that is known.
    pub address: Option<&'a str>,
}

/// Notes a failed sign-in.
///
/// # Errors
/// When the database refuses.
pub async fn note_failure(tx: &Tx, id: Uuid, attempt: Attempt<'_>, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO sign_in_failure (id, username, device, address, at) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, vec![id.into(), attempt.username.into(), attempt.device.into(), attempt.address.into(), now.into()]).await?;
    Ok(())
}

/// The failures since an instant with a user name that count together with an attempt: those of the same browser where the
/// account knows it, else those of unknown browsers at the same address.
///
/// # Errors
/// When the database cannot be read.
pub async fn failures_like(db: &impl Reads, attempt: Attempt<'_>, since: DateTime<Utc>) -> Result<Failures> {
    let (condition, value) = match (attempt.device, attempt.address) {
        (Some(device), _) => ("device = $3", device),
        (None, Some(address)) => ("device IS NULL AND address = $3", address),
        (None, None) => ("device IS NULL AND address IS NULL AND '' = $3", ""),
    };
    let sql = format!("SELECT COUNT(*) AS n, MAX(at) AS last FROM sign_in_failure WHERE username = $1 AND at >= $2 AND {condition}");
    counted(db, &sql, vec![attempt.username.into(), since.into(), value.into()]).await
}

/// The failures since an instant with a user name, from all browsers that the account does not know.
///
/// # Errors
/// When the database cannot be read.
pub async fn failures_with_name(db: &impl Reads, username: &str, since: DateTime<Utc>) -> Result<Failures> {
    let sql = "SELECT COUNT(*) AS n, MAX(at) AS last FROM sign_in_failure WHERE username = $1 AND at >= $2 AND device IS NULL";
    counted(db, sql, vec![username.into(), since.into()]).await
}

/// The failures since an instant from an address, with whatever user name, of browsers that no account knows.
///
/// # Errors
/// When the database cannot be read.
pub async fn failures_from(db: &impl Reads, address: &str, since: DateTime<Utc>) -> Result<Failures> {
    let sql = "SELECT COUNT(*) AS n, MAX(at) AS last FROM sign_in_failure WHERE address = $1 AND at >= $2 AND device IS NULL";
    counted(db, sql, vec![address.into(), since.into()]).await
}

async fn counted(db: &impl Reads, sql: &str, values: Vec<sea_orm::Value>) -> Result<Failures> {
    let Some(row) = db.one(sql, values).await? else { return Ok(Failures::default()) };
    let count: i64 = column(&row, "n")?;
    Ok(Failures { count: u32::try_from(count).unwrap_or(u32::MAX), last: column(&row, "last")? })
}

/// Forgets the failures that count together with an attempt that succeeded. Those from elsewhere stay: whoever guesses
/// there gains nothing by it.
///
/// # Errors
/// When the database refuses.
pub async fn forget_failures(tx: &Tx, attempt: Attempt<'_>) -> Result<()> {
    if let Some(device) = attempt.device {
        let sql = "DELETE FROM sign_in_failure WHERE username = $1 AND device = $2";
        tx.run(sql, vec![attempt.username.into(), device.into()]).await?;
    }
    let (sql, mut values) = match attempt.address {
        Some(_) => ("DELETE FROM sign_in_failure WHERE username = $1 AND device IS NULL AND address = $2", vec![attempt.username.into()]),
        None => ("DELETE FROM sign_in_failure WHERE username = $1 AND device IS NULL AND address IS NULL", vec![attempt.username.into()]),
    };
    values.extend(attempt.address.map(Into::into));
    tx.run(sql, values).await?;
    Ok(())
}

/// Whether an account has signed in before in a browser.
///
/// # Errors
/// When the database cannot be read.
pub async fn knows_device(db: &impl Reads, digest: &str, account: AccountId, since: DateTime<Utc>) -> Result<bool> {
    let sql = "SELECT 1 AS one FROM device WHERE digest = $1 AND account = $2 AND used_at >= $3";
    Ok(db.one(sql, vec![digest.into(), account.0.into(), since.into()]).await?.is_some())
}

/// Remembers that an account signed in in a browser, whose cookie is another one from now on: a cookie that was planted
/// or copied before is known to nobody any more.
///
/// # Errors
/// When the database refuses.
pub async fn remember_device(tx: &Tx, old: Option<&str>, new: &str, account: AccountId, now: DateTime<Utc>) -> Result<()> {
    if let Some(old) = old {
        tx.run("UPDATE device SET digest = $2 WHERE digest = $1", vec![old.into(), new.into()]).await?;
    }
    let sql = "INSERT INTO device (digest, account, used_at) VALUES ($1, $2, $3) ON CONFLICT (digest, account) DO UPDATE SET used_at = excluded.used_at";
    tx.run(sql, vec![new.into(), account.0.into(), now.into()]).await?;
    Ok(())
}

/// Makes all browsers unknown to an account.
///
/// # Errors
/// When the database refuses.
pub async fn forget_devices(tx: &Tx, account: AccountId) -> Result<()> {
    tx.run("DELETE FROM device WHERE account = $1", vec![account.0.into()]).await?;
    Ok(())
}

/// Removes failures and browsers older than the given instants; how many of both there were.
///
/// # Errors
/// When the database refuses.
pub async fn tidy(tx: &Tx, failed_before: DateTime<Utc>, used_before: DateTime<Utc>) -> Result<u64> {
    let failures = tx.run("DELETE FROM sign_in_failure WHERE at < $1", vec![failed_before.into()]).await?;
    Ok(failures + tx.run("DELETE FROM device WHERE used_at < $1", vec![used_before.into()]).await?)
}
