//! Sends the shortlist (*rosa*) to the employer.

use chrono::TimeDelta;
use ponte_domain::{
    dispatch::{Dispatch, Sent},
    employer::{Contact, Employer},
    id::{DispatchId, JobId, VacancyId, WorkerId},
    proposal::{Proposal, ProposalError, ProposalState, Step},
    service::{Origin, ServiceChannel},
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_storage::{
    Kind, Reads, Stored, Tx, job,
    proposal::{self, LinkPurpose, StoredProposal},
    register,
};
use ponte_templates::{Lang, mails::ShortlistSent};

use super::AskOutcome;
use super::access::{permit_people, vacancy_of, within};
use crate::{
    App,
    error::{Error, Refusal, Result},
    link,
    mail::{self, Mail},
    rights::{Caller, Right},
    service,
};

/// Days for which the employer's link works.
const LINK_DAYS: i64 = 60;

/// Days after which the employer is asked for the outcome.
const ASK_AFTER_DAYS: i64 = 7;

/// What is sent.
#[derive(Debug, Clone)]
pub struct SendShortlist {
    pub workers: Vec<WorkerId>,
    /// Words of the operator.
    pub message: Option<String>,
    /// Whether it goes by mail; otherwise it is handed over on paper or told by telephone.
    pub by_mail: bool,
}

/// People of a vacancy who said that they are available, with whether they may be named.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn ready(app: &App, caller: &Caller, vacancy: VacancyId) -> Result<Vec<(StoredProposal, Stored<Worker>)>> {
    vacancy_of(app, &app.db, caller, Right::SendShortlist, vacancy).await?;
    let proposals = proposal::of_vacancy(&app.db, vacancy, &within(caller, Right::SendShortlist)?).await?;
    let mut ready = Vec::new();
    for stored in proposals.into_iter().filter(|stored| stored.proposal.state == ProposalState::Available) {
        if let Some(worker) = register::get::<Worker>(&app.db, stored.proposal.worker.0).await? {
            ready.push((stored, worker));
        }
    }
    Ok(ready)
}

/// Refuses who may not send the shortlist of a vacancy.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn may_send(app: &App, caller: &Caller, vacancy: VacancyId) -> Result<()> {
    vacancy_of(app, &app.db, caller, Right::SendShortlist, vacancy).await.map(drop)
}

/// Sends the names of available people who agreed to be named. Nobody leaves without consent: one who has not
/// agreed stops the whole sending. The employer is asked for the outcome after a week.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NobodyChosen`], [`Refusal::NoAddress`], [`Refusal::Proposal`].
pub async fn send_shortlist(app: &App, caller: &Caller, vacancy: VacancyId, send: SendShortlist) -> Result<DispatchId> {
    let (stored, mut dispatch) = draft(app, caller, vacancy, &send).await?;
    let mut tx = app.begin().await?;
    depart(app, &mut tx, caller, &stored.value, &mut dispatch, &send.workers).await?;
    app.commit(tx).await?;
    Ok(dispatch.id)
}

/// A shortlist with nobody on it yet, and the vacancy it is for.
pub(super) async fn draft(app: &App, caller: &Caller, id: VacancyId, send: &SendShortlist) -> Result<(Stored<Vacancy>, Dispatch)> {
    let stored = vacancy_of(app, &app.db, caller, Right::SendShortlist, id).await?;
    if send.workers.is_empty() {
        return Err(Refusal::NobodyChosen.into());
    }
    permit_people(app, &app.db, caller, &send.workers).await?;
    let contact = contact_of(app, &stored.value).await?;
    let address = contact.and_then(|contact| contact.email).filter(|_| send.by_mail);
    if send.by_mail && address.is_none() {
        return Err(Refusal::NoAddress.into());
    }
    let dispatch = Dispatch {
        id: DispatchId(app.new_id()),
        vacancy: id,
        sent_at: app.now(),
        sent_by: caller.actor.name().unwrap_or_default().to_owned(),
        to: address,
        message: send.message.clone(),
        people: Vec::new(),
        left_out: Vec::new(),
        plan: None,
        asked_at: None,
        answered_at: None,
    };
    Ok((stored, dispatch))
}

