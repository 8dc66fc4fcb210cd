//! The register of requests of a desk.

use std::collections::HashMap;

use chrono::Days;
use ponte_domain::{person_request::NEAR_DAYS, proposal::Proposal, worker::Worker};
use ponte_storage::{
    Kind, Stored,
    person_request::{self, StoredRequest},
    proposal,
};
use uuid::Uuid;

use super::answer::{answerable, is_own};
use crate::{
    App,
    audit::note_opened,
    error::Result,
    rights::{Caller, Right},
};

/// Requests shown at most.
const MOST: u64 = 500;

/// A request of the register.
#[derive(Debug, Clone)]
pub struct Listed {
    pub found: StoredRequest,
    /// Name of the person; absent once she is erased.
    pub name: Option<String>,
    /// Whether she asked with her own account.
    pub own: bool,
}

/// The requests of the people whom the caller answers, open ones first, by their time limit.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn register(app: &App, caller: &Caller, states: &[&str]) -> Result<Vec<Listed>> {
    let scope = caller.scope(Right::AnswerRequests)?;
    let found = person_request::list(&app.db, states, None, scope.as_ref(), MOST).await?;
    named(app, found).await
}

/// The open requests whose time limit is near or over; none for who does not answer any.
///
/// # Errors
/// When the database cannot be read.
pub async fn near_due(app: &App, caller: &Caller) -> Result<Vec<Listed>> {
    if !caller.may(Right::AnswerRequests) {
        return Ok(Vec::new());
    }
    let scope = caller.scope(Right::AnswerRequests)?;
    let until = app.today() + Days::new(NEAR_DAYS.unsigned_abs());
    named(app, person_request::list(&app.db, &["open"], Some(until), scope.as_ref(), MOST).await?).await
}

async fn named(app: &App, found: Vec<StoredRequest>) -> Result<Vec<Listed>> {
    let ids: Vec<Uuid> = found.iter().map(|each| each.request.worker.0).collect();
    let workers = ponte_storage::register::get_many::<Worker>(&app.db, &ids).await?;
    let names: HashMap<Uuid, String> = workers.into_iter().map(|stored| (stored.id, stored.value.person.full_name())).collect();
    let listed = found.into_iter().map(|found| Listed {
        name: names.get(&found.request.worker.0).cloned(),
        own: is_own(&found.request.asked_by),
        found,
    });
    Ok(listed.collect())
}

/// One request with the person's record and, for a contest, the proposal with the match as it was seen then. Her file counts as
/// opened.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn view(app: &App, caller: &Caller, id: Uuid) -> Result<(StoredRequest, Stored<Worker>, Option<Proposal>)> {
    let (found, stored) = answerable(app, caller, id).await?;
    note_opened(app, caller, Kind::Worker, stored.id).await?;
    let contested = match found.request.proposal {
        Some(id) => proposal::get(&app.db, id).await?.map(|found| found.proposal),
        None => None,
    };
    Ok((found, stored, contested))
}
