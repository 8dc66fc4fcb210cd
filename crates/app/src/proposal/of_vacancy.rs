//! Reads proposals: of a vacancy, of a worker, in some states.

use ponte_domain::{
    dispatch::Dispatch,
    id::{VacancyId, WorkerId},
    proposal::ProposalState,
    worker::Worker,
};
use ponte_storage::proposal::{self, StoredProposal, Within};

use super::access::{vacancy_of, within};
use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// The proposals for a vacancy, by points.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn of_vacancy(app: &App, caller: &Caller, vacancy: VacancyId) -> Result<Vec<StoredProposal>> {
    vacancy_of(app, &app.db, caller, Right::SeeVacancies, vacancy).await?;
    Ok(proposal::of_vacancy(&app.db, vacancy, &within(caller, Right::SeeVacancies)?).await?)
}

/// The proposals of a worker, the latest touched first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn of_worker(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<StoredProposal>> {
    app.record::<Worker>(&app.db, caller, Right::SeePeople, worker.0).await?;
    // Who may see no vacancies is told of none.
    let Ok(vacancies) = caller.scope(Right::SeeVacancies) else { return Ok(Vec::new()) };
    Ok(proposal::of_worker(&app.db, worker, &Within { vacancies, workers: None }).await?)
}

/// The latest touched proposals in some states.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn in_states(app: &App, caller: &Caller, states: &[ProposalState], limit: u64) -> Result<Vec<StoredProposal>> {
    Ok(proposal::in_states(&app.db, states, &within(caller, Right::SeeVacancies)?, limit).await?)
}

/// The shortlists sent for a vacancy, the latest first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn shortlists_sent(app: &App, caller: &Caller, vacancy: VacancyId) -> Result<Vec<Dispatch>> {
    caller.require(Right::Match)?;
    vacancy_of(app, &app.db, caller, Right::SeeVacancies, vacancy).await?;
    Ok(proposal::dispatches(&app.db, vacancy).await?)
}
