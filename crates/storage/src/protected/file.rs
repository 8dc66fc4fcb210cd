//! Protected files and their teams.

use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

/// A protected file, sealed.
#[derive(Debug, Clone)]
pub struct FileRow {
    pub id: Uuid,
    pub version: i64,
    pub updated_at: DateTime<Utc>,
    pub content: String,
}

fn read(row: &QueryResult) -> Result<FileRow> {
    Ok(FileRow {
        id: column(row, "id")?,
        version: column(row, "version")?,
        updated_at: column(row, "updated_at")?,
        content: column(row, "content")?,
    })
}

/// The files of whose team an account is, the latest changed first.
///
/// # Errors
/// When the database cannot be read.
pub async fn files_of(db: &impl Reads, account: Uuid) -> Result<Vec<FileRow>> {
    let sql = "SELECT f.id, f.version, f.updated_at, f.content FROM protected_file f JOIN protected_team t ON t.file = f.id WHERE t.account = $1 ORDER BY f.updated_at DESC, f.id";
    db.all(sql, vec![account.into()]).await?.iter().map(read).collect()
}

/// A file, for an account of its team; for others there is none.
///
/// # Errors
/// When the database cannot be read.
pub async fn file(db: &impl Reads, id: Uuid, account: Uuid) -> Result<Option<FileRow>> {
    let sql = "SELECT f.id, f.version, f.updated_at, f.content FROM protected_file f JOIN protected_team t ON t.file = f.id WHERE f.id = $1 AND t.account = $2";
    db.one(sql, vec![id.into(), account.into()]).await?.as_ref().map(read).transpose()
}

/// Inserts a file.
///
/// # Errors
/// When the database refuses.
pub async fn insert_file(tx: &Tx, id: Uuid, content: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO protected_file (id, version, created_at, updated_at, content) VALUES ($1, 1, $2, $2, $3)";
    tx.run(sql, vec![id.into(), now.into(), content.into()]).await?;
    Ok(())
}

/// Replaces the content of a file over the version that was seen.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update_file(tx: &Tx, id: Uuid, seen: i64, content: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE protected_file SET content = $3, version = version + 1, updated_at = $4 WHERE id = $1 AND version = $2";
    let touched = tx.run(sql, vec![id.into(), seen.into(), content.into(), now.into()]).await?;
    if touched == 1 { Ok(()) } else { Err(StorageError::Stale { table: "worker", record: id }) }
}

/// Accounts of the team of a file, in the order in which they came.
///
/// # Errors
/// When the database cannot be read.
pub async fn members(db: &impl Reads, file: Uuid) -> Result<Vec<Uuid>> {
    let rows = db.all("SELECT account FROM protected_team WHERE file = $1 ORDER BY added_at, account", vec![file.into()]).await?;
    rows.iter().map(|row| column(row, "account")).collect()
}

/// Takes an account into the team of a file.
///
/// # Errors
/// When the database refuses.
pub async fn add_member(tx: &Tx, file: Uuid, account: Uuid, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO protected_team (file, account, added_at) VALUES ($1, $2, $3) ON CONFLICT (file, account) DO NOTHING";
    tx.run(sql, vec![file.into(), account.into(), now.into()]).await?;
    Ok(())
}

/// Takes an account out of the team of a file.
///
/// # Errors
/// When the database refuses.
pub async fn remove_member(tx: &Tx, file: Uuid, account: Uuid) -> Result<u64> {
    tx.run("DELETE FROM protected_team WHERE file = $1 AND account = $2", vec![file.into(), account.into()]).await
}