/// The names leave: the proposals take their step, the mail and the question for the outcome are enqueued.
pub(super) async fn depart(
    app: &App,
    tx: &mut Tx,
    caller: &Caller,
    vacancy: &Vacancy,
    dispatch: &mut Dispatch,
    workers: &[WorkerId],
) -> Result<()> {
    for worker in workers {
        let proposal = leave(app, tx, caller, dispatch.vacancy, *worker).await?;
        dispatch.people.push(Sent { proposal: proposal.id, worker: *worker, verdict: None, verdict_at: None });
    }
    proposal::save_dispatch(tx, dispatch).await?;
    if let Some(employer) = vacancy.employer_id {
        let channel = if dispatch.to.is_some() { ServiceChannel::Mail } else { ServiceChannel::Desk };
        let origin = Some((Origin::Dispatch, dispatch.id.0));
        service::record_in(tx, app, caller, service::to_employer(employer, "Q", channel, origin)).await?;
    }
    if let Some(address) = dispatch.to.clone() {
        let contact = contact_of(app, vacancy).await?;
        write(app, tx, caller, vacancy, contact.as_ref(), dispatch, address).await?;
    }
    AskOutcome { dispatch: dispatch.id, reminder: 0 }.enqueue(app, tx, app.now() + TimeDelta::days(ASK_AFTER_DAYS)).await?;
    app.audit(tx, caller, "proposal.send_shortlist", Some((Kind::Vacancy, dispatch.vacancy.0)), &[]).await
}

/// Whether a person's name may leave now: she said that she is available, and agrees to be named.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Proposal`].
pub(super) async fn check_may_leave(app: &App, db: &impl Reads, vacancy: VacancyId, worker: WorkerId) -> Result<StoredProposal> {
    let person: Stored<Worker> = register::get(db, worker.0).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
    if !person.value.may_be_named(app.today()) {
        return Err(Refusal::Proposal(ProposalError::NoConsent).into());
    }
    let stored = proposal::of_pair(db, vacancy, worker).await?.ok_or(Refusal::NotFound(Kind::Proposal))?;
    let from = stored.proposal.state;
    if !from.next().contains(&ProposalState::Sent) {
        return Err(Refusal::Proposal(ProposalError::State { from, to: ProposalState::Sent }).into());
    }
    Ok(stored)
}

/// The name of one person leaves.
async fn leave(app: &App, tx: &mut Tx, caller: &Caller, vacancy: VacancyId, worker: WorkerId) -> Result<Proposal> {
    let stored = check_may_leave(app, tx, vacancy, worker).await?;
    let mut left = stored.proposal;
    let step = Step { state: ProposalState::Sent, at: app.now(), by: caller.actor.clone(), reason: None, note: None };
    left.take_step(step).map_err(Refusal::from)?;
    proposal::update(tx, stored.version, &left, app.now()).await?;
    Ok(left)
}

/// The first person of the employer who has an address, else the first of all.
pub(super) async fn contact_of(app: &App, vacancy: &Vacancy) -> Result<Option<Contact>> {
    let Some(id) = vacancy.employer_id else { return Ok(None) };
    let employer: Option<Stored<Employer>> = register::get(&app.db, id.0).await?;
    let contacts = employer.map(|employer| employer.value.contacts).unwrap_or_default();
    Ok(contacts.iter().find(|contact| contact.email.is_some()).or(contacts.first()).cloned())
}

async fn write(
    app: &App,
    tx: &Tx,
    caller: &Caller,
    vacancy: &Vacancy,
    contact: Option<&Contact>,
    dispatch: &Dispatch,
    address: String,
) -> Result<()> {
    let secret = link::make(app, tx, LinkPurpose::Shortlist, dispatch.id.0, LINK_DAYS).await?;
    let letter = ShortlistSent {
        now: app.now(),
        sender: mail::sender(app, caller),
        contact: contact.map(|contact| contact.name.clone()),
        title: vacancy.title.clone(),
        people: dispatch.people.len(),
        message: dispatch.message.clone(),
        link: format!("{}/rosa/{secret}", app.config.base_url),
    };
    let text = app.presses.words.mail(&letter, Lang::It).map_err(|error| Error::Internal(error.to_string()))?;
    mail::enqueue(app, tx, &Mail { to: address, subject: text.subject, text: text.text, attachment: None, response: None }).await
}

impl AskOutcome {
    /// Asks for the question to be put at an instant; one question of each turn a shortlist.
    pub(super) async fn enqueue(&self, app: &App, tx: &Tx, at: chrono::DateTime<chrono::Utc>) -> Result<()> {
        let payload = serde_json::to_string(self).map_err(|error| Error::Internal(error.to_string()))?;
        let key = format!("{}/{}/{}", Self::KIND, self.dispatch, self.reminder);
        Ok(job::enqueue(tx, JobId(app.new_id()), Self::KIND, &payload, Some(&key), at, app.now()).await?)
    }
}
