//! A person answers through the link that was sent to her whether she is available.

use ponte_domain::{
    actor::{Actor, Purpose},
    id::ProposalId,
    proposal::{ContactAttempt, ContactChannel, ContactOutcome, Proposal, Reason},
    vacancy::Vacancy,
};
use ponte_storage::{
    Kind, Stored,
    proposal::{self, LinkPurpose},
    register,
};

use super::record_attempt::{Attempt, note_availability};
use crate::{
    App,
    error::{Refusal, Result},
    link,
    rights::Caller,
};

/// What the link asks about: nothing of the person.
#[derive(Debug, Clone)]
pub struct Question {
    pub vacancy: Vacancy,
    /// Whether it has been answered through the link already.
    pub answered: bool,
}

async fn load(app: &App, secret: &str) -> Result<(i64, Proposal, Stored<Vacancy>)> {
    let link = link::open(app, secret, &[LinkPurpose::Answer]).await?;
    let stored = proposal::get(&app.db, ProposalId(link.subject)).await?.ok_or(Refusal::LinkExpired)?;
    let vacancy = register::get(&app.db, stored.proposal.vacancy.0).await?.ok_or(Refusal::LinkExpired)?;
    Ok((stored.version, stored.proposal, vacancy))
}

/// What a link asks.
///
/// # Errors
/// [`Refusal::LinkExpired`], also when the vacancy is closed.
pub async fn question(app: &App, secret: &str) -> Result<Question> {
    let (_, proposal, vacancy) = load(app, secret).await?;
    if !vacancy.value.is_open_on(app.today()) {
        return Err(Refusal::LinkExpired.into());
    }
    let answered = proposal.last_attempt().is_some_and(|attempt| attempt.channel == ContactChannel::Link);
    Ok(Question { vacancy: vacancy.value, answered })
}

/// Records an answer; the same answer again changes nothing, another one replaces it until the name has gone out.
///
/// # Errors
/// [`Refusal::LinkExpired`], [`Refusal::Proposal`].
pub async fn answer_by_link(
    app: &App,
    secret: &str,
    outcome: ContactOutcome,
    conditions: Option<String>,
    reason: Option<Reason>,
    may_be_named: Option<bool>,
) -> Result<()> {
    let (version, mut proposal, vacancy) = load(app, secret).await?;
    if !vacancy.value.is_open_on(app.today()) {
        return Err(Refusal::LinkExpired.into());
    }
    let same = |last: &ContactAttempt| last.channel == ContactChannel::Link && last.outcome == outcome && last.conditions == conditions;
    if proposal.last_attempt().is_some_and(same) {
        return Ok(());
    }
    let caller = Caller::new(Actor::Link { proposal: proposal.id }, Purpose::Matching);
    // One tap gives no reason; what is not said is "other".
    let reason = reason.or((outcome == ContactOutcome::NotAvailable).then_some(Reason::Other));
    let attempt = Attempt { channel: ContactChannel::Link, outcome, reason, conditions, call_back_at: None, note: None, may_be_named };
    let record = ContactAttempt {
        at: app.now(),
        by: caller.actor.clone(),
        channel: attempt.channel,
        outcome,
        conditions: attempt.conditions.clone(),
        call_back_at: None,
        note: None,
    };
    proposal.record_attempt(record, reason).map_err(Refusal::from)?;
    let mut tx = app.begin().await?;
    proposal::update(&mut tx, version, &proposal, app.now()).await?;
    note_availability(app, &mut tx, &caller, proposal.worker, &attempt, &[]).await?;
    app.audit(&tx, &caller, "proposal.answer_by_link", Some((Kind::Proposal, proposal.id.0)), &[]).await?;
    app.commit(tx).await
}
