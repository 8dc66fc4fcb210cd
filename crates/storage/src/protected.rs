//! The protected part of case files, and protected files: rows of which only whose they are can be read.
//!
//! What stands in `content` comes sealed and leaves sealed; this crate never sees it open. No change log tells of
//! these rows, so that nothing follows them.

mod file;
mod key;
mod rotate;

use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

pub use file::{FileRow, add_member, file, files_of, insert_file, members, remove_member, update_file};
pub use key::{KeyRow, insert_key, keys};
pub use rotate::{SEALED, SealedRow, anything, by_key, not_sealed_with, reseal};

/// A section, sealed.
#[derive(Debug, Clone)]
pub struct SectionRow {
    pub id: Uuid,
    /// The worker or the protected file.
    pub subject: Uuid,
    /// Place among the rows of the subject; says nothing.
    pub slot: i64,
    pub version: i64,
    pub updated_at: DateTime<Utc>,
    pub content: String,
}

/// What a section or a protected file was, sealed.
#[derive(Debug, Clone)]
pub struct RevisionRow {
    pub id: Uuid,
    pub record: Uuid,
    pub version: i64,
    pub replaced_at: DateTime<Utc>,
    /// The account, when a person did it.
    pub replaced_by: Option<Uuid>,
    pub content: String,
}

fn section(row: &QueryResult) -> Result<SectionRow> {
    Ok(SectionRow {
        id: column(row, "id")?,
        subject: column(row, "subject")?,
        slot: column(row, "slot")?,
        version: column(row, "version")?,
        updated_at: column(row, "updated_at")?,
        content: column(row, "content")?,
    })
}

/// The sections of a subject.
///
/// # Errors
/// When the database cannot be read.
pub async fn sections(db: &impl Reads, subject: Uuid) -> Result<Vec<SectionRow>> {
    let sql = "SELECT id, subject, slot, version, updated_at, content FROM protected_section WHERE subject = $1 ORDER BY slot";
    db.all(sql, vec![subject.into()]).await?.iter().map(section).collect()
}

/// Inserts the sections of a subject.
///
/// # Errors
/// [`StorageError::is_duplicate`] when somebody did so meanwhile.
pub async fn insert_sections(tx: &Tx, rows: &[SectionRow]) -> Result<()> {
    for row in rows {
        let sql = "INSERT INTO protected_section (id, subject, slot, version, updated_at, content) VALUES ($1, $2, $3, $4, $5, $6)";
        let values =
            vec![row.id.into(), row.subject.into(), row.slot.into(), row.version.into(), row.updated_at.into(), row.content.clone().into()];
        tx.run(sql, values).await?;
    }
    Ok(())
}

/// Replaces the content of a section over the version that was seen.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update_section(tx: &Tx, seen: &SectionRow, content: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE protected_section SET content = $3, version = version + 1, updated_at = $4 WHERE id = $1 AND version = $2";
    let touched = tx.run(sql, vec![seen.id.into(), seen.version.into(), content.into(), now.into()]).await?;
    if touched == 1 { Ok(()) } else { Err(StorageError::Stale { table: "worker", record: seen.subject }) }
}

/// Keeps what a record was.
///
/// # Errors
/// When the database refuses.
pub async fn insert_revision(tx: &Tx, row: &RevisionRow) -> Result<()> {
    let sql = "INSERT INTO protected_revision (id, record, version, replaced_at, replaced_by, content) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = vec![
        row.id.into(),
        row.record.into(),
        row.version.into(),
        row.replaced_at.into(),
        row.replaced_by.into(),
        row.content.clone().into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// What a record was, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn revisions(db: &impl Reads, record: Uuid) -> Result<Vec<RevisionRow>> {
    let sql =
        "SELECT id, record, version, replaced_at, replaced_by, content FROM protected_revision WHERE record = $1 ORDER BY version DESC";
    let read = |row| {
        Ok(RevisionRow {
            id: column(row, "id")?,
            record: column(row, "record")?,
            version: column(row, "version")?,
            replaced_at: column(row, "replaced_at")?,
            replaced_by: column(row, "replaced_by")?,
            content: column(row, "content")?,
        })
    };
    db.all(sql, vec![record.into()]).await?.iter().map(read).collect()
}

/// Deletes the protected part of a subject with its history: part of erasing a person.
///
/// # Errors
/// When the database refuses.
pub async fn erase(tx: &Tx, subject: Uuid) -> Result<u64> {
    let sql = "DELETE FROM protected_revision WHERE record IN (SELECT id FROM protected_section WHERE subject = $1)";
    tx.run(sql, vec![subject.into()]).await?;
    tx.run("DELETE FROM protected_section WHERE subject = $1", vec![subject.into()]).await
}
