//! What was recorded while the national system was away, and has no protocol number yet.

use std::collections::HashMap;

use ponte_domain::{unemployment::StatusEvent, worker::Worker};
use ponte_storage::{
    Kind,
    leaf::{self, StoredLeaf},
    register, service_request,
};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Declarations that are shown.
const MOST: u64 = 500;

/// A declaration that waits for its protocol number.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub found: StoredLeaf<StatusEvent>,
    pub name: String,
    pub codice_fiscale: Option<String>,
}

/// What waits for the national system, of the people whose files the caller may change; the oldest first.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn waiting(app: &App, caller: &Caller) -> Result<Vec<Waiting>> {
    let scope = caller.scope(Right::EditPeople)?;
    let events = service_request::provisional(&app.db, scope.as_ref(), MOST).await?;
    let ids: Vec<Uuid> = events.iter().map(|found| found.value.worker.0).collect();
    let people = if ids.is_empty() { Vec::new() } else { register::get_many::<Worker>(&app.db, &ids).await? };
    let people: HashMap<Uuid, Worker> = people.into_iter().map(|stored| (stored.id, stored.value)).collect();
    let row = |found: StoredLeaf<StatusEvent>| {
        let person = &people.get(&found.value.worker.0)?.person;
        Some(Waiting { name: person.full_name(), codice_fiscale: person.codice_fiscale.clone(), found })
    };
    Ok(events.into_iter().filter_map(row).collect())
}

/// Records the protocol numbers of several declarations in one act; those without a number are passed over. All are recorded, or none.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Unemployment`]; [`Refusal::Stale`] when somebody changed one meanwhile;
/// [`Refusal::NobodyChosen`] without any number.
pub async fn confirm_all(app: &App, caller: &Caller, numbers: &[(Uuid, i64, String)]) -> Result<usize> {
    caller.require(Right::EditPeople)?;
    let given: Vec<_> = numbers.iter().filter(|(.., number)| !number.trim().is_empty()).collect();
    if given.is_empty() {
        return Err(Refusal::NobodyChosen.into());
    }
    let tx = app.begin().await?;
    for (id, seen, number) in &given {
        let found = leaf::get::<StatusEvent>(&tx, *id).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
        let mut event = found.value;
        app.record::<Worker>(&tx, caller, Right::EditPeople, event.worker.0).await?;
        event.confirm(number, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
        leaf::update(&tx, *seen, &event).await?;
        app.audit(&tx, caller, "unemployment.confirm", Some((Kind::Worker, event.worker.0)), &["status"]).await?;
    }
    app.commit(tx).await?;
    Ok(given.len())
}
