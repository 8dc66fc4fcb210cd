//! Reads what was recorded and follows the status from it.

use crate::{
    App,
    error::Result,
    pact::signed_days,
    rights::{Caller, Right},
};
use ponte_domain::{
    id::WorkerId,
    unemployment::{Benefit, Status, StatusEvent, follow},
    worker::Worker,
};
use ponte_storage::{
    Reads, Stored,
    leaf::{self, StoredLeaf},
};

/// All that concerns the status of a person.
#[derive(Debug, Clone)]
pub struct StatusFile {
    pub stored: Stored<Worker>,
    pub status: Status,
    /// What was recorded, the latest day first; what was taken back too.
    pub events: Vec<StoredLeaf<StatusEvent>>,
    /// The latest first; those taken back too.
    pub benefits: Vec<StoredLeaf<Benefit>>,
}

/// All that concerns the status of a person, for whoever may open her file.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn file(app: &App, caller: &Caller, worker: WorkerId) -> Result<StatusFile> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::SeePeople, worker.0).await?;
    let status = followed(app, &app.db, &stored).await?;
    let events = leaf::of_worker(&app.db, worker).await?;
    let benefits = leaf::of_worker(&app.db, worker).await?;
    Ok(StatusFile { stored, status, events, benefits })
}

/// The status today of a person whose file was opened.
///
/// # Errors
/// When the database cannot be read.
pub async fn status_of(app: &App, stored: &Stored<Worker>) -> Result<Status> {
    followed(app, &app.db, stored).await
}

/// The status today, as a transaction sees it.
pub(crate) async fn followed(app: &App, db: &impl Reads, stored: &Stored<Worker>) -> Result<Status> {
    let worker = WorkerId(stored.id);
    let recorded = leaf::of_worker::<StatusEvent>(db, worker).await?.into_iter().map(|found| found.value).collect();
    Ok(follow(&with_record(stored, recorded), &signed_days(db, worker).await?, app.today()))
}

/// What was recorded, and what came with the record from another system.
fn with_record(stored: &Stored<Worker>, mut events: Vec<StatusEvent>) -> Vec<StatusEvent> {
    let worker = &stored.value;
    let came = StatusEvent::of_record(WorkerId(stored.id), worker.status.did, worker.status.did_end, &worker.desk, stored.created_at);
    events.extend(came);
    events
}
