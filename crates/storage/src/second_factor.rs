//! Second factors and recovery codes. Secrets come sealed, recovery codes as digests.

use chrono::{DateTime, Utc};
use ponte_domain::id::AccountId;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// The second factor of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// Its secret, sealed.
    pub secret: String,
    pub made_at: DateTime<Utc>,
    /// Since when it is in force; none while it is being set up.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// The last step whose code was taken.
    pub step: i64,
}

/// The second factor of an account, in force or being set up.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_account(db: &impl Reads, account: AccountId) -> Result<Option<SecondFactor>> {
    let sql = "SELECT content, made_at, confirmed_at, step FROM second_factor WHERE id = $1";
    let row = db.one(sql, vec![account.0.into()]).await?;
    row.map(|row| {
        Ok(SecondFactor {
            secret: column(&row, "content")?,
            made_at: column(&row, "made_at")?,
            confirmed_at: column(&row, "confirmed_at")?,
            step: column(&row, "step")?,
        })
    })
    .transpose()
}

/// The accounts with a second factor in force.
///
/// # Errors
/// When the database cannot be read.
pub async fn accounts(db: &impl Reads) -> Result<Vec<Uuid>> {
    let rows = db.all("SELECT id FROM second_factor WHERE confirmed_at IS NOT NULL ORDER BY id", vec![]).await?;
    rows.iter().map(|row| column(row, "id")).collect()
}

/// Puts a second factor that is not yet in force in the place of another that is not; one in force stays.
///
/// # Errors
/// When the database refuses.
pub async fn prepare(tx: &Tx, account: AccountId, secret: &str, now: DateTime<Utc>) -> Result<bool> {
    let sql = "INSERT INTO second_factor (id, content, made_at, confirmed_at, step) VALUES ($1, $2, $3, NULL, 0) ON CONFLICT (id) DO UPDATE SET content = excluded.content, made_at = excluded.made_at, step = 0 WHERE second_factor.confirmed_at IS NULL";
    Ok(tx.run(sql, vec![account.0.into(), secret.into(), now.into()]).await? > 0)
}

/// Takes the code of a step: it was not taken before, nor one after it. Whether that was so; a code that is used twice at
/// the same moment is taken once.
///
/// # Errors
/// When the database refuses.
pub async fn take_step(tx: &Tx, account: AccountId, step: i64) -> Result<bool> {
    Ok(tx.run("UPDATE second_factor SET step = $2 WHERE id = $1 AND step < $2", vec![account.0.into(), step.into()]).await? > 0)
}

/// Puts the second factor in force.
///
/// # Errors
/// When the database refuses.
pub async fn confirm(tx: &Tx, account: AccountId, now: DateTime<Utc>) -> Result<()> {
    tx.run("UPDATE second_factor SET confirmed_at = $2 WHERE id = $1", vec![account.0.into(), now.into()]).await?;
    Ok(())
}

/// Takes the second factor and its recovery codes away; whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn remove(tx: &Tx, account: AccountId) -> Result<bool> {
    tx.run("DELETE FROM recovery_code WHERE account = $1", vec![account.0.into()]).await?;
    Ok(tx.run("DELETE FROM second_factor WHERE id = $1", vec![account.0.into()]).await? > 0)
}

/// Puts new recovery codes in the place of all earlier ones.
///
/// # Errors
/// When the database refuses.
pub async fn set_recovery_codes(tx: &Tx, account: AccountId, digests: &[String]) -> Result<()> {
    tx.run("DELETE FROM recovery_code WHERE account = $1", vec![account.0.into()]).await?;
    for digest in digests {
        let sql = "INSERT INTO recovery_code (account, digest, used_at) VALUES ($1, $2, NULL)";
        tx.run(sql, vec![account.0.into(), digest.clone().into()]).await?;
    }
    Ok(())
}

/// Uses a recovery code up; whether there was one unused.
///
/// # Errors
/// When the database refuses.
pub async fn use_recovery_code(tx: &Tx, account: AccountId, digest: &str, now: DateTime<Utc>) -> Result<bool> {
    let sql = "UPDATE recovery_code SET used_at = $3 WHERE account = $1 AND digest = $2 AND used_at IS NULL";
    Ok(tx.run(sql, vec![account.0.into(), digest.into(), now.into()]).await? > 0)
}

/// How many recovery codes are left.
///
/// # Errors
/// When the database cannot be read.
pub async fn recovery_codes_left(db: &impl Reads, account: AccountId) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS n FROM recovery_code WHERE account = $1 AND used_at IS NULL";
    db.one(sql, vec![account.0.into()]).await?.map_or(Ok(0), |row| column(&row, "n"))
}
