//! The queue of a desk on a day.

use std::collections::HashMap;

use chrono::NaiveDate;
use ponte_domain::{
    desk::Desk,
    id::WorkerId,
    visit::{Figures, Visit, VisitState},
    worker::Worker,
};
use ponte_storage::{
    Kind, register,
    visit::{self, StoredVisit},
};
use uuid::Uuid;

use super::{desk_of, own};
use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// A visit, with the name of the person where the caller may know that she has a file.
#[derive(Debug, Clone)]
pub struct Row {
    pub found: StoredVisit,
    /// What she is called: as typed at the entrance, or by her file.
    pub name: Option<String>,
    /// Whether the caller may open her file.
    pub opens: bool,
}

/// The visits of a desk on a day.
#[derive(Debug, Clone)]
pub struct Queue {
    /// Code of the desk.
    pub desk: String,
    pub day: NaiveDate,
    /// Those who wait, the next first; those who are received; the others, the last to end first.
    pub rows: Vec<Row>,
    pub figures: Figures,
    /// Where the caller received somebody last today.
    pub counter: Option<String>,
}

/// The desks at which the caller welcomes.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub fn desks(app: &App, caller: &Caller) -> Result<Vec<Desk>> {
    caller.require(Right::Welcome)?;
    let (tree, reach) = (app.desks(), caller.reach(Right::Welcome));
    Ok(tree.desks().filter(|desk| reach.covers(&tree, &desk.code)).cloned().collect())
}

/// The queue of a desk, the caller's own when none is named, on a day.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn queue(app: &App, caller: &Caller, desk: Option<&str>, day: NaiveDate) -> Result<Queue> {
    let desk = desk_of(app, caller, desk)?;
    let all = visit::between(&app.db, &desk, day, day).await?;
    let figures = Figures::of(all.iter().map(|found| &found.visit), app.now());
    let own = caller.actor.account();
    let received = all.iter().filter_map(|found| found.visit.received.as_ref());
    let last = received.filter(|received| own.is_some() && received.by.account() == own).max_by_key(|received| received.at);
    let counter = last.and_then(|received| received.counter.clone());
    let mut rows = named(app, caller, all).await?;
    rows.sort_by_key(|row| {
        let visit = &row.found.visit;
        let ended = visit.ended.as_ref().map(|ended| ended.at);
        let place = match visit.state() {
            VisitState::Received => 0,
            VisitState::Waiting => 1,
            VisitState::Ended | VisitState::Left => 2,
        };
        (place, std::cmp::Reverse(ended), visit.ticket)
    });
    Ok(Queue { desk, day, rows, figures, counter })
}

/// One visit to a desk at which the caller welcomes.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn one(app: &App, caller: &Caller, id: Uuid) -> Result<Row> {
    let found = own(app, &app.db, caller, id).await?;
    let mut rows = named(app, caller, vec![found.clone()]).await?;
    Ok(rows.pop().unwrap_or(Row { found, name: None, opens: false }))
}

/// The visits of a person that the queue still knows to be hers, the latest first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn of_worker(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<Visit>> {
    app.record::<Worker>(&app.db, caller, Right::SeePeople, worker.0).await?;
    Ok(visit::of_worker(&app.db, worker).await?.into_iter().map(|found| found.visit).collect())
}

async fn named(app: &App, caller: &Caller, all: Vec<StoredVisit>) -> Result<Vec<Row>> {
    let ids: Vec<Uuid> = all.iter().filter_map(|found| found.visit.worker).map(|worker| worker.0).collect();
    let admitted = async |right| match caller.may(right) && !ids.is_empty() {
        true => app.admitted(&app.db, caller, right, Kind::Worker, &ids).await,
        false => Ok(Default::default()),
    };
    let (known, opened) = (admitted(Right::KnowPeople).await?, admitted(Right::SeePeople).await?);
    let told: Vec<Uuid> = ids.iter().copied().filter(|id| known.contains(id) || opened.contains(id)).collect();
    let people = if told.is_empty() { Vec::new() } else { register::get_many::<Worker>(&app.db, &told).await? };
    let names: HashMap<Uuid, String> = people.into_iter().map(|stored| (stored.id, stored.value.person.full_name())).collect();
    let row = |found: StoredVisit| {
        let worker = found.visit.worker.map(|worker| worker.0);
        let name = worker.and_then(|id| names.get(&id).cloned()).or_else(|| found.visit.name.clone());
        Row { name, opens: worker.is_some_and(|id| opened.contains(&id)), found }
    };
    Ok(all.into_iter().map(row).collect())
}
