//! The register of requests of a desk.

use std::collections::HashMap;

use chrono::Days;
use ponte_domain::{id::WorkerId, person_request::NEAR_DAYS, worker::Worker};
use ponte_storage::{
    Kind, Stored,
    person_request::{self, StoredRequest},
};
use uuid::Uuid;

use super::{
    CopiedProposal,
    answer::{answerable, is_own},
    ask::value_of,
    page::proposals_of,
};
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

/// A request with what answers it.
#[derive(Debug, Clone)]
pub struct Viewed {
    pub found: StoredRequest,
    pub stored: Stored<Worker>,
    /// What stands now in the field that is to be put right.
    pub now: Option<String>,
    /// Of a contest: the proposal with the match as it was seen then.
    pub contested: Option<CopiedProposal>,
}

/// One request with what answers it. The person's file counts as opened.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn view(app: &App, caller: &Caller, id: Uuid) -> Result<Viewed> {
    let (found, stored) = answerable(app, caller, id).await?;
    note_opened(app, caller, Kind::Worker, stored.id).await?;
    let contested = match found.request.proposal {
        Some(id) => proposals_of(app, WorkerId(stored.id)).await?.into_iter().find(|each| each.proposal.id == id),
        None => None,
    };
    let now = found.request.field.and_then(|field| value_of(&stored.value, field));
    Ok(Viewed { found, stored, now, contested })
}
