//! The names of the keys that something was ever sealed with.

use chrono::{DateTime, Utc};

use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// A key by its name, with a text sealed with it.
#[derive(Debug, Clone)]
pub struct KeyRow {
    pub name: String,
    pub proof: String,
}

/// All keys that the database knows.
///
/// # Errors
/// When the database cannot be read.
pub async fn keys(db: &impl Reads) -> Result<Vec<KeyRow>> {
    let rows = db.all("SELECT name, proof FROM protected_key ORDER BY made_at, name", vec![]).await?;
    rows.iter().map(|row| Ok(KeyRow { name: column(row, "name")?, proof: column(row, "proof")? })).collect()
}

/// Notes a key; one that is noted already stays as it is.
///
/// # Errors
/// When the database refuses.
pub async fn insert_key(tx: &Tx, name: &str, proof: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO protected_key (name, made_at, proof) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING";
    tx.run(sql, vec![name.into(), now.into(), proof.into()]).await?;
    Ok(())
}
