//! A shortlist that leaves later: after a moment in which it can still be called back, or at a day and hour.

use chrono::{DateTime, TimeDelta, Utc};
use ponte_domain::{
    actor::Purpose,
    dispatch::{Dispatch, Plan, PlanState},
    id::{DispatchId, JobId, VacancyId, WorkerId},
    vacancy::Vacancy,
};
use ponte_storage::{Kind, Stored, Tx, job, proposal, register};
use serde::{Deserialize, Serialize};

use super::access::vacancy_of;
use super::{
    SendShortlist,
    send_shortlist::{check_may_leave, depart, draft},
};
use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::{Caller, Right},
};

/// Seconds between "send" and the mail: time to see that a name or a word was wrong.
pub const RECALL_SECONDS: i64 = 60;

/// Days for which a sending may be planned ahead; who said yes today may not be free later.
pub const MOST_DAYS_AHEAD: i64 = 30;

/// The job that lets a planned shortlist leave.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LeaveShortlist {
    pub dispatch: DispatchId,
}

impl LeaveShortlist {
    /// Name of the kind of job.
    pub const KIND: &'static str = "leave_shortlist";

    fn key(&self) -> String {
        format!("{}/{}", Self::KIND, self.dispatch)
    }
}

/// Plans a shortlist to leave at an instant, or when the moment to call it back has passed. Until then nobody is told anything and
/// the people stay available; whoever cannot be named at that instant is left out.
///
/// # Errors
/// As [`super::send_shortlist`]; [`Refusal::Missing`] when the instant is past or too far ahead.
pub async fn plan_shortlist(
    app: &App,
    caller: &Caller,
    vacancy: VacancyId,
    send: SendShortlist,
    at: Option<DateTime<Utc>>,
) -> Result<DispatchId> {
    let now = app.now();
    let leaves_at = at.unwrap_or(now + TimeDelta::seconds(RECALL_SECONDS));
    if leaves_at <= now || leaves_at > now + TimeDelta::days(MOST_DAYS_AHEAD) {
        return Err(Refusal::Missing("leaves_at").into());
    }
    let (_, mut dispatch) = draft(app, caller, vacancy, &send).await?;
    for worker in &send.workers {
        check_may_leave(app, &app.db, vacancy, *worker).await?;
    }
    dispatch.plan = Some(Plan { leaves_at, state: PlanState::Waiting, workers: send.workers, by: caller.actor.clone() });
    let tx = app.begin().await?;
    proposal::save_dispatch(&tx, &dispatch).await?;
    let job = LeaveShortlist { dispatch: dispatch.id };
    let payload = serde_json::to_string(&job).map_err(|error| Error::Internal(error.to_string()))?;
    job::enqueue(&tx, JobId(app.new_id()), LeaveShortlist::KIND, &payload, Some(&job.key()), leaves_at, now).await?;
    app.audit(&tx, caller, "proposal.plan_shortlist", Some((Kind::Vacancy, vacancy.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(dispatch.id)
}

/// Calls a planned shortlist back; nobody has been told anything.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::CannotUndo`] once it leaves.
pub async fn recall_shortlist(app: &App, caller: &Caller, vacancy: VacancyId, id: DispatchId) -> Result<()> {
    vacancy_of(app, &app.db, caller, Right::SendShortlist, vacancy).await?;
    let tx = app.begin().await?;
    let found = proposal::dispatch(&tx, id).await?.filter(|dispatch| dispatch.vacancy == vacancy);
    let dispatch = found.ok_or(Refusal::NotFound(Kind::Proposal))?;
    // The job is taken by whoever changes its state first: this act, or the runner that lets the names leave.
    if job::cancel(&tx, &LeaveShortlist { dispatch: id }.key(), app.now()).await? == 0 {
        return Err(Refusal::CannotUndo.into());
    }
    end(&tx, dispatch, PlanState::Cancelled).await?;
    app.audit(&tx, caller, "proposal.recall_shortlist", Some((Kind::Vacancy, vacancy.0)), &[]).await?;
    app.commit(tx).await
}

async fn end(tx: &Tx, mut dispatch: Dispatch, state: PlanState) -> Result<()> {
    dispatch.plan.iter_mut().for_each(|plan| plan.state = state);
    Ok(proposal::save_dispatch(tx, &dispatch).await?)
}

/// The shortlists of a vacancy that are to leave, and those that never did, the latest first.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn shortlists_planned(app: &App, caller: &Caller, vacancy: VacancyId) -> Result<Vec<Dispatch>> {
    caller.require(Right::Match)?;
    vacancy_of(app, &app.db, caller, Right::SeeVacancies, vacancy).await?;
    Ok(proposal::planned_dispatches(&app.db, vacancy).await?)
}

/// Lets a planned shortlist leave. Nothing leaves when the vacancy is closed by then, or nobody on it may be named any more.
///
/// # Errors
/// When the database cannot be used.
pub async fn leave_shortlist(app: &App, asked: &LeaveShortlist) -> Result<()> {
    let mut tx = app.begin().await?;
    let Some(mut dispatch) = proposal::dispatch(&tx, asked.dispatch).await? else { return Ok(()) };
    let Some(plan) = dispatch.plan.clone().filter(|plan| plan.state == PlanState::Waiting) else { return Ok(()) };
    let stored: Option<Stored<Vacancy>> = register::get(&tx, dispatch.vacancy.0).await?;
    let stored = stored.filter(|stored| stored.value.state.is_open());
    let (leaving, left_out) = divided(app, &tx, &dispatch, &plan.workers).await?;
    match stored {
        Some(stored) if !leaving.is_empty() => {
            let caller = Caller::new(plan.by, Purpose::Matching);
            (dispatch.plan, dispatch.left_out, dispatch.sent_at) = (None, left_out, app.now());
            depart(app, &mut tx, &caller, &stored.value, &mut dispatch, &leaving).await?;
        }
        _ => end(&tx, dispatch, PlanState::NotSent).await?,
    }
    app.commit(tx).await
}

/// Who may leave and who may not any more.
async fn divided(app: &App, tx: &Tx, dispatch: &Dispatch, workers: &[WorkerId]) -> Result<(Vec<WorkerId>, Vec<WorkerId>)> {
    let (mut leaving, mut left_out) = (Vec::new(), Vec::new());
    for worker in workers {
        match check_may_leave(app, tx, dispatch.vacancy, *worker).await {
            Ok(_) => leaving.push(*worker),
            Err(Error::Refused(_)) => left_out.push(*worker),
            Err(error) => return Err(error),
        }
    }
    Ok((leaving, left_out))
}
