//! Accounts and their tokens.

use chrono::{DateTime, Utc};
use ponte_domain::{account::Account, actor::Role, id::AccountId};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

pub(crate) const COLUMNS: &str = "a.id, a.username, a.name, a.role, a.desk, a.disabled, a.password_hash";

/// An account with the hash of its password.
#[derive(Debug, Clone)]
pub struct StoredAccount {
    pub account: Account,
    pub password_hash: String,
}

pub(crate) fn read(row: &QueryResult) -> Result<StoredAccount> {
    let id: Uuid = column(row, "id")?;
    let role: String = column(row, "role")?;
    let role = Role::from_code(&role).ok_or(StorageError::Unreadable { table: "account", column: "role", record: id, reason: role })?;
    let account = Account {
        id: AccountId(id),
        username: column(row, "username")?,
        name: column(row, "name")?,
        role,
        desk: column(row, "desk")?,
        disabled: column(row, "disabled")?,
    };
    Ok(StoredAccount { account, password_hash: column(row, "password_hash")? })
}

/// Inserts an account.
///
/// # Errors
/// [`StorageError::is_duplicate`] when the user name is taken.
pub async fn insert(tx: &Tx, account: &Account, password_hash: &str, now: DateTime<Utc>) -> Result<()> {
    let sql =
        "INSERT INTO account (id, username, name, role, desk, password_hash, disabled, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = vec![
        account.id.0.into(),
        account.username.clone().into(),
        account.name.clone().into(),
        account.role.as_str().into(),
        account.desk.clone().into(),
        password_hash.into(),
        account.disabled.into(),
        now.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// The account with a user name.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_username(db: &impl Reads, username: &str) -> Result<Option<StoredAccount>> {
    let sql = format!("SELECT {COLUMNS} FROM account a WHERE a.username = $1");
    db.one(&sql, vec![username.to_lowercase().into()]).await?.as_ref().map(read).transpose()
}

/// All accounts by name.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(db: &impl Reads) -> Result<Vec<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM account a ORDER BY a.username");
    db.all(&sql, vec![]).await?.iter().map(|row| Ok(read(row)?.account)).collect()
}

/// Sets the name of an account.
///
/// # Errors
/// When the database refuses.
pub async fn update(tx: &Tx, id: AccountId, name: &str) -> Result<()> {
    tx.run("UPDATE account SET name = $2 WHERE id = $1", vec![id.0.into(), name.into()]).await?;
    Ok(())
}

/// Sets the role and the desk that an account is shown with.
///
/// # Errors
/// When the database refuses.
pub async fn set_principal(tx: &Tx, id: AccountId, role: Role, desk: &str) -> Result<()> {
    tx.run("UPDATE account SET role = $2, desk = $3 WHERE id = $1", vec![id.0.into(), role.as_str().into(), desk.into()]).await?;
    Ok(())
}

/// Shuts an account, or opens it again; shutting it ends its sessions and tokens.
///
/// # Errors
/// When the database refuses.
pub async fn set_disabled(tx: &Tx, id: AccountId, disabled: bool) -> Result<bool> {
    let touched = tx.run("UPDATE account SET disabled = $2 WHERE id = $1", vec![id.0.into(), disabled.into()]).await?;
    if disabled {
        tx.run("DELETE FROM session WHERE account = $1", vec![id.0.into()]).await?;
        tx.run("DELETE FROM api_token WHERE account = $1", vec![id.0.into()]).await?;
    }
    Ok(touched == 1)
}

/// Sets a new password and ends all sessions of the account.
///
/// # Errors
/// When the database refuses.
pub async fn set_password(tx: &Tx, id: AccountId, password_hash: &str) -> Result<()> {
    tx.run("UPDATE account SET password_hash = $2 WHERE id = $1", vec![id.0.into(), password_hash.into()]).await?;
    tx.run("DELETE FROM session WHERE account = $1", vec![id.0.into()]).await?;
    Ok(())
}

/// Makes a token for the API; only its digest is kept.
///
/// # Errors
/// When the database refuses.
pub async fn insert_token(
    tx: &Tx,
    digest: &str,
    account: AccountId,
    name: &str,
    expires: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<()> {
    let sql = "INSERT INTO api_token (digest, account, name, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, vec![digest.into(), account.0.into(), name.into(), now.into(), expires.into()]).await?;
    Ok(())
}

/// The account of a token that has not expired.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_token(db: &impl Reads, digest: &str, now: DateTime<Utc>) -> Result<Option<Account>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM api_token t JOIN account a ON a.id = t.account WHERE t.digest = $1 AND (t.expires_at IS NULL OR t.expires_at > $2) AND a.disabled = $3"
    );
    let row = db.one(&sql, vec![digest.into(), now.into(), false.into()]).await?;
    row.map(|row| Ok(read(&row)?.account)).transpose()
}

/// A small choice remembered for a person.
///
/// # Errors
/// When the database cannot be read.
pub async fn preference(db: &impl Reads, account: AccountId, key: &str) -> Result<Option<String>> {
    let row = db.one("SELECT value FROM preference WHERE account = $1 AND key = $2", vec![account.0.into(), key.into()]).await?;
    row.map(|row| column(&row, "value")).transpose()
}

/// Remembers a small choice of a person.
///
/// # Errors
/// When the database refuses.
pub async fn set_preference(tx: &Tx, account: AccountId, key: &str, value: &str) -> Result<()> {
    let sql =
        "INSERT INTO preference (account, key, value) VALUES ($1, $2, $3) ON CONFLICT (account, key) DO UPDATE SET value = excluded.value";
    tx.run(sql, vec![account.0.into(), key.into(), value.into()]).await?;
    Ok(())
}
