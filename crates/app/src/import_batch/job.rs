//! Runs an import in the background, from a file kept in the data folder.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicI64, Ordering},
};

use ponte_domain::{
    actor::{Actor, Purpose},
    id::{BatchId, JobId},
    reference::Lang,
};
use ponte_storage::{
    batch::{self, BatchState},
    job,
};
use serde::{Deserialize, Serialize};

use super::{Ended, ImportRequest, run_as};
use crate::{
    App,
    error::{Error, Refusal, Result},
    import::{fields::Noun, mapping::Mapping},
    rights::{Caller, Right},
};

/// The job that imports a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RunImport {
    pub noun: Noun,
    pub file: PathBuf,
    pub file_name: String,
    /// TOML or JSON of the mapping; empty when there is none.
    pub mapping: String,
    pub atomic: bool,
    pub lang: Lang,
    /// Who asked for it.
    pub actor: Actor,
}

impl RunImport {
    /// Name of the kind of job.
    pub const KIND: &'static str = "import";
}

/// Asks for an import to be run; it is found under the activities.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn start(app: &App, caller: &Caller, import: &RunImport) -> Result<JobId> {
    caller.require(Right::Import)?;
    let id = JobId(app.new_id());
    let payload = serde_json::to_string(import).map_err(|error| Error::Internal(error.to_string()))?;
    let tx = app.begin().await?;
    job::enqueue(&tx, id, RunImport::KIND, &payload, None, app.now(), app.now()).await?;
    app.commit(tx).await?;
    Ok(id)
}

/// Runs the import of a job. Run twice it changes nothing the second time: the external ids are known.
///
/// # Errors
/// As [`run`]; a mapping that cannot be read.
pub async fn run_import(app: &App, id: JobId, import: RunImport) -> Result<()> {
    let mapping = match import.mapping.trim() {
        "" => Mapping::default(),
        text => Mapping::parse(text).map_err(|error| Error::Internal(error.to_string()))?,
    };
    let request = ImportRequest {
        noun: import.noun,
        rejects: Some(import.file.with_extension("rejects")),
        file: import.file,
        file_name: import.file_name,
        mapping,
        dry_run: false,
        atomic: import.atomic,
        lang: import.lang,
    };
    let caller = app.caller(import.actor, Purpose::Exchange).await?;
    let read = AtomicI64::new(0);
    let importing = run_as(app, &caller, BatchId(id.0), request, |lines| read.store(lines.cast_signed(), Ordering::Relaxed));
    let ended = match told(app, id, &read, importing).await {
        Err(Error::Refused(Refusal::Stopped)) => return cut_short(app, id).await,
        ended => ended?,
    };
    tracing::info!(job = %id, read = ended.report.read, refused = ended.report.refused, kept = ended.kept, "an import ended");
    Ok(())
}

/// Marks the batch of an import that was stopped: what it had stored is whole and can be undone.
async fn cut_short(app: &App, id: JobId) -> Result<()> {
    let tx = app.begin().await?;
    if let Some(mut cut) = batch::get(&tx, BatchId(id.0)).await? {
        cut.state = BatchState::Failed;
        batch::save(&tx, &cut).await?;
    }
    app.commit(tx).await
}

/// Awaits an import; every second the lease is renewed and the progress told, without holding the import up. An import that somebody has
/// stopped ends there: what it was storing is not kept.
pub(super) async fn told(app: &App, id: JobId, read: &AtomicI64, importing: impl Future<Output = Result<Ended>>) -> Result<Ended> {
    // Both go on side by side: the import may hold the one transaction that writes while the progress waits for it.
    let telling = async {
        let mut ticks = tokio::time::interval(std::time::Duration::from_secs(1));
        loop {
            ticks.tick().await;
            let lease = app.now() + crate::jobs::LEASE;
            match job::progress(&app.db, id, read.load(Ordering::Relaxed), 0, lease, app.now()).await {
                Ok(true) => {}
                Ok(false) => break Refusal::Stopped.into(),
                Err(error) => break Error::from(error),
            }
        }
    };
    let ended = tokio::select! {
        ended = importing => ended?,
        error = telling => return Err(error),
    };
    let lines = ended.report.read.cast_signed();
    job::progress(&app.db, id, lines, lines, app.now() + crate::jobs::LEASE, app.now()).await?;
    Ok(ended)
}
