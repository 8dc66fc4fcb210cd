//! Where accounts are written to, and until when they are open.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{account::Account, id::AccountId};

use super::{COLUMNS, read};
use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// The open accounts that are written to at an address, whatever the case of its letters.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_email(db: &impl Reads, email: &str) -> Result<Vec<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM account a WHERE a.email = $1 AND a.disabled = $2 ORDER BY a.username");
    let rows = db.all(&sql, vec![email.to_lowercase().into(), false.into()]).await?;
    rows.iter().map(|row| Ok(read(row)?.account)).collect()
}

/// Keeps an address that waits to be confirmed; none takes what waits back.
///
/// # Errors
/// When the database refuses.
pub async fn want_email(tx: &Tx, id: AccountId, email: Option<&str>) -> Result<()> {
    tx.run("UPDATE account SET email_wanted = $2 WHERE id = $1", vec![id.0.into(), email.map(str::to_lowercase).into()]).await?;
    Ok(())
}

/// Sets where an account is written to, and forgets what waited to be confirmed.
///
/// # Errors
/// When the database refuses.
pub async fn confirm_email(tx: &Tx, id: AccountId, email: Option<&str>) -> Result<()> {
    let sql = "UPDATE account SET email = $2, email_wanted = NULL WHERE id = $1";
    tx.run(sql, vec![id.0.into(), email.map(str::to_lowercase).into()]).await?;
    Ok(())
}

/// Sets the last day of an account; none leaves it open.
///
/// # Errors
/// When the database refuses.
pub async fn set_last_day(tx: &Tx, id: AccountId, day: Option<NaiveDate>) -> Result<()> {
    tx.run("UPDATE account SET last_day = $2 WHERE id = $1", vec![id.0.into(), day.into()]).await?;
    Ok(())
}

/// The accounts that are not shut and whose last day is before a day.
///
/// # Errors
/// When the database cannot be read.
pub async fn past_their_day(db: &impl Reads, day: NaiveDate) -> Result<Vec<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM account a WHERE a.disabled = $1 AND a.last_day < $2 ORDER BY a.last_day, a.username");
    db.all(&sql, vec![false.into(), day.into()]).await?.iter().map(|row| Ok(read(row)?.account)).collect()
}

/// The accounts whose last day is within two days, both counted; shut ones too.
///
/// # Errors
/// When the database cannot be read.
pub async fn ending_between(db: &impl Reads, from: NaiveDate, to: NaiveDate) -> Result<Vec<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM account a WHERE a.last_day >= $1 AND a.last_day <= $2 ORDER BY a.last_day, a.username");
    db.all(&sql, vec![from.into(), to.into()]).await?.iter().map(|row| Ok(read(row)?.account)).collect()
}

/// Notes that a letter was asked for under a key; notes older than an instant are forgotten.
///
/// # Errors
/// When the database refuses.
pub async fn note_letter(tx: &Tx, key: &str, now: DateTime<Utc>, older_than: DateTime<Utc>) -> Result<()> {
    tx.run("DELETE FROM letter_request WHERE at < $1", vec![older_than.into()]).await?;
    tx.run("INSERT INTO letter_request (key, at) VALUES ($1, $2)", vec![key.into(), now.into()]).await?;
    Ok(())
}

/// How many letters were asked for under a key since an instant.
///
/// # Errors
/// When the database cannot be read.
pub async fn letters_since(db: &impl Reads, key: &str, since: DateTime<Utc>) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS n FROM letter_request WHERE key = $1 AND at >= $2";
    db.one(sql, vec![key.into(), since.into()]).await?.map_or(Ok(0), |row| column(&row, "n"))
}
