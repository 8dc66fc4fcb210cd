//! Keys with which programs use the API in the name of an account. Kept by the digest of their secret.

use chrono::{DateTime, Utc};
use ponte_domain::{account::Account, id::AccountId};
use sea_orm::QueryResult;
use uuid::Uuid;

use super::{COLUMNS, read};
use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// A key of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    pub digest: String,
    pub account: AccountId,
    /// What it is for, in the words of who made it.
    pub name: String,
    /// What the key begins with; absent for keys of before there were any.
    pub hint: Option<String>,
    /// Codes of the rights that it is limited to; all of the account when absent.
    pub scope: Option<Vec<String>>,
    pub created_at: DateTime<Utc>,
    pub expires_at: Option<DateTime<Utc>>,
    pub used_at: Option<DateTime<Utc>>,
}

const KEY: &str = "t.digest, t.account, t.name AS key_name, t.hint, t.scope, t.created_at, t.expires_at, t.used_at";

fn read_key(row: &QueryResult) -> Result<ApiKey> {
    let scope: Option<String> = column(row, "scope")?;
    Ok(ApiKey {
        digest: column(row, "digest")?,
        account: AccountId(column::<Uuid>(row, "account")?),
        name: column(row, "key_name")?,
        hint: column(row, "hint")?,
        scope: scope.map(|scope| scope.split(' ').filter(|code| !code.is_empty()).map(str::to_owned).collect()),
        created_at: column(row, "created_at")?,
        expires_at: column(row, "expires_at")?,
        used_at: column(row, "used_at")?,
    })
}

/// Keeps a new key.
///
/// # Errors
/// When the database refuses.
pub async fn insert_key(tx: &Tx, key: &ApiKey) -> Result<()> {
    let sql = "INSERT INTO api_token (digest, account, name, hint, scope, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = vec![
        key.digest.clone().into(),
        key.account.0.into(),
        key.name.clone().into(),
        key.hint.clone().into(),
        key.scope.as_ref().map(|scope| scope.join(" ")).into(),
        key.created_at.into(),
        key.expires_at.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// The key with a digest, if it has not expired and its account is not shut, and the account.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_key(db: &impl Reads, digest: &str, now: DateTime<Utc>) -> Result<Option<(Account, ApiKey)>> {
    let sql = format!(
        "SELECT {COLUMNS}, {KEY} FROM api_token t JOIN account a ON a.id = t.account WHERE t.digest = $1 AND (t.expires_at IS NULL OR t.expires_at > $2) AND a.disabled = $3"
    );
    let row = db.one(&sql, vec![digest.into(), now.into(), false.into()]).await?;
    row.map(|row| Ok((read(&row)?.account, read_key(&row)?))).transpose()
}

/// The keys of an account, or of all; the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn keys(db: &impl Reads, of: Option<AccountId>) -> Result<Vec<ApiKey>> {
    let condition = if of.is_some() { "WHERE t.account = $1 " } else { "" };
    let sql = format!("SELECT {KEY} FROM api_token t {condition}ORDER BY t.created_at DESC, t.digest");
    db.all(&sql, of.map(|id| id.0.into()).into_iter().collect()).await?.iter().map(read_key).collect()
}

/// Notes that a key was used.
///
/// # Errors
/// When the database refuses.
pub async fn touch_key(tx: &Tx, digest: &str, now: DateTime<Utc>) -> Result<()> {
    tx.run("UPDATE api_token SET used_at = $2 WHERE digest = $1", vec![digest.into(), now.into()]).await?;
    Ok(())
}

/// Revokes a key of an account, or of whomever; false when there is none.
///
/// # Errors
/// When the database refuses.
pub async fn remove_key(tx: &Tx, digest: &str, of: Option<AccountId>) -> Result<bool> {
    let touched = match of {
        Some(id) => tx.run("DELETE FROM api_token WHERE digest = $1 AND account = $2", vec![digest.into(), id.0.into()]).await?,
        None => tx.run("DELETE FROM api_token WHERE digest = $1", vec![digest.into()]).await?,
    };
    Ok(touched == 1)
}

/// Revokes all keys of an account.
///
/// # Errors
/// When the database refuses.
pub async fn forget_keys_of(tx: &Tx, id: AccountId) -> Result<()> {
    tx.run("DELETE FROM api_token WHERE account = $1", vec![id.0.into()]).await?;
    Ok(())
}
