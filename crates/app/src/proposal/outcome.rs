//! Asks the employer how it ended, and takes its answer in one tap.

use chrono::TimeDelta;
use ponte_domain::{
    actor::{Actor, Purpose},
    dispatch::Dispatch,
    id::{DispatchId, ProposalId},
    proposal::{Proposal, ProposalState, Reason, Step},
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_storage::{
    Kind, Stored, Tx,
    proposal::{self, LinkPurpose},
    register,
};
use ponte_templates::{
    Lang,
    mails::{AskedFor, OutcomeRequest},
};
use serde::{Deserialize, Serialize};

use super::access::{permit_people, vacancy_of};
use super::{close_if_filled, send_shortlist::contact_of};
use crate::{
    App,
    error::{Error, Refusal, Result},
    link,
    mail::{self, Mail},
    rights::{Caller, Right},
};

/// How many times the employer is reminded after the first question.
pub const REMINDERS: u8 = 2;

/// Days between two questions.
const REMIND_AFTER_DAYS: i64 = 5;

/// Days for which an outcome link works.
const LINK_DAYS: i64 = 60;

/// The job that asks an employer how it ended with the people of a shortlist.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AskOutcome {
    pub dispatch: DispatchId,
    /// 0 for the first question.
    pub reminder: u8,
}

impl AskOutcome {
    /// Name of the kind of job.
    pub const KIND: &'static str = "ask_outcome";
}

/// What the employer may answer about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Hired,
    /// The person said no.
    Refused,
    Unsuitable,
    /// Not decided yet: asked again later.
    Waiting,
}

/// Writes to the employer about the people of whom no end is known, and plans the reminder. Nothing is
/// written when all have ended, or when the shortlist was not sent by mail.
///
/// # Errors
/// When the database cannot be used.
pub async fn ask_outcome(app: &App, ask: AskOutcome) -> Result<()> {
    let Some(mut dispatch) = proposal::dispatch(&app.db, ask.dispatch).await? else { return Ok(()) };
    let waiting = waiting(app, &dispatch).await?;
    let vacancy: Option<Stored<Vacancy>> = register::get(&app.db, dispatch.vacancy.0).await?;
    let (Some(address), Some(vacancy), false) = (dispatch.to.clone(), vacancy, waiting.is_empty()) else { return Ok(()) };
    let caller = Caller::new(Actor::Job { name: AskOutcome::KIND.to_owned() }, Purpose::Outcome);
    let tx = app.begin().await?;
    let people = links(app, &tx, &waiting).await?;
    let letter = OutcomeRequest {
        now: app.now(),
        sender: mail::sender(app, &caller),
        contact: contact_of(app, &vacancy.value).await?.map(|contact| contact.name),
        title: vacancy.value.title.clone(),
        people,
        again: ask.reminder > 0,
    };
    let text = app.presses.words.mail(&letter, Lang::It).map_err(|error| Error::Internal(error.to_string()))?;
    mail::enqueue(app, &tx, &Mail { to: address, subject: text.subject, text: text.text, attachment: None, response: None }).await?;
    dispatch.asked_at = Some(app.now());
    proposal::save_dispatch(&tx, &dispatch).await?;
    if ask.reminder < REMINDERS {
        let next = AskOutcome { dispatch: ask.dispatch, reminder: ask.reminder + 1 };
        next.enqueue(app, &tx, app.now() + TimeDelta::days(REMIND_AFTER_DAYS)).await?;
    }
    app.audit(&tx, &caller, "proposal.ask_outcome", Some((Kind::Vacancy, dispatch.vacancy.0)), &[]).await?;
    app.commit(tx).await
}

/// The proposals of a shortlist that have not ended.
async fn waiting(app: &App, dispatch: &Dispatch) -> Result<Vec<Proposal>> {
    let mut waiting = Vec::new();
    for sent in &dispatch.people {
        let stored = proposal::get(&app.db, sent.proposal).await?;
        waiting.extend(stored.map(|stored| stored.proposal).filter(|proposal| proposal.state.is_open()));
    }
    Ok(waiting)
}

