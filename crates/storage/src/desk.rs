//! The desks of an installation, and its settings.

use ponte_domain::desk::Desk;
use uuid::Uuid;

use crate::{
    db::{Kind, Reads, Tx, column},
    error::{Result, StorageError},
};

/// Saves a desk, new or known.
///
/// # Errors
/// When the database refuses.
pub async fn save(tx: &mut Tx, desk: &Desk) -> Result<()> {
    let sql = "INSERT INTO desk (code, body) VALUES ($1, $2) ON CONFLICT (code) DO UPDATE SET body = excluded.body";
    tx.run(sql, vec![desk.code.clone().into(), serde_json::to_string(desk)?.into()]).await?;
    tx.changed(Kind::Desk, Uuid::nil());
    Ok(())
}

/// Removes a desk.
///
/// # Errors
/// When the database refuses.
pub async fn remove(tx: &mut Tx, code: &str) -> Result<()> {
    tx.run("DELETE FROM desk WHERE code = $1", vec![code.into()]).await?;
    tx.changed(Kind::Desk, Uuid::nil());
    Ok(())
}

/// All desks by code.
///
/// # Errors
/// When the database or a desk cannot be read.
pub async fn list(db: &impl Reads) -> Result<Vec<Desk>> {
    let rows = db.all("SELECT body FROM desk ORDER BY code", vec![]).await?;
    let unreadable = |error: &serde_json::Error| StorageError::Unreadable {
        table: "desk",
        column: "body",
        record: Uuid::nil(),
        reason: error.to_string(),
    };
    rows.iter().map(|row| serde_json::from_str(&column::<String>(row, "body")?).map_err(|error| unreadable(&error))).collect()
}

/// A setting of the installation.
///
/// # Errors
/// When the database cannot be read.
pub async fn setting(db: &impl Reads, key: &str) -> Result<Option<String>> {
    let row = db.one("SELECT value FROM setting WHERE key = $1", vec![key.into()]).await?;
    row.map(|row| column(&row, "value")).transpose()
}

/// Sets (or with `None` removes) a setting of the installation.
///
/// # Errors
/// When the database refuses.
pub async fn set_setting(tx: &Tx, key: &str, value: Option<&str>) -> Result<()> {
    match value {
        Some(value) => {
            let sql = "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
            tx.run(sql, vec![key.into(), value.into()]).await?
        }
        None => tx.run("DELETE FROM setting WHERE key = $1", vec![key.into()]).await?,
    };
    Ok(())
}
