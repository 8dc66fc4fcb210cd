//! The welcome: who comes to the desk, who is next, what came of it, and what of that is kept.

mod arrive;
mod end;
mod export;
mod forget;
mod link;
mod queue;
mod receive;
mod screen;
mod undo;

use ponte_domain::{id::WorkerId, worker::Worker};
use ponte_storage::{
    Kind, Reads,
    visit::{self, StoredVisit},
};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

pub use arrive::{Arrival, arrive};
pub use end::end;
pub use export::export;
pub use forget::{ForgetVisits, forget_visits};
pub use link::{Candidate, NewPerson, candidates, link, receive_new};
pub use queue::{Queue, Row, desks, of_worker, one, queue};
pub use receive::{receive, receive_next};
pub use screen::{Screen, screen};
pub use undo::undo;

/// The desk at which the caller welcomes: the one that is named, else her own.
pub(crate) fn desk_of(app: &App, caller: &Caller, named: Option<&str>) -> Result<String> {
    caller.require(Right::Welcome)?;
    let tree = app.desks();
    let own = || caller.desk_for(Right::Welcome, &tree).map(|desk| desk.code.clone());
    let code = named.map(str::to_owned).or_else(own).unwrap_or_else(|| app.market.desk().code.clone());
    let code = tree.keeper_code(&code).to_owned();
    if caller.reach(Right::Welcome).covers(&tree, &code) { Ok(code) } else { Err(Refusal::Forbidden(Right::Welcome).into()) }
}

/// A visit to a desk at which the caller welcomes.
pub(crate) async fn own(app: &App, db: &impl Reads, caller: &Caller, id: Uuid) -> Result<StoredVisit> {
    caller.require(Right::Welcome)?;
    let found = visit::get(db, id).await?.ok_or(Refusal::NotFound(Kind::Desk))?;
    if !caller.reach(Right::Welcome).covers(&app.desks(), &found.visit.desk) {
        return Err(Refusal::NotFound(Kind::Desk).into());
    }
    Ok(found)
}

/// Refuses a person of whom the caller may not know that she has a file.
pub(crate) async fn known(app: &App, db: &impl Reads, caller: &Caller, worker: WorkerId) -> Result<()> {
    let right = if caller.may(Right::KnowPeople) { Right::KnowPeople } else { Right::SeePeople };
    match app.record::<Worker>(db, caller, right, worker.0).await {
        // Whoever is in a team of a far desk sees its file without the right to know of others.
        Err(_) if right == Right::KnowPeople => app.record::<Worker>(db, caller, Right::SeePeople, worker.0).await.map(drop),
        known => known.map(drop),
    }
}
