//! Makes a person's quantitative profile, and takes one back.

use std::collections::BTreeMap;

use ponte_domain::{
    id::WorkerId,
    profiling::{Answers, Profile, Source},
    service::Origin,
    worker::Worker,
};
use ponte_storage::{Kind, Tx, leaf};
use uuid::Uuid;

use super::{model::in_force, prefill};
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
    service,
};

/// What the form gave: the answers as they stand in it, and what she said of needs and of the end of her work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    pub answers: Answers,
    pub needs: Option<bool>,
    pub collective: Option<bool>,
}

/// Refuses who may not make the profile of a person.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn may_keep(app: &App, caller: &Caller, worker: WorkerId) -> Result<()> {
    app.record::<Worker>(&app.db, caller, Right::EditPeople, worker.0).await.map(drop)
}

/// Makes a person's profile by the model in force at her desk: the answers given, and the figures of her province. What is answered
/// neither here nor there is missing, and said to be. The profile is part of the level B, which it records.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Profiling`].
pub async fn make(app: &App, caller: &Caller, worker: WorkerId, given: Given) -> Result<Uuid> {
    let tx = app.begin().await?;
    let stored = app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    let in_force = in_force(app, &tx, &stored.value.desk).await?;
    let known = prefill::of_record(app, &stored).await?;
    let mut answers: Answers = given.answers.into_iter().filter(|(input, _)| !input.is_of_territory()).collect();
    let mut sources: BTreeMap<_, _> = answers
        .iter()
        .map(|(input, answer)| (*input, if known.get(input) == Some(answer) { Source::Record } else { Source::Said }))
        .collect();
    for (input, answer) in prefill::of_territory(app, &stored.value, &in_force.model) {
        answers.insert(input, answer);
        sources.insert(input, Source::Territory);
    }
    // What the form of the law does not ask of her is not kept.
    let asked = answers.clone();
    answers.retain(|input, _| input.is_asked(&asked) != Some(false));
    sources.retain(|input, _| answers.contains_key(input));
    let profile = Profile {
        id: app.new_id(),
        worker,
        day: app.today(),
        model: in_force.reference,
        score: in_force.model.score(&answers).map_err(Refusal::from)?,
        rule: in_force.model.track,
        answers,
        sources,
        needs: given.needs,
        collective: given.collective,
        by: caller.actor.clone(),
        at: app.now(),
        voided: None,
    };
    leaf::insert(&tx, &profile).await?;
    service::record_in(&tx, app, caller, service::person(worker, "B", (Origin::Profile, profile.id))).await?;
    app.audit(&tx, caller, "profiling.make", Some((Kind::Worker, worker.0)), &["profile"]).await?;
    app.commit(tx).await?;
    Ok(profile.id)
}

/// A profile of a person that the caller may change.
async fn own(app: &App, tx: &Tx, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<Profile> {
    app.record::<Worker>(tx, caller, Right::EditPeople, worker.0).await?;
    let found = leaf::get::<Profile>(tx, id).await?.filter(|found| found.value.worker == worker);
    Ok(found.ok_or(Refusal::NotFound(Kind::Worker))?.value)
}

/// Takes a profile back that was made by mistake, with the service that it recorded.
///
/// # Errors
/// As [`make`]; [`Refusal::Stale`].
pub async fn void(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), reason: &str) -> Result<()> {
    let tx = app.begin().await?;
    let mut profile = own(app, &tx, caller, worker, id).await?;
    profile.void(reason, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    leaf::update(&tx, seen, &profile).await?;
    service::undo_in(&tx, (Origin::Profile, id)).await?;
    app.audit(&tx, caller, "profiling.void", Some((Kind::Worker, worker.0)), &["profile"]).await?;
    app.commit(tx).await
}
