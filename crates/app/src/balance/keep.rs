//! Begins a balance, fills it, concludes it.

use ponte_domain::{
    balance::{Balance, BalanceError, Class, Competence, SaidBy, Taken, of_record},
    concept::ConceptRef,
    id::WorkerId,
    plan::{Plan, UnitState},
    service::Origin,
    work_terms::Evidence,
    worker::{Skill, Worker},
};
use ponte_matching::link::Kind as LinkKind;
use ponte_storage::{Kind, Stored, Tx, leaf};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    register,
    rights::{Caller, Right},
    service,
};

/// What was typed of a competence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The one that is changed; absent for a new one.
    pub id: Option<Uuid>,
    pub class: Class,
    pub what: String,
    pub level: Option<u8>,
    pub evidence: String,
    pub place: String,
    pub when: String,
    pub said_by: SaidBy,
}

/// Begins a balance; one is open at a time.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Balance`].
pub async fn begin(app: &App, caller: &Caller, worker: WorkerId) -> Result<Uuid> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    if leaf::of_worker::<Balance>(&tx, worker).await?.iter().any(|found| found.value.concluded.is_none()) {
        return Err(Refusal::from(BalanceError::Another).into());
    }
    let balance = Balance {
        id: app.new_id(),
        worker,
        day: app.today(),
        competences: Vec::new(),
        by: caller.actor.clone(),
        at: app.now(),
        concluded: None,
    };
    leaf::insert(&tx, &balance).await?;
    app.audit(&tx, caller, "balance.begin", Some((Kind::Worker, worker.0)), &["balance"]).await?;
    app.commit(tx).await?;
    Ok(balance.id)
}

async fn found(app: &App, tx: &Tx, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<(Stored<Worker>, Balance)> {
    let stored = app.record::<Worker>(tx, caller, Right::EditPeople, worker.0).await?;
    let found = leaf::get::<Balance>(tx, id).await?.filter(|found| found.value.worker == worker);
    Ok((stored, found.ok_or(Refusal::NotFound(Kind::Worker))?.value))
}

/// Saves a changed balance over the version that was seen.
async fn save(app: &App, tx: Tx, caller: &Caller, seen: i64, verb: &'static str, balance: &Balance) -> Result<()> {
    leaf::update(&tx, seen, balance).await?;
    app.audit(&tx, caller, verb, Some((Kind::Worker, balance.worker.0)), &["balance"]).await?;
    app.commit(tx).await
}

/// Words linked to a skill when the linker is sure enough; else they stand for themselves.
fn linked(app: &App, text: &str) -> ConceptRef {
    match app.market.linker().best(LinkKind::Skill, text, None) {
        Some((uri, sure)) => ConceptRef { uri: Some(uri), sure: Some(sure), text: text.to_owned() },
        None => ConceptRef::words(text),
    }
}

/// Adds a competence, or changes one.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Balance`], [`Refusal::Stale`].
pub async fn keep(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), entry: Entry) -> Result<()> {
    let tx = app.begin().await?;
    let (_, mut balance) = found(app, &tx, caller, worker, id).await?;
    let known = entry.id.and_then(|id| balance.competences.iter().find(|own| own.id == id)).cloned();
    if entry.id.is_some() && known.is_none() {
        return Err(Refusal::from(BalanceError::Missing).into());
    }
    let text = entry.what.trim();
    // Words that stay the same keep what they were linked to.
    let what = match &known {
        Some(own) if own.what.text == text => own.what.clone(),
        _ => linked(app, text),
    };
    let competence = Competence {
        id: entry.id.unwrap_or_else(|| app.new_id()),
        class: entry.class,
        what,
        level: entry.level,
        evidence: entry.evidence.trim().to_owned(),
        place: entry.place.trim().to_owned(),
        when: entry.when.trim().to_owned(),
        said_by: entry.said_by,
        taken: known.map_or(Taken::Interview, |own| own.taken),
    };
    balance.keep(competence).map_err(Refusal::from)?;
    save(app, tx, caller, seen, "balance.keep", &balance).await
}

