//! Closes a vacancy whose positions are filled, and what is still open of its proposals.

use chrono::{DateTime, Utc};
use ponte_domain::{
    id::VacancyId,
    proposal::{ProposalState, Reason, Step},
    vacancy::{Vacancy, VacancyState},
};
use ponte_storage::{
    Kind, Stored, Tx,
    proposal::{self, Within},
    register,
};

use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// Once as many people are hired as there are positions, the vacancy is filled and the open proposals are
/// closed elsewhere; whoever was not chosen is free for other vacancies. Returns whether it was closed.
pub(crate) async fn close_if_filled(app: &App, tx: &mut Tx, caller: &Caller, vacancy: VacancyId) -> Result<bool> {
    let stored: Stored<Vacancy> = register::get(tx, vacancy.0).await?.ok_or(Refusal::NotFound(Kind::Vacancy))?;
    let proposals = proposal::of_vacancy(tx, vacancy, &Within::default()).await?;
    let hired = proposals.iter().filter(|stored| stored.proposal.state == ProposalState::Hired).count();
    if hired < stored.value.positions as usize || !stored.value.state.is_open() {
        return Ok(false);
    }
    let mut filled = stored.value.clone();
    filled.state = VacancyState::Filled;
    register::update(tx, &stored, &filled, &caller.actor, app.now(), None).await?;
    app.audit(tx, caller, "vacancy.fill", Some((Kind::Vacancy, vacancy.0)), &["state"]).await?;
    for stored in proposals.into_iter().filter(|stored| stored.proposal.state.is_open()) {
        let mut closed = stored.proposal;
        let step = Step {
            state: ProposalState::ClosedElsewhere,
            at: app.now(),
            by: caller.actor.clone(),
            reason: Some(Reason::PositionFilled),
            note: None,
        };
        closed.take_step(step).map_err(Refusal::from)?;
        proposal::update(tx, stored.version, &closed, app.now()).await?;
    }
    Ok(true)
}

/// Closes the proposals of people who wait for a vacancy and were not named to the employer yet.
pub(crate) async fn close_waiting(tx: &mut Tx, caller: &Caller, vacancy: VacancyId, reason: Reason, at: DateTime<Utc>) -> Result<()> {
    let waits = |state: ProposalState| state.is_open() && !state.was_sent();
    for stored in proposal::of_vacancy(tx, vacancy, &Within::default()).await?.into_iter().filter(|stored| waits(stored.proposal.state)) {
        let mut closed = stored.proposal;
        let by = caller.actor.clone();
        let step = Step { state: ProposalState::ClosedElsewhere, at, by, reason: Some(reason), note: None };
        closed.take_step(step).map_err(Refusal::from)?;
        proposal::update(tx, stored.version, &closed, at).await?;
    }
    Ok(())
}

/// Takes back what [`close_waiting`] did at an instant.
pub(crate) async fn reopen_waiting(tx: &mut Tx, vacancy: VacancyId, closed_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
    let with_it = |step: &Step| step.reason == Some(Reason::VacancyClosed) && step.at == closed_at;
    for stored in proposal::of_vacancy(tx, vacancy, &Within::default()).await? {
        let mut reopened = stored.proposal;
        if reopened.steps.last().is_some_and(with_it) && reopened.undo().is_some() {
            proposal::update(tx, stored.version, &reopened, now).await?;
        }
    }
    Ok(())
}
