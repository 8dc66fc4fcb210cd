//! Takes a worker out of the running for a vacancy, with a reason, and puts her back.

use ponte_domain::{
    id::{VacancyId, WorkerId},
    proposal::{ProposalState, Reason, Step},
};
use ponte_storage::{Kind, proposal};

use super::propose::of_pair_or_new;
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// Discards a worker for a vacancy, with a reason from the list.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Proposal`].
pub async fn discard(app: &App, caller: &Caller, vacancy: VacancyId, worker: WorkerId, reason: Reason, note: Option<String>) -> Result<()> {
    step(app, caller, vacancy, worker, ProposalState::Discarded, Some(reason), note).await
}

/// Puts a discarded or unavailable worker back among the proposed.
///
/// # Errors
/// As [`discard`].
pub async fn restore(app: &App, caller: &Caller, vacancy: VacancyId, worker: WorkerId) -> Result<()> {
    step(app, caller, vacancy, worker, ProposalState::Proposed, None, None).await
}

async fn step(
    app: &App,
    caller: &Caller,
    vacancy: VacancyId,
    worker: WorkerId,
    state: ProposalState,
    reason: Option<Reason>,
    note: Option<String>,
) -> Result<()> {
    let mut tx = app.begin().await?;
    let (version, mut proposal) = of_pair_or_new(app, &mut tx, caller, vacancy, worker).await?;
    let step = Step { state, at: app.now(), by: caller.actor.clone(), reason, note };
    proposal.take_step(step).map_err(Refusal::from)?;
    proposal::update(&mut tx, version, &proposal, app.now()).await?;
    let verb = if state == ProposalState::Discarded { "proposal.discard" } else { "proposal.restore" };
    app.audit(&tx, caller, verb, Some((Kind::Proposal, proposal.id.0)), &[]).await?;
    app.commit(tx).await
}
