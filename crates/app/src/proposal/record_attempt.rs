//! Records that a person was asked whether she is available, and what she said.

use chrono::{DateTime, Utc};
use ponte_domain::{
    id::{VacancyId, WorkerId},
    proposal::{ContactAttempt, ContactChannel, ContactOutcome, Proposal, Reason},
    service::{Origin, ServiceChannel},
    worker::Worker,
};
use ponte_storage::{Kind, Stored, Tx, proposal, register};

use super::propose::of_pair_or_new;
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
    service::{self, Delivered},
    worker::{Answer, apply},
};

/// What came of asking a person.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub channel: ContactChannel,
    pub outcome: ContactOutcome,
    /// Why not, when she is not available.
    pub reason: Option<Reason>,
    pub conditions: Option<String>,
    pub call_back_at: Option<DateTime<Utc>>,
    pub note: Option<String>,
    /// Whether her name may be sent to the employer, when she was asked.
    pub may_be_named: Option<bool>,
}

/// Records an attempt. Whoever says that she is available has her availability ascertained today, and
/// an answer about sending her name becomes her consent.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Proposal`].
pub async fn record_attempt(app: &App, caller: &Caller, vacancy: VacancyId, worker: WorkerId, attempt: Attempt) -> Result<()> {
    record_attempt_with_answers(app, caller, vacancy, worker, attempt, &[]).await
}

/// As [`record_attempt`], with what she answered to the questions of the list, which goes into her record.
///
/// # Errors
/// As [`record_attempt`]; [`Refusal::Missing`] when an answer cannot be read.
pub async fn record_attempt_with_answers(
    app: &App,
    caller: &Caller,
    vacancy: VacancyId,
    worker: WorkerId,
    attempt: Attempt,
    answers: &[Answer],
) -> Result<()> {
    caller.require(Right::Propose)?;
    if !answers.is_empty() {
        app.record::<Worker>(&app.db, caller, Right::EditPeople, worker.0).await?;
    }
    let mut tx = app.begin().await?;
    let (version, mut proposal) = of_pair_or_new(app, &mut tx, caller, vacancy, worker).await?;
    let record = ContactAttempt {
        at: app.now(),
        by: caller.actor.clone(),
        channel: attempt.channel,
        outcome: attempt.outcome,
        conditions: attempt.conditions.clone(),
        call_back_at: attempt.call_back_at,
        note: attempt.note.clone(),
    };
    proposal.record_attempt(record, attempt.reason).map_err(Refusal::from)?;
    proposal::update(&mut tx, version, &proposal, app.now()).await?;
    note_availability(app, &mut tx, caller, worker, &attempt, answers).await?;
    deliver(app, &tx, caller, &proposal, &attempt).await?;
    app.audit(&tx, caller, "proposal.record_attempt", Some((Kind::Proposal, proposal.id.0)), &[]).await?;
    app.commit(tx).await
}

/// Hearing a person about a vacancy is a service to her, once for each vacancy; who was not reached was not served.
async fn deliver(app: &App, tx: &Tx, caller: &Caller, proposal: &Proposal, attempt: &Attempt) -> Result<()> {
    if !attempt.outcome.was_heard() {
        return Ok(());
    }
    let channel = match attempt.channel {
        ContactChannel::Phone => ServiceChannel::Telephone,
        ContactChannel::Email | ContactChannel::Letter | ContactChannel::Link => ServiceChannel::Mail,
        ContactChannel::Sms => ServiceChannel::Messaging,
        ContactChannel::Desk => ServiceChannel::Desk,
    };
    let heard = Delivered { channel, ..service::person(proposal.worker, "F3", (Origin::Round, proposal.id.0)) };
    service::record_in(tx, app, caller, heard).await.map(drop)
}

/// Brings into the person's record what she said: available today, consent to be named, answers.
pub(super) async fn note_availability(
    app: &App,
    tx: &mut Tx,
    caller: &Caller,
    worker: WorkerId,
    attempt: &Attempt,
    answers: &[Answer],
) -> Result<()> {
    let stored: Stored<Worker> = register::get(tx, worker.0).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
    let mut changed = apply(app, &stored.value, answers)?;
    if matches!(attempt.outcome, ContactOutcome::Available | ContactOutcome::OnConditions) {
        changed.availability.ascertained = Some(app.today());
    }
    if let Some(agreed) = attempt.may_be_named {
        changed.consents.publication = Some(agreed);
    }
    if changed != stored.value {
        register::update(tx, &stored, &changed, &caller.actor, app.now(), None).await?;
    }
    Ok(())
}