async fn links(app: &App, tx: &Tx, waiting: &[Proposal]) -> Result<Vec<AskedFor>> {
    let mut people = Vec::new();
    for proposal in waiting {
        let Some(worker) = register::get::<Worker>(tx, proposal.worker.0).await? else { continue };
        let secret = link::make(app, tx, LinkPurpose::Outcome, proposal.id.0, LINK_DAYS).await?;
        people.push(AskedFor { name: worker.value.person.full_name(), link: format!("{}/esito/{secret}", app.config.base_url) });
    }
    Ok(people)
}

/// What an outcome link asks about: the vacancy and the person, whose name the employer has already.
#[derive(Debug, Clone)]
pub struct OutcomeQuestion {
    pub vacancy: Vacancy,
    pub person: String,
    pub proposal: Proposal,
}

/// What an outcome link asks.
///
/// # Errors
/// [`Refusal::LinkExpired`].
pub async fn outcome_question(app: &App, secret: &str) -> Result<OutcomeQuestion> {
    let link = link::open(app, secret, &[LinkPurpose::Outcome]).await?;
    let stored = proposal::get(&app.db, ProposalId(link.subject)).await?.ok_or(Refusal::LinkExpired)?;
    let vacancy: Stored<Vacancy> = register::get(&app.db, stored.proposal.vacancy.0).await?.ok_or(Refusal::LinkExpired)?;
    let worker: Stored<Worker> = register::get(&app.db, stored.proposal.worker.0).await?.ok_or(Refusal::LinkExpired)?;
    Ok(OutcomeQuestion { vacancy: vacancy.value, person: worker.value.person.full_name(), proposal: stored.proposal })
}

/// Records how it ended, through the employer's link; the same answer twice changes nothing.
///
/// # Errors
/// [`Refusal::LinkExpired`], [`Refusal::Proposal`].
pub async fn outcome_by_link(app: &App, secret: &str, outcome: Outcome) -> Result<()> {
    let question = outcome_question(app, secret).await?;
    let caller = Caller::new(Actor::Link { proposal: question.proposal.id }, Purpose::Outcome);
    record_outcome(app, &caller, question.proposal.id, outcome).await
}

/// Records how it ended as the employer told it, by telephone or in person.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Proposal`].
pub async fn record_outcome_told(app: &App, caller: &Caller, id: ProposalId, outcome: Outcome) -> Result<()> {
    caller.require(Right::Propose)?;
    let stored = proposal::get(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Proposal))?;
    vacancy_of(app, &app.db, caller, Right::Propose, stored.proposal.vacancy).await?;
    permit_people(app, &app.db, caller, &[stored.proposal.worker]).await?;
    record_outcome(app, caller, id, outcome).await
}

/// Records how it ended with a person.
pub(crate) async fn record_outcome(app: &App, caller: &Caller, id: ProposalId, outcome: Outcome) -> Result<()> {
    let stored = proposal::get(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Proposal))?;
    let (state, reason) = match outcome {
        Outcome::Hired => (ProposalState::Hired, None),
        Outcome::Refused => (ProposalState::Refused, Some(Reason::Other)),
        Outcome::Unsuitable => (ProposalState::Unsuitable, Some(Reason::Other)),
        Outcome::Waiting => (stored.proposal.state, None),
    };
    let mut tx = app.begin().await?;
    if state != stored.proposal.state {
        let mut ended = stored.proposal.clone();
        let step = Step { state, at: app.now(), by: caller.actor.clone(), reason, note: None };
        ended.take_step(step).map_err(Refusal::from)?;
        proposal::update(&mut tx, stored.version, &ended, app.now()).await?;
    }
    for mut dispatch in proposal::dispatches(&tx, stored.proposal.vacancy).await? {
        if dispatch.answered_at.is_none() && dispatch.people.iter().any(|sent| sent.proposal == id) {
            dispatch.answered_at = Some(app.now());
            proposal::save_dispatch(&tx, &dispatch).await?;
        }
    }
    close_if_filled(app, &mut tx, caller, stored.proposal.vacancy).await?;
    app.audit(&tx, caller, "proposal.outcome", Some((Kind::Proposal, id.0)), &["state"]).await?;
    app.commit(tx).await
}
