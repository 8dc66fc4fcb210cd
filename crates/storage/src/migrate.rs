//! The schema, step by step. Migrations are written once and applied to both engines; a released one is never edited.

use chrono::{DateTime, Utc};

use crate::{
    db::{Db, Engine, Reads, column},
    error::{Result, StorageError},
};

/// Name and text of every migration, in order. `{identity}` stands for the engine's ever-growing key.
const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_registers", include_str!("../migrations/0001_registers.sql")),
    ("0002_search_word", include_str!("../migrations/0002_search_word.sql")),
    ("0003_change_log", include_str!("../migrations/0003_change_log.sql")),
    ("0004_revision", include_str!("../migrations/0004_revision.sql")),
    ("0005_audit", include_str!("../migrations/0005_audit.sql")),
    ("0006_account", include_str!("../migrations/0006_account.sql")),
    ("0007_job", include_str!("../migrations/0007_job.sql")),
    ("0008_proposal", include_str!("../migrations/0008_proposal.sql")),
    ("0009_import_batch", include_str!("../migrations/0009_import_batch.sql")),
    ("0010_reference", include_str!("../migrations/0010_reference.sql")),
];

/// Brings the database to the present schema; each migration is a transaction of its own.
///
/// # Errors
/// When the database refuses a migration, or was written by a newer version of the program.
pub async fn migrate(db: &Db, now: DateTime<Utc>) -> Result<()> {
    let tx = db.begin().await?;
    if db.engine() == Engine::Postgres {
        // Two nodes that start together: the second waits.
        tx.script("SELECT pg_advisory_xact_lock(7330)").await?;
    }
    tx.script("CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL)").await?;
    let rows = tx.all("SELECT name FROM migration ORDER BY name", vec![]).await?;
    let applied: Vec<String> = rows.iter().map(|row| column(row, "name")).collect::<Result<_>>()?;
    if let Some(unknown) = applied.iter().find(|name| !MIGRATIONS.iter().any(|(known, _)| known == *name)) {
        return Err(StorageError::Newer(unknown.clone()));
    }
    let identity = match db.engine() {
        Engine::Sqlite => "integer PRIMARY KEY AUTOINCREMENT",
        Engine::Postgres => "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    };
    for (name, sql) in MIGRATIONS.iter().filter(|(name, _)| !applied.iter().any(|done| done == name)) {
        tx.script(&sql.replace("{identity}", identity)).await?;
        tx.run("INSERT INTO migration (name, applied_at) VALUES ($1, $2)", vec![(*name).into(), now.into()]).await?;
    }
    tx.commit(now).await
}
