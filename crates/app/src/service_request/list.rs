//! The requests of the people whose files the caller may open.

use std::collections::HashMap;

use ponte_domain::{
    id::WorkerId,
    service_request::{Asked, AskedState, Satisfaction, ServiceRequest},
    worker::{Segment, Worker},
};
use ponte_storage::{
    Stored, register,
    service_request::{self, StoredAsked, Which},
};
use uuid::Uuid;

use super::found;
use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// Requests that are shown.
const MOST: u64 = 200;

/// What is asked of the list; what is absent does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub kind: Option<Asked>,
    /// Of people in a segment; of those in none when the inner is absent.
    pub segment: Option<Option<Segment>>,
    /// Those that are closed instead of those that wait.
    pub closed: bool,
}

/// A request with whom it is of.
#[derive(Debug, Clone)]
pub struct Listed {
    pub found: StoredAsked,
    pub name: String,
    pub segment: Option<Segment>,
}

/// The list, and how well people say they were served.
#[derive(Debug, Clone)]
pub struct Listing {
    pub rows: Vec<Listed>,
    pub satisfaction: Satisfaction,
}

/// The requests of the people whose files the caller may open: those that wait, the oldest first; or those that are closed.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn list(app: &App, caller: &Caller, filter: &Filter) -> Result<Listing> {
    let scope = caller.scope(Right::SeePeople)?;
    let is_open = |state: &AskedState| matches!(state, AskedState::Open | AskedState::Taken);
    let states = AskedState::ALL.iter().filter(|state| is_open(state) != filter.closed).map(|state| state.as_str());
    let which = Which {
        states: states.collect(),
        kind: filter.kind.map(Asked::as_str),
        segment: filter.segment.map(|segment| segment.map(|known| known.as_str().to_owned()).unwrap_or_default()),
        scope,
        limit: MOST,
    };
    let all = service_request::list(&app.db, &which).await?;
    let ids: Vec<Uuid> = all.iter().map(|found| found.request.worker.0).collect();
    let people = if ids.is_empty() { Vec::new() } else { register::get_many::<Worker>(&app.db, &ids).await? };
    let known: HashMap<Uuid, (String, Option<Segment>)> =
        people.into_iter().map(|stored| (stored.id, (stored.value.person.full_name(), stored.value.segment))).collect();
    let row = |found: StoredAsked| {
        let (name, segment) = known.get(&found.request.worker.0).cloned().unwrap_or_default();
        Listed { found, name, segment }
    };
    let satisfaction = service_request::satisfaction(&app.db, &Which { states: Vec::new(), limit: 0, ..which }).await?;
    Ok(Listing { rows: all.into_iter().map(row).collect(), satisfaction })
}

/// One request, with the person's record.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn view(app: &App, caller: &Caller, id: Uuid) -> Result<(StoredAsked, Stored<Worker>)> {
    found(app, &app.db, caller, Right::SeePeople, id).await
}

/// The requests of a person, for those who may see her file already.
pub(crate) async fn of_worker(app: &App, worker: WorkerId) -> Result<Vec<ServiceRequest>> {
    Ok(service_request::of_worker(&app.db, worker).await?.into_iter().map(|found| found.request).collect())
}
