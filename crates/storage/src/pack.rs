//! Practice packs: the versions that are held, and what is switched on at which desk.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ponte_domain::{expression::Values, pack::Files};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

/// A version of a pack that is held, without its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub id: Uuid,
    /// Name of the pack.
    pub pack: String,
    /// As the pack says it: 1.2.3.
    pub version: String,
    /// Digest of its files (SHA-256, in hexadecimal digits).
    pub digest: String,
    pub created_at: DateTime<Utc>,
}

/// What a desk said of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskPack {
    pub desk: String,
    pub pack: String,
    /// The version that is, or was last, switched on.
    pub pack_version: Uuid,
    pub is_on: bool,
    /// What the desk set, by the names of parameters.
    pub parameters: Values,
    /// Goes up by one at each change, from 1.
    pub version: i64,
    pub changed_at: DateTime<Utc>,
}

fn unreadable(table: &'static str, name: &'static str, record: Uuid, error: &serde_json::Error) -> StorageError {
    StorageError::Unreadable { table, column: name, record, reason: error.to_string() }
}

fn read_version(row: &QueryResult) -> Result<Version> {
    Ok(Version {
        id: column(row, "id")?,
        pack: column(row, "pack")?,
        version: column(row, "version")?,
        digest: column(row, "digest")?,
        created_at: column(row, "created_at")?,
    })
}

fn read_desk_pack(row: &QueryResult) -> Result<DeskPack> {
    let pack_version: Uuid = column(row, "pack_version")?;
    let parameters: String = column(row, "parameters")?;
    Ok(DeskPack {
        desk: column(row, "desk")?,
        pack: column(row, "pack")?,
        pack_version,
        is_on: column(row, "is_on")?,
        parameters: serde_json::from_str(&parameters).map_err(|error| unreadable("desk_pack", "parameters", pack_version, &error))?,
        version: column(row, "version")?,
        changed_at: column(row, "changed_at")?,
    })
}

/// Keeps a version with its files, unless the same files are held; gives the id under which they are.
///
/// # Errors
/// When a file is no text, or the database refuses.
pub async fn keep(tx: &Tx, version: &Version, files: &Files) -> Result<Uuid> {
    if let Some(known) = of_digest(tx, &version.pack, &version.digest).await? {
        return Ok(known);
    }
    let files = written(files, version.id)?;
    let sql = "INSERT INTO pack_version (id, pack, version, digest, created_at, files) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (pack, digest) DO NOTHING";
    let values = vec![
        version.id.into(),
        version.pack.clone().into(),
        version.version.clone().into(),
        version.digest.clone().into(),
        version.created_at.into(),
        files.into(),
    ];
    tx.run(sql, values).await?;
    // Somebody else may have kept the same files since.
    Ok(of_digest(tx, &version.pack, &version.digest).await?.unwrap_or(version.id))
}

async fn of_digest(db: &impl Reads, pack: &str, digest: &str) -> Result<Option<Uuid>> {
    let row = db.one("SELECT id FROM pack_version WHERE pack = $1 AND digest = $2", vec![pack.into(), digest.into()]).await?;
    row.map(|row| column(&row, "id")).transpose()
}

/// The files of a version.
///
/// # Errors
/// When the database or the files cannot be read.
pub async fn files(db: &impl Reads, id: Uuid) -> Result<Option<Files>> {
    let Some(row) = db.one("SELECT files FROM pack_version WHERE id = $1", vec![id.into()]).await? else { return Ok(None) };
    read_files(&row, "pack_version", id).map(Some)
}

/// Files as they are kept: a JSON object of path and text.
fn written(files: &Files, record: Uuid) -> Result<String> {
    let texts = files.iter().map(|(path, text)| Ok((path.as_str(), std::str::from_utf8(text)?)));
    let texts: std::result::Result<BTreeMap<&str, &str>, std::str::Utf8Error> = texts.collect();
    let texts =
        texts.map_err(|error| StorageError::Unreadable { table: "pack_version", column: "files", record, reason: error.to_string() })?;
    Ok(serde_json::to_string(&texts)?)
}

fn read_files(row: &QueryResult, table: &'static str, record: Uuid) -> Result<Files> {
    let files: String = column(row, "files")?;
    let files: BTreeMap<String, String> = serde_json::from_str(&files).map_err(|error| unreadable(table, "files", record, &error))?;
    Ok(files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect())
}

