//! Accounts, their sessions and tokens.

use chrono::{DateTime, Utc};
use ponte_domain::{account::Account, actor::Role, id::AccountId};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

mod contact;
mod key;

pub use contact::{by_email, confirm_email, ending_between, letters_since, note_letter, past_their_day, set_last_day, want_email};
pub use key::{ApiKey, by_key, forget_keys_of, insert_key, keys, remove_key, touch_key};

const COLUMNS: &str = "a.id, a.username, a.name, a.role, a.desk, a.disabled, a.password_hash, a.email, a.email_wanted, a.last_day";

/// An account with the hash of its password.
#[derive(Debug, Clone)]
pub struct StoredAccount {
    pub account: Account,
    pub password_hash: String,
}

fn read(row: &QueryResult) -> Result<StoredAccount> {
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
        email: column(row, "email")?,
        email_wanted: column(row, "email_wanted")?,
        last_day: column(row, "last_day")?,
    };
    Ok(StoredAccount { account, password_hash: column(row, "password_hash")? })
}

/// Inserts an account.
///
/// # Errors
/// [`StorageError::is_duplicate`] when the user name is taken.
pub async fn insert(tx: &Tx, account: &Account, password_hash: &str, now: DateTime<Utc>) -> Result<()> {
    let sql =
        "INSERT INTO account (id, username, name, role, desk, password_hash, disabled, created_at, email, email_wanted, last_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let values = vec![
        account.id.0.into(),
        account.username.clone().into(),
        account.name.clone().into(),
        account.role.as_str().into(),
        account.desk.clone().into(),
        password_hash.into(),
        account.disabled.into(),
        now.into(),
        account.email.clone().into(),
        account.email_wanted.clone().into(),
        account.last_day.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// The account with an id.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_id(db: &impl Reads, id: AccountId) -> Result<Option<StoredAccount>> {
    let sql = format!("SELECT {COLUMNS} FROM account a WHERE a.id = $1");
    db.one(&sql, vec![id.0.into()]).await?.as_ref().map(read).transpose()
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

/// Opens a session; only the digest of its secret is kept.
///
/// # Errors
/// When the database refuses.
pub async fn open_session(tx: &Tx, digest: &str, account: AccountId, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO session (digest, account, created_at, seen_at) VALUES ($1, $2, $3, $3)";
    tx.run(sql, vec![digest.into(), account.0.into(), now.into()]).await?;
    Ok(())
}

/// The account of a session begun and seen since the given instants, with the instant it was last seen.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_session(
    db: &impl Reads,
    digest: &str,
    begun_since: DateTime<Utc>,
    seen_since: DateTime<Utc>,
) -> Result<Option<(Account, DateTime<Utc>)>> {
    let sql = format!(
        "SELECT {COLUMNS}, s.seen_at FROM session s JOIN account a ON a.id = s.account WHERE s.digest = $1 AND s.created_at >= $2 AND s.seen_at >= $3 AND a.disabled = $4"
    );
    let row = db.one(&sql, vec![digest.into(), begun_since.into(), seen_since.into(), false.into()]).await?;
    row.map(|row| Ok((read(&row)?.account, column(&row, "seen_at")?))).transpose()
}

/// Notes that a session was used.
///
/// # Errors
/// When the database refuses.
pub async fn touch_session(tx: &Tx, digest: &str, now: DateTime<Utc>) -> Result<()> {
    tx.run("UPDATE session SET seen_at = $2 WHERE digest = $1", vec![digest.into(), now.into()]).await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// When the database refuses.
pub async fn close_session(tx: &Tx, digest: &str) -> Result<()> {
    tx.run("DELETE FROM session WHERE digest = $1", vec![digest.into()]).await?;
    Ok(())
}

/// Notes a failed sign-in.
///
/// # Errors
/// When the database refuses.
pub async fn note_failure(tx: &Tx, username: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO sign_in_failure (username, at) VALUES ($1, $2)";
    tx.run(sql, vec![username.to_lowercase().into(), now.into()]).await?;
    Ok(())
}

/// How many sign-ins of a user name have failed since an instant.
///
/// # Errors
/// When the database cannot be read.
pub async fn failures_since(db: &impl Reads, username: &str, since: DateTime<Utc>) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS n FROM sign_in_failure WHERE username = $1 AND at >= $2";
    let row = db.one(sql, vec![username.to_lowercase().into(), since.into()]).await?;
    row.map_or(Ok(0), |row| column(&row, "n"))
}

/// Forgets the failed sign-ins of a user name.
///
/// # Errors
/// When the database refuses.
pub async fn forget_failures(tx: &Tx, username: &str) -> Result<()> {
    tx.run("DELETE FROM sign_in_failure WHERE username = $1", vec![username.to_lowercase().into()]).await?;
    Ok(())
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
