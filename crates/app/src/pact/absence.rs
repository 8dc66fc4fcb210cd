//! What was missed: recorded, decided by a person, contested, answered.

use chrono::NaiveDate;
use ponte_domain::{
    id::WorkerId,
    pact::{Absence, AbsenceError, Decision, Effect, Justification, Missed, proposed},
    unemployment::EndReason,
    worker::Worker,
};
use ponte_storage::{Kind, Stored, Tx, leaf};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
    unemployment::{end_in, undo_end_in},
};

/// Records that a person missed something.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Absence`].
pub async fn record_absence(
    app: &App,
    caller: &Caller,
    worker: WorkerId,
    day: NaiveDate,
    missed: Missed,
    note: Option<String>,
) -> Result<Uuid> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    if day > app.today() {
        return Err(Refusal::from(AbsenceError::Future).into());
    }
    let note = note.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
    let absence =
        Absence { id: app.new_id(), worker, day, missed, note, by: caller.actor.clone(), at: app.now(), decision: None, contest: None };
    leaf::insert(&tx, &absence).await?;
    app.audit(&tx, caller, "pact.record_absence", Some((Kind::Worker, worker.0)), &["absence"]).await?;
    app.commit(tx).await?;
    Ok(absence.id)
}

async fn own(app: &App, tx: &Tx, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<(Stored<Worker>, Absence)> {
    let stored = app.record::<Worker>(tx, caller, Right::EditPeople, worker.0).await?;
    let found = leaf::get::<Absence>(tx, id).await?.filter(|found| found.value.worker == worker);
    Ok((stored, found.ok_or(Refusal::NotFound(Kind::Worker))?.value))
}

/// Records what a person of the desk decided about an absence. When it is the loss of the status, and one counts, it ends that day.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Absence`], [`Refusal::Stale`].
pub async fn decide(
    app: &App,
    caller: &Caller,
    worker: WorkerId,
    (id, seen): (Uuid, i64),
    effect: Effect,
    (justification, reason): (Option<Justification>, Option<String>),
) -> Result<()> {
    let tx = app.begin().await?;
    let (stored, mut absence) = own(app, &tx, caller, worker, id).await?;
    let all: Vec<Absence> = leaf::of_worker::<Absence>(&tx, worker).await?.into_iter().map(|found| found.value).collect();
    let rule = proposed(&absence, &all).1;
    let decision = Decision { effect, reason, justification, by: caller.actor.clone(), at: app.now() };
    absence.decide(rule.map(|rule| rule.effect), decision).map_err(Refusal::from)?;
    leaf::update(&tx, seen, &absence).await?;
    if effect == Effect::Loss {
        end_in(app, &tx, caller, &stored, id, EndReason::Sanction).await?;
    }
    app.audit(&tx, caller, "pact.decide", Some((Kind::Worker, worker.0)), &["absence"]).await?;
    app.commit(tx).await
}

/// Records that the person contests what was decided, in her words.
///
/// # Errors
/// As [`decide`].
pub async fn contest(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), words: &str) -> Result<()> {
    let tx = app.begin().await?;
    let (_, mut absence) = own(app, &tx, caller, worker, id).await?;
    absence.contest(words, app.today()).map_err(Refusal::from)?;
    leaf::update(&tx, seen, &absence).await?;
    app.audit(&tx, caller, "pact.contest", Some((Kind::Worker, worker.0)), &["absence"]).await?;
    app.commit(tx).await
}

/// Answers what is contested. When it is upheld the decision has no effect any more, and a status that ended by it goes on.
///
/// # Errors
/// As [`decide`].
pub async fn answer(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), upheld: bool, words: &str) -> Result<()> {
    let tx = app.begin().await?;
    let (_, mut absence) = own(app, &tx, caller, worker, id).await?;
    absence.answer(upheld, words).map_err(Refusal::from)?;
    leaf::update(&tx, seen, &absence).await?;
    if upheld {
        undo_end_in(app, &tx, caller, id, words).await?;
    }
    app.audit(&tx, caller, "pact.answer", Some((Kind::Worker, worker.0)), &["absence"]).await?;
    app.commit(tx).await
}
