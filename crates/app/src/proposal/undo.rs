//! Undoes the last step of a proposal.

use chrono::TimeDelta;
use ponte_domain::{
    id::{VacancyId, WorkerId},
    service::Origin,
};
use ponte_storage::{Kind, proposal};

use super::access::{permit_people, vacancy_of};
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
    service,
};

/// Minutes in which a step can be undone.
const UNDO_MINUTES: i64 = 10;

/// Undoes the last step of a proposal, by whoever took it, within ten minutes. A sent name cannot be called back.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::CannotUndo`].
pub async fn undo(app: &App, caller: &Caller, vacancy: VacancyId, worker: WorkerId) -> Result<()> {
    let mut tx = app.begin().await?;
    vacancy_of(app, &tx, caller, Right::Propose, vacancy).await?;
    permit_people(app, &tx, caller, &[worker]).await?;
    let stored = proposal::of_pair(&tx, vacancy, worker).await?.ok_or(Refusal::NotFound(Kind::Proposal))?;
    let mut undone = stored.proposal;
    let step = undone.undo().ok_or(Refusal::CannotUndo)?;
    if step.by.account() != caller.actor.account() || app.now() - step.at > TimeDelta::minutes(UNDO_MINUTES) {
        return Err(Refusal::CannotUndo.into());
    }
    proposal::update(&mut tx, stored.version, &undone, app.now()).await?;
    if !undone.attempts.iter().any(|attempt| attempt.outcome.was_heard()) {
        service::undo_in(&tx, (Origin::Round, undone.id.0)).await?;
    }
    app.audit(&tx, caller, "proposal.undo", Some((Kind::Proposal, undone.id.0)), &[]).await?;
    app.commit(tx).await
}
