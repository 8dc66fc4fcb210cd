//! Consents given and withdrawn.

use ponte_domain::{consent::ConsentAct, id::WorkerId};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

/// Keeps a consent given or withdrawn.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &Tx, act: &ConsentAct) -> Result<()> {
    let sql = "INSERT INTO consent_act (id, worker, at, body) VALUES ($1, $2, $3, $4)";
    tx.run(sql, vec![act.id.into(), act.worker.0.into(), act.at.into(), serde_json::to_string(act)?.into()]).await?;
    Ok(())
}

/// The consents that a person gave and withdrew, the latest first.
///
/// # Errors
/// When the database or an act cannot be read.
pub async fn of_worker(db: &impl Reads, worker: WorkerId) -> Result<Vec<ConsentAct>> {
    let sql = "SELECT id, body FROM consent_act WHERE worker = $1 ORDER BY at DESC, id DESC";
    let rows = db.all(sql, vec![worker.0.into()]).await?;
    let mut acts = Vec::with_capacity(rows.len());
    for row in rows {
        let id: Uuid = column(&row, "id")?;
        let body: String = column(&row, "body")?;
        acts.push(serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
            table: "consent_act",
            column: "body",
            record: id,
            reason: error.to_string(),
        })?);
    }
    Ok(acts)
}