/// The versions that are held, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn versions(db: &impl Reads) -> Result<Vec<Version>> {
    let sql = "SELECT id, pack, version, digest, created_at FROM pack_version ORDER BY created_at DESC, id DESC";
    db.all(sql, vec![]).await?.iter().map(read_version).collect()
}

/// A version that is held.
///
/// # Errors
/// When the database cannot be read.
pub async fn version(db: &impl Reads, id: Uuid) -> Result<Option<Version>> {
    let sql = "SELECT id, pack, version, digest, created_at FROM pack_version WHERE id = $1";
    db.one(sql, vec![id.into()]).await?.as_ref().map(read_version).transpose()
}

/// What every desk said of packs, by desk and pack.
///
/// # Errors
/// When the database or a row cannot be read.
pub async fn of_desks(db: &impl Reads) -> Result<Vec<DeskPack>> {
    let sql = "SELECT desk, pack, pack_version, is_on, parameters, version, changed_at FROM desk_pack ORDER BY desk, pack";
    db.all(sql, vec![]).await?.iter().map(read_desk_pack).collect()
}

/// Saves what a desk says of a pack over the version that was seen; 0 when it said nothing before.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn save(tx: &Tx, seen: i64, said: &DeskPack) -> Result<()> {
    let sql = if seen == 0 {
        "INSERT INTO desk_pack (desk, pack, pack_version, is_on, parameters, changed_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7 + 1) ON CONFLICT (desk, pack) DO NOTHING"
    } else {
        "UPDATE desk_pack SET pack_version = $3, is_on = $4, parameters = $5, changed_at = $6, version = version + 1 WHERE desk = $1 AND pack = $2 AND version = $7"
    };
    let values = vec![
        said.desk.clone().into(),
        said.pack.clone().into(),
        said.pack_version.into(),
        said.is_on.into(),
        serde_json::to_string(&said.parameters)?.into(),
        said.changed_at.into(),
        seen.into(),
    ];
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "desk_pack", record: said.pack_version }) }
}

/// A pack that a desk is writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub pack: String,
    pub files: Files,
    /// Goes up by one at each save, from 1.
    pub version: i64,
    pub changed_at: DateTime<Utc>,
}

fn read_draft(row: &QueryResult) -> Result<Draft> {
    Ok(Draft {
        pack: column(row, "pack")?,
        files: read_files(row, "pack_draft", Uuid::nil())?,
        version: column(row, "version")?,
        changed_at: column(row, "changed_at")?,
    })
}

/// The packs that a desk is writing.
///
/// # Errors
/// When the database or a draft cannot be read.
pub async fn drafts(db: &impl Reads, desk: &str) -> Result<Vec<Draft>> {
    let sql = "SELECT pack, files, version, changed_at FROM pack_draft WHERE desk = $1 ORDER BY pack";
    db.all(sql, vec![desk.into()]).await?.iter().map(read_draft).collect()
}

/// What a desk is writing of a pack.
///
/// # Errors
/// As [`drafts`].
pub async fn draft(db: &impl Reads, desk: &str, pack: &str) -> Result<Option<Draft>> {
    let sql = "SELECT pack, files, version, changed_at FROM pack_draft WHERE desk = $1 AND pack = $2";
    db.one(sql, vec![desk.into(), pack.into()]).await?.as_ref().map(read_draft).transpose()
}

/// Saves a draft over the version that was seen; 0 for a new one.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn save_draft(tx: &Tx, desk: &str, draft: &Draft) -> Result<()> {
    let sql = if draft.version == 0 {
        "INSERT INTO pack_draft (desk, pack, files, changed_at, version) VALUES ($1, $2, $3, $4, $5 + 1) ON CONFLICT (desk, pack) DO NOTHING"
    } else {
        "UPDATE pack_draft SET files = $3, changed_at = $4, version = version + 1 WHERE desk = $1 AND pack = $2 AND version = $5"
    };
    let files = written(&draft.files, Uuid::nil())?;
    let values = vec![desk.into(), draft.pack.clone().into(), files.into(), draft.changed_at.into(), draft.version.into()];
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "pack_draft", record: Uuid::nil() }) }
}

/// Removes a draft; returns whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn remove_draft(tx: &Tx, desk: &str, pack: &str) -> Result<bool> {
    Ok(tx.run("DELETE FROM pack_draft WHERE desk = $1 AND pack = $2", vec![desk.into(), pack.into()]).await? > 0)
}
