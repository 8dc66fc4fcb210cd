//! Requests from afar: asked by a person from her own pages or recorded for her, listed at the desk, answered, refused, taken back.

mod answer;
mod ask;
mod list;
mod notice;

use ponte_domain::{id::WorkerId, worker::Worker};
use ponte_storage::{
    Kind, Reads, Stored,
    service_request::{self, StoredAsked},
};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

pub use answer::{Document, answer, refuse, take};
pub use ask::{ask, own, rate, withdraw};
pub use list::{Filter, Listed, Listing, list, view};

pub(crate) use list::of_worker;

/// A request of a person over whose file the caller has a right.
async fn found(app: &App, db: &impl Reads, caller: &Caller, right: Right, id: Uuid) -> Result<(StoredAsked, Stored<Worker>)> {
    caller.require(right)?;
    let found = service_request::get(db, id).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
    let stored = app.record::<Worker>(db, caller, right, found.request.worker.0).await?;
    Ok((found, stored))
}

/// A request of one person.
async fn of(db: &impl Reads, worker: WorkerId, id: Uuid) -> Result<StoredAsked> {
    let found = service_request::get(db, id).await?.filter(|found| found.request.worker == worker);
    Ok(found.ok_or(Refusal::NotFound(Kind::Worker))?)
}
