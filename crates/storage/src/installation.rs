//! Which database this is.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    db::{Db, Reads, column},
    error::Result,
};

/// The identity of a database, which it keeps; `fresh` becomes it where there is none yet. A backup does not hold it: what it is
/// brought back into is another database.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn id(db: &Db, fresh: Uuid, now: DateTime<Utc>) -> Result<Uuid> {
    if let Some(id) = known(db).await? {
        return Ok(id);
    }
    let tx = db.begin().await?;
    // Of two nodes that start together the first names it.
    tx.run("INSERT INTO installation (only_one, id) VALUES (1, $1) ON CONFLICT (only_one) DO NOTHING", vec![fresh.into()]).await?;
    tx.commit(now).await?;
    Ok(known(db).await?.unwrap_or(fresh))
}

async fn known(db: &Db) -> Result<Option<Uuid>> {
    let row = db.one("SELECT id FROM installation", vec![]).await?;
    row.map(|row| column(&row, "id")).transpose()
}
