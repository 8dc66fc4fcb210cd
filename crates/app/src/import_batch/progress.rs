//! How far an import is that runs in the background.

use ponte_domain::id::{BatchId, JobId};
use ponte_storage::{
    Kind,
    batch::{self, Batch},
    job::{self, JobState},
};

use super::{RunImport, is_by_own, is_own};
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// How far an import is.
#[derive(Debug, Clone)]
pub struct Progress {
    /// Where its job stands; absent for an import that ran in the foreground.
    pub job: Option<JobState>,
    /// Lines read so far.
    pub read: u64,
    /// What it has come to; absent until it begins.
    pub batch: Option<Batch>,
}

/// How far an import is, by the number of its job, which is its batch's.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn progress(app: &App, caller: &Caller, id: BatchId) -> Result<Progress> {
    caller.require(Right::Import)?;
    let batch = batch::get(&app.db, id).await?.filter(|batch| is_own(app, caller, batch));
    let job = job::get(&app.db, JobId(id.0)).await?.filter(|job| job.kind == RunImport::KIND);
    let job = job.filter(|job| is_by_own(app, caller, serde_json::from_str::<RunImport>(&job.payload).ok().map(|run| run.actor).as_ref()));
    if batch.is_none() && job.is_none() {
        return Err(Refusal::NotFound(Kind::Reference).into());
    }
    let read = job.as_ref().map_or(0, |job| job.progress_done.unsigned_abs());
    Ok(Progress { job: job.map(|job| job.state), read, batch })
}
