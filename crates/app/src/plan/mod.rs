//! The individual plan of a person: what leads her where she wants to come, who does it, and until when.

use chrono::{Months, NaiveDate};
use ponte_domain::{
    course::Course,
    id::{CourseId, WorkerId},
    plan::{Plan, PlanError, Target, Unit, UnitState},
    worker::Worker,
};
use ponte_storage::{Kind, Tx, leaf, register};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Months after which a new plan is looked at again, unless somebody says otherwise.
const REVIEW_MONTHS: u32 = 3;

/// What was typed of a plan as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    pub goal: String,
    pub target: Option<Target>,
    pub review: NaiveDate,
}

fn fresh(app: &App, caller: &Caller, worker: WorkerId) -> Plan {
    let today = app.today();
    Plan {
        id: app.new_id(),
        worker,
        day: today,
        goal: String::new(),
        target: None,
        units: Vec::new(),
        review: today.checked_add_months(Months::new(REVIEW_MONTHS)).unwrap_or(today),
        reviews: Vec::new(),
        by: caller.actor.clone(),
        at: app.now(),
        ended: None,
    }
}

async fn found(app: &App, tx: &Tx, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<Plan> {
    app.record::<Worker>(tx, caller, Right::EditPeople, worker.0).await?;
    let found = leaf::get::<Plan>(tx, id).await?.filter(|found| found.value.worker == worker);
    Ok(found.ok_or(Refusal::NotFound(Kind::Worker))?.value)
}

async fn save(app: &App, tx: Tx, caller: &Caller, seen: i64, verb: &'static str, plan: &Plan) -> Result<()> {
    leaf::update(&tx, seen, plan).await?;
    app.audit(&tx, caller, verb, Some((Kind::Worker, plan.worker.0)), &["plan"]).await?;
    app.commit(tx).await
}

/// The plan of a person that has not ended, with its version.
async fn open(tx: &Tx, worker: WorkerId) -> Result<Option<(i64, Plan)>> {
    let all = leaf::of_worker::<Plan>(tx, worker).await?;
    Ok(all.into_iter().find(|found| found.value.ended.is_none()).map(|found| (found.version, found.value)))
}

/// Begins a plan, or changes the one that was seen. One is open at a time.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Plan`], [`Refusal::Stale`].
pub async fn keep(app: &App, caller: &Caller, worker: WorkerId, seen: Option<(Uuid, i64)>, agreed: Agreed) -> Result<Uuid> {
    let tx = app.begin().await?;
    if let Some((id, version)) = seen {
        let mut plan = found(app, &tx, caller, worker, id).await?;
        plan.agree(&agreed.goal, agreed.target.or(plan.target.clone()), agreed.review, app.today()).map_err(Refusal::from)?;
        save(app, tx, caller, version, "plan.keep", &plan).await?;
        return Ok(id);
    }
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    if open(&tx, worker).await?.is_some() {
        return Err(Refusal::from(PlanError::Another).into());
    }
    let mut plan = fresh(app, caller, worker);
    plan.agree(&agreed.goal, agreed.target, agreed.review, app.today()).map_err(Refusal::from)?;
    leaf::insert(&tx, &plan).await?;
    app.audit(&tx, caller, "plan.keep", Some((Kind::Worker, worker.0)), &["plan"]).await?;
    app.commit(tx).await?;
    Ok(plan.id)
}

/// Puts courses into the plan that is open, or into a new one with this goal and target: what somebody lacks, in one press. Courses that
/// are in it already are passed over; says how many were added.
///
/// # Errors
/// As [`keep`].
pub async fn add_courses(
    app: &App,
    caller: &Caller,
    worker: WorkerId,
    (goal, target): (&str, Option<Target>),
    courses: &[CourseId],
) -> Result<usize> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    let known = open(&tx, worker).await?;
    let seen = known.as_ref().map(|(version, _)| *version);
    let mut plan = known.map_or_else(|| fresh(app, caller, worker), |(_, plan)| plan);
    if seen.is_none() {
        let review = plan.review;
        plan.agree(goal, target, review, app.today()).map_err(Refusal::from)?;
    }
    let before = plan.units.len();
    for id in courses {
        let Some(stored) = register::get::<Course>(&tx, id.0).await? else { continue };
        match plan.add(Unit::of_course(app.new_id(), *id, &stored.value)) {
            Ok(()) | Err(PlanError::Twice) => {}
            Err(error) => return Err(Refusal::from(error).into()),
        }
    }
    let added = plan.units.len() - before;
    match seen {
        Some(version) => save(app, tx, caller, version, "plan.add", &plan).await?,
        None => {
            leaf::insert(&tx, &plan).await?;
            app.audit(&tx, caller, "plan.add", Some((Kind::Worker, worker.0)), &["plan"]).await?;
            app.commit(tx).await?;
        }
    }
    Ok(added)
}

/// Adds a step in words.
///
/// # Errors
/// As [`keep`].
pub async fn add_step(
    app: &App,
    caller: &Caller,
    worker: WorkerId,
    (id, seen): (Uuid, i64),
    (what, who): (&str, &str),
    until: Option<NaiveDate>,
) -> Result<()> {
    let tx = app.begin().await?;
    let mut plan = found(app, &tx, caller, worker, id).await?;
    plan.add(Unit::step(app.new_id(), what, who, until)).map_err(Refusal::from)?;
    save(app, tx, caller, seen, "plan.add", &plan).await
}

/// Says where a unit stands, and what shows it.
///
/// # Errors
/// As [`keep`].
pub async fn state(
    app: &App,
    caller: &Caller,
    worker: WorkerId,
    (id, seen): (Uuid, i64),
    (unit, state): (Uuid, UnitState),
    (done, evidence): (NaiveDate, &str),
) -> Result<()> {
    let tx = app.begin().await?;
    let mut plan = found(app, &tx, caller, worker, id).await?;
    plan.state(unit, state, done, evidence, app.today()).map_err(Refusal::from)?;
    save(app, tx, caller, seen, "plan.state", &plan).await
}

/// Notes a review of the plan, and the day of the next.
///
/// # Errors
/// As [`keep`].
pub async fn look(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), words: &str, next: NaiveDate) -> Result<()> {
    let tx = app.begin().await?;
    let mut plan = found(app, &tx, caller, worker, id).await?;
    plan.look(words, next, app.today(), caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    save(app, tx, caller, seen, "plan.look", &plan).await
}

/// Ends the plan: today is its last day.
///
/// # Errors
/// As [`keep`].
pub async fn end(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), why: &str) -> Result<()> {
    let tx = app.begin().await?;
    let mut plan = found(app, &tx, caller, worker, id).await?;
    plan.end(app.today(), why).map_err(Refusal::from)?;
    save(app, tx, caller, seen, "plan.end", &plan).await
}
