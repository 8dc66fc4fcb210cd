//! Proposes workers for a vacancy.

use ponte_domain::{
    id::{ProposalId, VacancyId, WorkerId},
    proposal::{Proposal, ProposalError, Snapshot},
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_storage::{Kind, Stored, Tx, proposal, register};

use super::access::{permit_people, vacancy_of};
use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::{Caller, Right},
};

/// Proposes workers for a vacancy, each with the match as it stands now; those proposed already are left as they are.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::Proposal`] when one does not want to be proposed.
pub async fn propose(app: &App, caller: &Caller, vacancy: VacancyId, workers: &[WorkerId]) -> Result<Vec<ProposalId>> {
    let stored = vacancy_of(app, &app.db, caller, Right::Propose, vacancy).await?;
    if workers.is_empty() {
        return Err(Refusal::NobodyChosen.into());
    }
    permit_people(app, &app.db, caller, workers).await?;
    let mut tx = app.begin().await?;
    let mut made = Vec::new();
    for worker in workers {
        if proposal::of_pair(&tx, vacancy, *worker).await?.is_none() {
            made.push(insert(app, &mut tx, caller, &stored, *worker).await?.id);
        }
    }
    app.commit(tx).await?;
    Ok(made)
}

/// The proposal of a worker for a vacancy, made when there is none yet, for whoever may work both.
pub(super) async fn of_pair_or_new(
    app: &App,
    tx: &mut Tx,
    caller: &Caller,
    vacancy: VacancyId,
    worker: WorkerId,
) -> Result<(i64, Proposal)> {
    let stored = vacancy_of(app, &*tx, caller, Right::Propose, vacancy).await?;
    permit_people(app, &*tx, caller, &[worker]).await?;
    if let Some(known) = proposal::of_pair(tx, vacancy, worker).await? {
        return Ok((known.version, known.proposal));
    }
    Ok((1, insert(app, tx, caller, &stored, worker).await?))
}

async fn insert(app: &App, tx: &mut Tx, caller: &Caller, vacancy: &Stored<Vacancy>, worker: WorkerId) -> Result<Proposal> {
    // Who is on a reserved list is not known here, and is never guessed.
    if vacancy.value.reserved.is_some() {
        return Err(Refusal::Reserved.into());
    }
    let person = register::get::<Worker>(tx, worker.0).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
    // What she said on her page holds for a hand-picked proposal as for a list.
    if !person.value.may_be_matched(app.today()) {
        return Err(Refusal::Proposal(ProposalError::NotToBeProposed).into());
    }
    let employer_sector = crate::vacancy::sector_of(tx, &vacancy.value).await?;
    let found = app.market.match_of(&vacancy.value, employer_sector.as_deref(), worker, app.today());
    let snapshot = found
        .map(|found| {
            let explanation = serde_json::to_value(&found).map_err(|error| Error::Internal(error.to_string()))?;
            Ok::<_, Error>(Snapshot { points: found.points, explanation, engine: ponte_matching::ENGINE_VERSION.to_owned() })
        })
        .transpose()?;
    let made = Proposal::new(ProposalId(app.new_id()), VacancyId(vacancy.id), worker, caller.actor.clone(), app.now(), snapshot);
    if let Err(error) = proposal::insert(tx, &made, app.now()).await {
        // Somebody else proposed her at the same moment.
        return Err(if error.is_duplicate() { Refusal::Exists(Kind::Proposal).into() } else { Error::from(error) });
    }
    app.audit(tx, caller, "proposal.propose", Some((Kind::Proposal, made.id.0)), &[]).await?;
    Ok(made)
}