/// Takes over what the record and her plan hold and the balance has not yet; says how many were added.
///
/// # Errors
/// As [`keep`].
pub async fn take_over(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64)) -> Result<usize> {
    let tx = app.begin().await?;
    let (stored, mut balance) = found(app, &tx, caller, worker, id).await?;
    let catalogue = app.market.catalogue();
    let transversal = |uri: &str| catalogue.skill_ix(uri).is_some_and(|ix| catalogue.skill(ix).transversal);
    let mut all = of_record(&stored.value, transversal, || app.new_id());
    for plan in leaf::of_worker::<Plan>(&tx, worker).await? {
        for unit in plan.value.units.iter().filter(|unit| unit.state == UnitState::Done) {
            let entry = |what: &ConceptRef| Competence {
                id: app.new_id(),
                class: Class::Technical,
                what: what.clone(),
                level: None,
                evidence: unit.evidence.clone(),
                place: unit.what.clone(),
                when: unit.done.map(|day| day.format("%m/%Y").to_string()).unwrap_or_default(),
                said_by: SaidBy::Trainer,
                taken: Taken::Unit,
            };
            all.extend(unit.teaches.iter().map(entry));
        }
    }
    let added = balance.take_over(all).map_err(Refusal::from)?;
    save(app, tx, caller, seen, "balance.take_over", &balance).await?;
    Ok(added)
}

/// Takes a competence out.
///
/// # Errors
/// As [`keep`].
pub async fn remove(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), competence: Uuid) -> Result<()> {
    let tx = app.begin().await?;
    let (_, mut balance) = found(app, &tx, caller, worker, id).await?;
    balance.remove(competence).map_err(Refusal::from)?;
    save(app, tx, caller, seen, "balance.remove", &balance).await
}

/// Concludes the balance with what came out: that is specialist guidance (level E), which it records.
///
/// # Errors
/// As [`keep`].
pub async fn conclude(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), summary: &str) -> Result<()> {
    let tx = app.begin().await?;
    let (_, mut balance) = found(app, &tx, caller, worker, id).await?;
    balance.conclude(summary, app.today(), caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    service::record_in(&tx, app, caller, service::person(worker, "E", (Origin::Balance, id))).await?;
    save(app, tx, caller, seen, "balance.conclude", &balance).await
}

/// Opens the last balance again, and takes back the service that it recorded.
///
/// # Errors
/// As [`keep`].
pub async fn reopen(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64)) -> Result<()> {
    let tx = app.begin().await?;
    let (_, mut balance) = found(app, &tx, caller, worker, id).await?;
    if leaf::of_worker::<Balance>(&tx, worker).await?.iter().any(|found| found.value.concluded.is_none()) {
        return Err(Refusal::from(BalanceError::Another).into());
    }
    balance.reopen().map_err(Refusal::from)?;
    service::undo_in(&tx, (Origin::Balance, id)).await?;
    save(app, tx, caller, seen, "balance.reopen", &balance).await
}

/// Adds a competence to the person's record, where matching reads it: only when she wants it to be there, which who presses says.
///
/// # Errors
/// As [`keep`].
pub async fn to_profile(app: &App, caller: &Caller, worker: WorkerId, id: Uuid, competence: Uuid) -> Result<()> {
    let stored = app.record::<Worker>(&app.db, caller, Right::EditPeople, worker.0).await?;
    let balance = leaf::get::<Balance>(&app.db, id).await?.filter(|found| found.value.worker == worker);
    let balance = balance.ok_or(Refusal::NotFound(Kind::Worker))?.value;
    let own = balance.competences.iter().find(|own| own.id == competence).ok_or(BalanceError::Missing).map_err(Refusal::from)?;
    if matches!(own.taken, Taken::Language | Taken::Education | Taken::Experience | Taken::Skill) {
        return Ok(());
    }
    let mut changed = stored.value.clone();
    let evidence = match own.said_by {
        SaidBy::Herself => Evidence::Declared,
        SaidBy::Operator | SaidBy::Employer | SaidBy::Trainer => Evidence::Observed,
        SaidBy::Certificate => Evidence::Certified,
    };
    let skill = Skill { skill: own.what.clone(), level: own.level, evidence: Some(evidence) };
    let same = |known: &&mut Skill| match (&known.skill.uri, &own.what.uri) {
        (Some(known), Some(uri)) => known == uri,
        _ => known.skill.text == own.what.text,
    };
    match changed.skills.iter_mut().find(same) {
        Some(known) => *known = skill,
        None => changed.skills.push(skill),
    }
    register::save(app, caller, worker.0, stored.version, &changed).await
}
