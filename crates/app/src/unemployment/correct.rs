//! Corrects what was recorded, and takes it back; what it said stays.

use chrono::NaiveDate;
use ponte_domain::{
    id::WorkerId,
    service::Origin,
    unemployment::{EventError, Fact, StatusEvent},
    worker::Worker,
};
use ponte_storage::{
    Kind, Tx,
    leaf::{self, StoredLeaf},
};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
    service,
};

/// What an event ought to have said, and why it did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub day: NaiveDate,
    pub fact: Fact,
    pub reason: String,
}

/// Refuses who may not change what was recorded of a person.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn may_record(app: &App, caller: &Caller, worker: WorkerId) -> Result<()> {
    app.record::<Worker>(&app.db, caller, Right::EditPeople, worker.0).await.map(drop)
}

/// An event of a person that the caller may change.
async fn own(app: &App, tx: &Tx, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<StoredLeaf<StatusEvent>> {
    app.record::<Worker>(tx, caller, Right::EditPeople, worker.0).await?;
    let found = leaf::get::<StatusEvent>(tx, id).await?.filter(|found| found.value.worker == worker);
    Ok(found.ok_or(Refusal::NotFound(Kind::Worker))?)
}

async fn keep(app: &App, tx: Tx, caller: &Caller, seen: i64, event: &StatusEvent, verb: &'static str) -> Result<()> {
    leaf::update(&tx, seen, event).await?;
    app.audit(&tx, caller, verb, Some((Kind::Worker, event.worker.0)), &["status"]).await?;
    app.commit(tx).await
}

/// Corrects an event; the kind of what happened stays, and a protocol number too.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Unemployment`]; [`Refusal::Stale`] when somebody changed it meanwhile.
pub async fn correct(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), correction: Correction) -> Result<()> {
    let tx = app.begin().await?;
    let mut event = own(app, &tx, caller, worker, id).await?.value;
    let Correction { day, mut fact, reason } = correction;
    if fact.kind() != event.fact.kind() {
        return Err(Refusal::Missing("kind").into());
    }
    if let (Fact::Declared { protocol: new, .. }, Fact::Declared { protocol, .. }) = (&mut fact, &event.fact) {
        new.clone_from(protocol);
    }
    event.correct(day, fact, &reason, caller.actor.clone(), app.now(), app.today()).map_err(Refusal::from)?;
    keep(app, tx, caller, seen, &event, "unemployment.correct").await
}

/// Records the last day of work that was begun.
///
/// # Errors
/// As [`correct`]; [`Refusal::Missing`] when the event is no work.
pub async fn end_work(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), last: NaiveDate) -> Result<()> {
    let tx = app.begin().await?;
    let mut event = own(app, &tx, caller, worker, id).await?.value;
    if event.voided.is_some() {
        return Err(Refusal::from(EventError::Voided).into());
    }
    let Fact::Worked(work) = &mut event.fact else { return Err(Refusal::Missing("work").into()) };
    work.ended = Some(last);
    event.check(app.today()).map_err(Refusal::from)?;
    keep(app, tx, caller, seen, &event, "unemployment.end_work").await
}

/// Takes an event back, with the reason: it is kept, and does not count.
///
/// # Errors
/// As [`correct`].
pub async fn void(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), reason: &str) -> Result<()> {
    let tx = app.begin().await?;
    let mut event = own(app, &tx, caller, worker, id).await?.value;
    event.void(reason, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    service::undo_in(&tx, (Origin::Declaration, id)).await?;
    keep(app, tx, caller, seen, &event, "unemployment.void").await
}

/// Records the protocol number that the national system gave to a provisional declaration.
///
/// # Errors
/// As [`correct`].
pub async fn confirm(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), number: &str) -> Result<()> {
    let tx = app.begin().await?;
    let mut event = own(app, &tx, caller, worker, id).await?.value;
    event.confirm(number, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    keep(app, tx, caller, seen, &event, "unemployment.confirm").await
}
