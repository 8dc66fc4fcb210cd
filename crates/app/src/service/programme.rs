//! Programmes: kept, joined within their quota, left.

use std::collections::HashMap;

use chrono::NaiveDate;
use ponte_domain::{
    id::WorkerId,
    service::{Adhesion, AdhesionEnd, Programme, ProgrammeError},
    worker::Worker,
};
use ponte_storage::{
    Kind,
    leaf::{self, StoredLeaf},
    programme as stored, register,
};
use uuid::Uuid;

use super::levels;
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// A programme with how many of its places are taken.
#[derive(Debug, Clone)]
pub struct Seats {
    pub found: StoredLeaf<Programme>,
    pub taken: u32,
}

/// Somebody in a programme, where the caller may see who.
#[derive(Debug, Clone)]
pub struct Joined {
    pub found: StoredLeaf<Adhesion>,
    pub name: Option<String>,
}

/// A programme that a person is or was in.
#[derive(Debug, Clone)]
pub struct OwnProgramme {
    pub found: StoredLeaf<Adhesion>,
    pub programme: Programme,
}

/// The programmes of the installation, by name.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn programmes(app: &App, caller: &Caller) -> Result<Vec<Seats>> {
    caller.require(Right::SeeRegisters)?;
    let mut all = Vec::new();
    for found in stored::list(&app.db).await? {
        let taken = found.value.taken(&adhesions(app, found.value.id).await?);
        all.push(Seats { found, taken });
    }
    Ok(all)
}

async fn adhesions(app: &App, programme: Uuid) -> Result<Vec<Adhesion>> {
    Ok(stored::adhesions(&app.db, programme).await?.into_iter().map(|found| found.value).collect())
}

/// A programme and who is in it; people whom the caller may not see have no name.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn programme(app: &App, caller: &Caller, id: Uuid) -> Result<(Seats, Vec<Joined>)> {
    caller.require(Right::SeeRegisters)?;
    let found = stored::get(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Project))?;
    let joined = stored::adhesions(&app.db, id).await?;
    let ids: Vec<Uuid> = joined.iter().map(|each| each.value.worker.0).collect();
    let seen = if caller.may(Right::SeePeople) {
        app.admitted(&app.db, caller, Right::SeePeople, Kind::Worker, &ids).await?
    } else {
        Default::default()
    };
    let ids: Vec<Uuid> = ids.into_iter().filter(|id| seen.contains(id)).collect();
    let workers = register::get_many::<Worker>(&app.db, &ids).await?;
    let names: HashMap<Uuid, String> = workers.into_iter().map(|stored| (stored.id, stored.value.person.full_name())).collect();
    let taken = found.value.taken(&joined.iter().map(|each| each.value.clone()).collect::<Vec<Adhesion>>());
    let joined = joined.into_iter().map(|found| Joined { name: names.get(&found.value.worker.0).cloned(), found });
    Ok((Seats { found, taken }, joined.collect()))
}

/// Refuses who may not keep programmes.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub fn may_keep_programmes(caller: &Caller) -> Result<()> {
    Ok(caller.require(Right::EditRegisters)?)
}

/// Keeps a programme, new or changed from the version that was seen.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Programme`], [`Refusal::Stale`].
pub async fn keep(app: &App, caller: &Caller, seen: Option<i64>, mut programme: Programme) -> Result<Uuid> {
    caller.require(Right::EditRegisters)?;
    let tx = app.begin().await?;
    programme.check(&levels(&tx).await?).map_err(Refusal::from)?;
    if let Some(seen) = seen {
        let known = stored::get(&tx, programme.id).await?.ok_or(Refusal::NotFound(Kind::Project))?;
        if !caller.reach(Right::EditRegisters).covers(&app.desks(), &known.value.desk) {
            return Err(Refusal::Forbidden(Right::EditRegisters).into());
        }
        programme.desk = known.value.desk;
        stored::update(&tx, seen, &programme).await?;
    } else {
        let desk = caller.desk_for(Right::EditRegisters, &app.desks()).map(|desk| desk.code.clone());
        programme.desk = desk.unwrap_or_else(|| app.market.desk().code.clone());
        stored::insert(&tx, &programme).await?;
    }
    app.audit(&tx, caller, "service.keep_programme", Some((Kind::Project, programme.id)), &["programme"]).await?;
    app.commit(tx).await?;
    Ok(programme.id)
}

/// The programmes that a person is or was in.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn of_worker(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<OwnProgramme>> {
    app.record::<Worker>(&app.db, caller, Right::SeePeople, worker.0).await?;
    let mut own = Vec::new();
    for found in leaf::of_worker::<Adhesion>(&app.db, worker).await? {
        if let Some(programme) = stored::get(&app.db, found.value.programme).await? {
            own.push(OwnProgramme { found, programme: programme.value });
        }
    }
    Ok(own)
}

/// Takes a person into a programme. When its quota is reached nobody is taken but for a reason, which is kept.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Programme`].
pub async fn join(app: &App, caller: &Caller, worker: WorkerId, programme: Uuid, from: NaiveDate, beyond: Option<String>) -> Result<Uuid> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    stored::hold(&tx, programme).await?;
    let found = stored::get(&tx, programme).await?.ok_or(Refusal::NotFound(Kind::Project))?;
    let joined: Vec<Adhesion> = stored::adhesions(&tx, programme).await?.into_iter().map(|each| each.value).collect();
    let beyond = beyond.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
    found.value.may_join(&joined, worker, from, beyond.as_deref()).map_err(Refusal::from)?;
    let full = found.value.quota.is_some_and(|quota| found.value.taken(&joined) >= quota);
    let beyond_quota = beyond.filter(|_| full);
    let adhesion =
        Adhesion { id: app.new_id(), worker, programme, from, ended: None, beyond_quota, by: caller.actor.clone(), at: app.now() };
    stored::join(&tx, &adhesion).await?;
    app.audit(&tx, caller, "service.join", Some((Kind::Worker, worker.0)), &["programme"]).await?;
    app.commit(tx).await?;
    Ok(adhesion.id)
}

/// Ends a person's adhesion, with the last day and why.
///
/// # Errors
/// As [`join`]; [`Refusal::Stale`].
pub async fn leave(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), last: NaiveDate, why: AdhesionEnd) -> Result<()> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    let found = leaf::get::<Adhesion>(&tx, id).await?.filter(|found| found.value.worker == worker);
    let mut adhesion = found.ok_or(Refusal::NotFound(Kind::Worker))?.value;
    adhesion.end(last, why).map_err(|error: ProgrammeError| Refusal::from(error))?;
    leaf::update(&tx, seen, &adhesion).await?;
    app.audit(&tx, caller, "service.leave", Some((Kind::Worker, worker.0)), &["programme"]).await?;
    app.commit(tx).await
}
