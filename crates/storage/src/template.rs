//! What offices write in documents, with every version of it.

use ponte_domain::template::Template;
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

/// A text as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTemplate {
    /// From 1; each save is a version of its own.
    pub version: i64,
    pub template: Template,
}

fn read(row: &QueryResult) -> Result<StoredTemplate> {
    let (id, body): (Uuid, String) = (column(row, "id")?, column(row, "body")?);
    let unreadable =
        |error: serde_json::Error| StorageError::Unreadable { table: "template", column: "body", record: id, reason: error.to_string() };
    Ok(StoredTemplate { version: column(row, "version")?, template: serde_json::from_str(&body).map_err(unreadable)? })
}

/// Keeps the version after the one that was seen; 0 was seen of a new text.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn save(tx: &Tx, seen: i64, template: &Template) -> Result<()> {
    let sql = "INSERT INTO template (id, version, desk, about, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id, version) DO NOTHING";
    let values = vec![
        template.id.into(),
        (seen + 1).into(),
        template.desk.clone().into(),
        template.about.as_str().into(),
        serde_json::to_string(template)?.into(),
    ];
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "template", record: template.id }) }
}

/// The versions of a text, the latest first.
///
/// # Errors
/// When the database or a row cannot be read.
pub async fn versions(db: &impl Reads, id: Uuid) -> Result<Vec<StoredTemplate>> {
    let sql = "SELECT id, version, body FROM template WHERE id = $1 ORDER BY version DESC";
    db.all(sql, vec![id.into()]).await?.iter().map(read).collect()
}

/// The present version of every text of a desk.
///
/// # Errors
/// As [`versions`].
pub async fn of_desk(db: &impl Reads, desk: &str) -> Result<Vec<StoredTemplate>> {
    let sql = "SELECT id, version, body FROM template t WHERE desk = $1 AND version = (SELECT MAX(version) FROM template n WHERE n.id = t.id) ORDER BY id";
    db.all(sql, vec![desk.into()]).await?.iter().map(read).collect()
}
