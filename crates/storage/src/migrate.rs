//! The schema, step by step. Migrations are written once and applied to both engines; a released one is never edited.

use chrono::{DateTime, Utc};

use crate::{
    audit,
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
    ("0013_assignment", include_str!("../migrations/0013_assignment.sql")),
    ("0014_case_member", include_str!("../migrations/0014_case_member.sql")),
    ("0015_urgent_access", include_str!("../migrations/0015_urgent_access.sql")),
    ("0016_mandate", include_str!("../migrations/0016_mandate.sql")),
    ("0017_audit_chain", include_str!("../migrations/0017_audit_chain.sql")),
    ("0018_protected", include_str!("../migrations/0018_protected.sql")),
    ("0023_installation", include_str!("../migrations/0023_installation.sql")),
    ("0024_session", include_str!("../migrations/0024_session.sql")),
    ("0025_second_factor", include_str!("../migrations/0025_second_factor.sql")),
    ("0026_account_contact", include_str!("../migrations/0026_account_contact.sql")),
    ("0027_invitation", include_str!("../migrations/0027_invitation.sql")),
    ("0028_api_key", include_str!("../migrations/0028_api_key.sql")),
    ("0029_person_request", include_str!("../migrations/0029_person_request.sql")),
    ("0030_erasure", include_str!("../migrations/0030_erasure.sql")),
    ("0031_retention_run", include_str!("../migrations/0031_retention_run.sql")),
    ("0032_breach", include_str!("../migrations/0032_breach.sql")),
    ("0033_merge", include_str!("../migrations/0033_merge.sql")),
    ("0034_worker_desk", include_str!("../migrations/0034_worker_desk.sql")),
    ("0035_pack", include_str!("../migrations/0035_pack.sql")),
    ("0036_response", include_str!("../migrations/0036_response.sql")),
    ("0037_campaign", include_str!("../migrations/0037_campaign.sql")),
    ("0038_campaign_left_out", include_str!("../migrations/0038_campaign_left_out.sql")),
    ("0039_pathway_run", include_str!("../migrations/0039_pathway_run.sql")),
    ("0040_status_event", include_str!("../migrations/0040_status_event.sql")),
    ("0041_benefit", include_str!("../migrations/0041_benefit.sql")),
    ("0042_service", include_str!("../migrations/0042_service.sql")),
    ("0043_programme", include_str!("../migrations/0043_programme.sql")),
    ("0044_pact", include_str!("../migrations/0044_pact.sql")),
    ("0047_pack_draft", include_str!("../migrations/0047_pack_draft.sql")),
    ("0048_visit", include_str!("../migrations/0048_visit.sql")),
    ("0049_segment_decision", include_str!("../migrations/0049_segment_decision.sql")),
    ("0050_service_request", include_str!("../migrations/0050_service_request.sql")),
    ("0051_case_transfer", include_str!("../migrations/0051_case_transfer.sql")),
    ("0052_profiling", include_str!("../migrations/0052_profiling.sql")),
    ("0053_balance", include_str!("../migrations/0053_balance.sql")),
    ("0055_curriculum", include_str!("../migrations/0055_curriculum.sql")),
    ("0056_attachment", include_str!("../migrations/0056_attachment.sql")),
    ("0057_template", include_str!("../migrations/0057_template.sql")),
    ("0061_circular", include_str!("../migrations/0061_circular.sql")),
    ("0062_pathway_subject", include_str!("../migrations/0062_pathway_subject.sql")),
];

/// Brings the database to the present schema, in one transaction.
///
/// # Errors
/// When the database refuses a migration, or was written by a newer version of the program.
pub async fn migrate(db: &Db, now: DateTime<Utc>) -> Result<()> {
    apply(db, now, |_| true).await
}

/// The first migration that a database with some still lacks; none when it is new, up to date, or of a newer version.
///
/// # Errors
/// When the database cannot be read.
pub async fn pending(db: &Db) -> Result<Option<&'static str>> {
    let sql = match db.engine() {
        Engine::Sqlite => "SELECT 1 AS one FROM sqlite_master WHERE type = 'table' AND name = 'migration'",
        Engine::Postgres => "SELECT 1 AS one FROM information_schema.tables WHERE table_schema = 'public' AND table_name = 'migration'",
    };
    if db.one(sql, vec![]).await?.is_none() {
        return Ok(None);
    }
    let applied = applied(db).await?;
    if applied.is_empty() || applied.iter().any(|name| !is_known(name)) {
        return Ok(None);
    }
    Ok(MIGRATIONS.iter().map(|(name, _)| *name).find(|name| !applied.iter().any(|done| done == name)))
}

/// Brings the database to an earlier schema: that of a backup.
pub(crate) async fn migrate_to(db: &Db, names: &[String], now: DateTime<Utc>) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| !is_known(name)) {
        return Err(StorageError::Newer(unknown.clone()));
    }
    apply(db, now, |name| names.iter().any(|wanted| wanted == name)).await
}

/// Names of the migrations that were applied, in order.
pub(crate) async fn applied(db: &impl Reads) -> Result<Vec<String>> {
    let rows = db.all("SELECT name FROM migration ORDER BY name", vec![]).await?;
    rows.iter().map(|row| column(row, "name")).collect()
}

fn is_known(name: &str) -> bool {
    MIGRATIONS.iter().any(|(known, _)| *known == name)
}

async fn apply(db: &Db, now: DateTime<Utc>, wanted: impl Fn(&str) -> bool) -> Result<()> {
    let tx = db.begin().await?;
    if db.engine() == Engine::Postgres {
        // Two nodes that start together: the second waits.
        tx.script("SELECT pg_advisory_xact_lock(7330)").await?;
    }
    tx.script("CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL)").await?;
    let applied = applied(&tx).await?;
    if let Some(unknown) = applied.iter().find(|name| !is_known(name)) {
        return Err(StorageError::Newer(unknown.clone()));
    }
    let identity = match db.engine() {
        Engine::Sqlite => "integer PRIMARY KEY AUTOINCREMENT",
        Engine::Postgres => "bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
    };
    let missing = MIGRATIONS.iter().filter(|(name, _)| wanted(name) && !applied.iter().any(|done| done == name));
    for (name, sql) in missing {
        tx.script(&sql.replace("{identity}", identity)).await?;
        if *name == "0017_audit_chain" {
            audit::adopt(&tx).await?;
        }
        tx.run("INSERT INTO migration (name, applied_at) VALUES ($1, $2)", vec![(*name).into(), now.into()]).await?;
    }
    tx.commit(now).await
}
