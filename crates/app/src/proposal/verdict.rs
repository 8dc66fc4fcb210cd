//! What the employer says of the people on a shortlist.

use ponte_domain::{
    actor::{Actor, Purpose},
    dispatch::{Dispatch, Verdict},
    id::{DispatchId, ProposalId, VacancyId},
    proposal::{ProposalState, Reason, Step},
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_storage::{
    Kind, Stored, Tx,
    proposal::{self, LinkPurpose},
    register,
};

use super::access::{permit_people, vacancy_of};
use super::{Card, close_if_filled};
use crate::{
    App,
    error::{Refusal, Result},
    link,
    rights::{Caller, Right},
};

/// The shortlist behind an employer's link.
///
/// # Errors
/// [`Refusal::LinkExpired`].
pub async fn received(app: &App, secret: &str) -> Result<Dispatch> {
    let link = link::open(app, secret, &[LinkPurpose::Shortlist]).await?;
    Ok(proposal::dispatch(&app.db, DispatchId(link.subject)).await?.ok_or(Refusal::LinkExpired)?)
}

/// A shortlist as its employer sees it.
#[derive(Debug, Clone)]
pub struct Received {
    pub dispatch: Dispatch,
    pub vacancy: Vacancy,
    pub people: Vec<ReceivedPerson>,
}

/// A person on a shortlist, as its employer sees her.
#[derive(Debug, Clone)]
pub struct ReceivedPerson {
    pub proposal: ProposalId,
    /// Where the proposal stands now.
    pub state: ProposalState,
    /// Her name is gone from it when she has withdrawn her consent since.
    pub card: Card,
}

/// What an employer reads behind its link: of each person what she agrees to today.
///
/// # Errors
/// [`Refusal::LinkExpired`].
pub async fn received_people(app: &App, secret: &str) -> Result<Received> {
    let dispatch = received(app, secret).await?;
    let vacancy: Stored<Vacancy> = register::get(&app.db, dispatch.vacancy.0).await?.ok_or(Refusal::LinkExpired)?;
    let catalogue = app.market.catalogue();
    let mut people = Vec::new();
    for sent in &dispatch.people {
        let Some(stored) = proposal::get(&app.db, sent.proposal).await? else { continue };
        let Some(worker) = register::get::<Worker>(&app.db, sent.worker.0).await? else { continue };
        let card = Card::of(&worker.value, &stored.proposal, &catalogue, app.today());
        people.push(ReceivedPerson { proposal: sent.proposal, state: stored.proposal.state, card });
    }
    Ok(Received { dispatch, vacancy: vacancy.value, people })
}

/// Records the employer's verdict on a person through its link.
///
/// # Errors
/// [`Refusal::LinkExpired`], [`Refusal::Proposal`].
pub async fn verdict_by_link(app: &App, secret: &str, proposal: ProposalId, verdict: Verdict, reason: Option<Reason>) -> Result<()> {
    let dispatch = received(app, secret).await?;
    let caller = Caller::new(Actor::Link { proposal }, Purpose::Outcome);
    apply(app, &caller, dispatch, proposal, verdict, reason).await
}

/// Records a verdict that the employer gave by telephone or in person.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Proposal`].
pub async fn record_verdict(
    app: &App,
    caller: &Caller,
    vacancy: VacancyId,
    proposal: ProposalId,
    verdict: Verdict,
    reason: Option<Reason>,
) -> Result<()> {
    vacancy_of(app, &app.db, caller, Right::Propose, vacancy).await?;
    let dispatches = proposal::dispatches(&app.db, vacancy).await?;
    let dispatch = dispatches.into_iter().find(|dispatch| dispatch.people.iter().any(|sent| sent.proposal == proposal));
    let dispatch = dispatch.ok_or(Refusal::NotFound(Kind::Proposal))?;
    let people: Vec<_> = dispatch.people.iter().filter(|sent| sent.proposal == proposal).map(|sent| sent.worker).collect();
    permit_people(app, &app.db, caller, &people).await?;
    apply(app, caller, dispatch, proposal, verdict, reason).await
}

/// The same verdict twice changes nothing, so that a double tap does no harm.
async fn apply(app: &App, caller: &Caller, mut dispatch: Dispatch, id: ProposalId, verdict: Verdict, reason: Option<Reason>) -> Result<()> {
    let now = app.now();
    let sent = dispatch.people.iter_mut().find(|sent| sent.proposal == id).ok_or(Refusal::NotFound(Kind::Proposal))?;
    if sent.verdict == Some(verdict) {
        return Ok(());
    }
    sent.verdict = Some(verdict);
    sent.verdict_at = Some(now);
    dispatch.answered_at.get_or_insert(now);
    let mut tx = app.begin().await?;
    step(app, &mut tx, caller, id, verdict, reason).await?;
    proposal::save_dispatch(&tx, &dispatch).await?;
    if verdict == Verdict::Hired {
        close_if_filled(app, &mut tx, caller, dispatch.vacancy).await?;
    }
    app.audit(&tx, caller, "proposal.verdict", Some((Kind::Proposal, id.0)), &["state"]).await?;
    app.commit(tx).await
}

async fn step(app: &App, tx: &mut Tx, caller: &Caller, id: ProposalId, verdict: Verdict, reason: Option<Reason>) -> Result<()> {
    let stored = proposal::get(tx, id).await?.ok_or(Refusal::NotFound(Kind::Proposal))?;
    let state = match verdict {
        Verdict::Suitable => ProposalState::Suitable,
        Verdict::Unsuitable => ProposalState::Unsuitable,
        Verdict::Interview => ProposalState::Interview,
        Verdict::Hired => ProposalState::Hired,
    };
    // An employer need not say why; what it does not say is "other".
    let reason = reason.or_else(|| (verdict == Verdict::Unsuitable).then_some(Reason::Other));
    let mut judged = stored.proposal;
    judged.take_step(Step { state, at: app.now(), by: caller.actor.clone(), reason, note: None }).map_err(Refusal::from)?;
    Ok(proposal::update(tx, stored.version, &judged, app.now()).await?)
}
