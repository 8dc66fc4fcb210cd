//! The keys of digests: one a record, so that deleting it takes the meaning from all digests about that record.

use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// The key of the digests about a record; `fresh` becomes it when there is none yet.
///
/// # Errors
/// When the database refuses.
pub async fn key_of(tx: &Tx, record: Uuid, fresh: &str) -> Result<String> {
    tx.run("INSERT INTO audit_key (record, secret) VALUES ($1, $2) ON CONFLICT (record) DO NOTHING", vec![record.into(), fresh.into()])
        .await?;
    let row = tx.one("SELECT secret FROM audit_key WHERE record = $1", vec![record.into()]).await?;
    row.map_or_else(|| Ok(fresh.to_owned()), |row| column(&row, "secret"))
}

/// Destroys the key of the digests about a record: part of erasing it.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &Tx, record: Uuid) -> Result<()> {
    tx.run("DELETE FROM audit_key WHERE record = $1", vec![record.into()]).await?;
    Ok(())
}
