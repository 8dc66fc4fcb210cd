//! Reads proposals: of a vacancy, of a worker, in some states.

use ponte_domain::{
    dispatch::Dispatch,
    id::{VacancyId, WorkerId},
    proposal::ProposalState,
};
use ponte_storage::proposal::{self, StoredProposal};

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
    caller.require(Right::Match)?;
    Ok(proposal::of_vacancy(&app.db, vacancy).await?)
}

/// The proposals of a worker, the latest touched first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn of_worker(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<StoredProposal>> {
    caller.require(Right::SeePeople)?;
    Ok(proposal::of_worker(&app.db, worker).await?)
}

/// The latest touched proposals in some states.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn in_states(app: &App, caller: &Caller, states: &[ProposalState], limit: u64) -> Result<Vec<StoredProposal>> {
    caller.require(Right::Match)?;
    Ok(proposal::in_states(&app.db, states, limit).await?)
}

/// The shortlists sent for a vacancy, the latest first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn shortlists_sent(app: &App, caller: &Caller, vacancy: VacancyId) -> Result<Vec<Dispatch>> {
    caller.require(Right::Match)?;
    Ok(proposal::dispatches(&app.db, vacancy).await?)
}
