//! The track (GOL): decided by a person of the desk, contested by the person whom it is about, answered, taken back.

use ponte_domain::{
    id::WorkerId,
    profiling::{Track, TrackChoice},
    service::Origin,
    worker::Worker,
};
use ponte_storage::{Kind, Tx, leaf};
use uuid::Uuid;

use super::view::standing;
use crate::{
    App,
    error::{Refusal, Result},
    person,
    rights::{Caller, Right},
    service,
};

/// Decides the track of a person: the one that is proposed, or another with a reason; both are kept. The first decision about a profile
/// is the assessment that it closes (level C), which it records.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Profiling`].
pub async fn decide(app: &App, caller: &Caller, worker: WorkerId, track: Track, reason: &str) -> Result<Uuid> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    let seen = standing(app, &tx, worker).await?;
    let reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    let choice = TrackChoice {
        id: app.new_id(),
        worker,
        day: app.today(),
        profile: seen.profile.as_ref().map(|profile| profile.id),
        proposed: seen.proposed,
        interview: seen.interview,
        track,
        reason,
        by: caller.actor.clone(),
        at: app.now(),
        contest: None,
        voided: None,
    };
    choice.check().map_err(Refusal::from)?;
    let before = leaf::of_worker::<TrackChoice>(&tx, worker).await?;
    let first = !before.iter().any(|found| found.value.voided.is_none() && found.value.profile == choice.profile);
    leaf::insert(&tx, &choice).await?;
    if first {
        service::record_in(&tx, app, caller, service::person(worker, "C", (Origin::Track, choice.id))).await?;
    }
    app.audit(&tx, caller, "profiling.decide", Some((Kind::Worker, worker.0)), &["track"]).await?;
    app.commit(tx).await?;
    Ok(choice.id)
}

/// The choice of a person with a number, whoever may have it having been asked before.
async fn own(tx: &Tx, worker: WorkerId, id: Uuid) -> Result<TrackChoice> {
    let found = leaf::get::<TrackChoice>(tx, id).await?.filter(|found| found.value.worker == worker);
    Ok(found.ok_or(Refusal::NotFound(Kind::Worker))?.value)
}

/// Takes a decision back that was a mistake, with the service that it recorded; the one before holds again.
///
/// # Errors
/// As [`decide`]; [`Refusal::Stale`].
pub async fn take_back(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), reason: &str) -> Result<()> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    let mut choice = own(&tx, worker, id).await?;
    choice.void(reason, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    leaf::update(&tx, seen, &choice).await?;
    service::undo_in(&tx, (Origin::Track, id)).await?;
    app.audit(&tx, caller, "profiling.take_back", Some((Kind::Worker, worker.0)), &["track"]).await?;
    app.commit(tx).await
}

/// Records that the person wants her track looked at by somebody (GDPR art. 22.3): by herself, who acts for her, or an operator in her
/// name.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Profiling`], [`Refusal::Stale`].
pub async fn contest(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), words: &str) -> Result<()> {
    person::acting(app, caller, Right::PersonRights, worker).await?;
    let tx = app.begin().await?;
    let mut choice = own(&tx, worker, id).await?;
    choice.contest(words, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    leaf::update(&tx, seen, &choice).await?;
    app.audit(&tx, caller, "profiling.contest", Some((Kind::Worker, worker.0)), &["track"]).await?;
    app.commit(tx).await
}

/// Answers what a person said against her track. When she is right the track is decided anew: the answer changes nothing by itself.
///
/// # Errors
/// As [`take_back`].
pub async fn answer_contest(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), words: &str) -> Result<()> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    let mut choice = own(&tx, worker, id).await?;
    choice.answer(words, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    leaf::update(&tx, seen, &choice).await?;
    app.audit(&tx, caller, "profiling.answer", Some((Kind::Worker, worker.0)), &["track"]).await?;
    app.commit(tx).await
}
