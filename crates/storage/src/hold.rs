//! Legal holds.

use ponte_domain::{hold::LegalHold, id::WorkerId};
use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::{Result, StorageError},
};

/// Keeps a hold, new or lifted.
///
/// # Errors
/// When the database refuses.
pub async fn save(tx: &Tx, hold: &LegalHold) -> Result<()> {
    let sql = "INSERT INTO legal_hold (id, worker, until, lifted_at, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET until = excluded.until, lifted_at = excluded.lifted_at, body = excluded.body";
    let values = vec![hold.id.into(), hold.worker.0.into(), hold.until.into(), hold.lifted.into(), serde_json::to_string(hold)?.into()];
    tx.run(sql, values).await?;
    Ok(())
}

/// The holds on a person's data, past ones too, the latest first.
///
/// # Errors
/// When the database or a hold cannot be read.
pub async fn of_worker(db: &impl Reads, worker: WorkerId) -> Result<Vec<LegalHold>> {
    let rows = db.all("SELECT id, body FROM legal_hold WHERE worker = $1 ORDER BY id DESC", vec![worker.0.into()]).await?;
    let mut holds = Vec::with_capacity(rows.len());
    for row in rows {
        let id: Uuid = column(&row, "id")?;
        let body: String = column(&row, "body")?;
        holds.push(serde_json::from_str(&body).map_err(|error| StorageError::Unreadable {
            table: "legal_hold",
            column: "body",
            record: id,
            reason: error.to_string(),
        })?);
    }
    Ok(holds)
}
