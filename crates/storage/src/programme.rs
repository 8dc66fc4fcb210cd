//! Programmes, and the people in them.

use ponte_domain::service::{Adhesion, Programme};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
    leaf::StoredLeaf,
};

fn read<T: serde::de::DeserializeOwned>(table: &'static str, row: &QueryResult) -> Result<StoredLeaf<T>> {
    let id: Uuid = column(row, "id")?;
    let body: String = column(row, "body")?;
    let value = serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
        table,
        column: "body",
        record: id,
        reason: error.to_string(),
    })?;
    Ok(StoredLeaf { version: column(row, "version")?, value })
}

/// Inserts a programme.
///
/// # Errors
/// [`StorageError::is_duplicate`] when it is there.
pub async fn insert(tx: &Tx, programme: &Programme) -> Result<()> {
    let sql = "INSERT INTO programme (id, desk, name, version, body) VALUES ($1, $2, $3, 1, $4)";
    let body = serde_json::to_string(programme)?;
    tx.run(sql, vec![programme.id.into(), programme.desk.as_str().into(), programme.name.as_str().into(), body.into()]).await?;
    Ok(())
}

/// Saves a programme over the version that was read.
///
/// # Errors
/// [`StorageError::Stale`] when somebody saved it since.
pub async fn update(tx: &Tx, seen: i64, programme: &Programme) -> Result<()> {
    let sql = "UPDATE programme SET desk = $3, name = $4, body = $5, version = version + 1 WHERE id = $1 AND version = $2";
    let body = serde_json::to_string(programme)?;
    let values = vec![programme.id.into(), seen.into(), programme.desk.as_str().into(), programme.name.as_str().into(), body.into()];
    if tx.run(sql, values).await? == 1 { Ok(()) } else { Err(StorageError::Stale { table: "programme", record: programme.id }) }
}

/// The programme with a number.
///
/// # Errors
/// When the database or the programme cannot be read.
pub async fn get(db: &impl Reads, id: Uuid) -> Result<Option<StoredLeaf<Programme>>> {
    let row = db.one("SELECT id, version, body FROM programme WHERE id = $1", vec![id.into()]).await?;
    row.as_ref().map(|row| read("programme", row)).transpose()
}

/// The programmes of an installation, by name.
///
/// # Errors
/// As [`get`].
pub async fn list(db: &impl Reads) -> Result<Vec<StoredLeaf<Programme>>> {
    let rows = db.all("SELECT id, version, body FROM programme ORDER BY name, id", vec![]).await?;
    rows.iter().map(|row| read("programme", row)).collect()
}

/// Locks a programme until the transaction ends, so that no two people take its last place.
///
/// # Errors
/// When the database refuses.
pub async fn hold(tx: &Tx, id: Uuid) -> Result<()> {
    tx.run("UPDATE programme SET name = name WHERE id = $1", vec![id.into()]).await?;
    Ok(())
}

/// Inserts an adhesion.
///
/// # Errors
/// [`StorageError::is_duplicate`] when it is there.
pub async fn join(tx: &Tx, adhesion: &Adhesion) -> Result<()> {
    let sql = "INSERT INTO adhesion (id, worker, programme, day, version, body) VALUES ($1, $2, $3, $4, 1, $5)";
    let body = serde_json::to_string(adhesion)?;
    let values = vec![adhesion.id.into(), adhesion.worker.0.into(), adhesion.programme.into(), adhesion.from.into(), body.into()];
    tx.run(sql, values).await?;
    Ok(())
}

/// The adhesions to a programme, the first first.
///
/// # Errors
/// As [`get`].
pub async fn adhesions(db: &impl Reads, programme: Uuid) -> Result<Vec<StoredLeaf<Adhesion>>> {
    let rows = db.all("SELECT id, version, body FROM adhesion WHERE programme = $1 ORDER BY day, id", vec![programme.into()]).await?;
    rows.iter().map(|row| read("adhesion", row)).collect()
}
