//! Asks people by mail whether they are available, with links that answer in one tap.

use ponte_domain::{
    id::{VacancyId, WorkerId},
    proposal::{ContactAttempt, ContactChannel, ContactOutcome},
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_storage::{
    Kind, Stored, Tx,
    proposal::{self, LinkPurpose},
    register,
};
use ponte_templates::{Lang, mails::AvailabilityRequest};

use super::access::{permit_people, vacancy_of};
use super::propose::of_pair_or_new;
use crate::{
    App,
    error::{Error, Refusal, Result},
    link,
    mail::{self, Mail},
    rights::{Caller, Right},
};

/// Days for which an answer link works.
const LINK_DAYS: i64 = 14;

/// Who was written to, and who could not be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    pub written: Vec<WorkerId>,
    /// People without an e-mail address.
    pub without_address: Vec<WorkerId>,
    /// People who do not want to be written to, or whose data are not to be used.
    pub not_to_be_written_to: Vec<WorkerId>,
}

/// Writes to people about a vacancy; each letter is recorded as an attempt. Who has no address, or does not want to be written to, is left to be called.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Proposal`].
pub async fn ask_by_mail(app: &App, caller: &Caller, vacancy: VacancyId, workers: &[WorkerId]) -> Result<Asked> {
    let stored = vacancy_of(app, &app.db, caller, Right::Propose, vacancy).await?;
    permit_people(app, &app.db, caller, workers).await?;
    let mut asked = Asked::default();
    let mut tx = app.begin().await?;
    for id in workers {
        let worker: Stored<Worker> = register::get(&tx, id.0).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
        match &worker.value.contacts.email {
            _ if !worker.value.may_be_written_to() => asked.not_to_be_written_to.push(*id),
            Some(address) => {
                write_to(app, &mut tx, caller, &stored, *id, address).await?;
                asked.written.push(*id);
            }
            None => asked.without_address.push(*id),
        }
    }
    app.commit(tx).await?;
    Ok(asked)
}

async fn write_to(app: &App, tx: &mut Tx, caller: &Caller, vacancy: &Stored<Vacancy>, worker: WorkerId, address: &str) -> Result<()> {
    let (version, mut proposal) = of_pair_or_new(app, tx, caller, VacancyId(vacancy.id), worker).await?;
    let attempt = ContactAttempt {
        at: app.now(),
        by: caller.actor.clone(),
        channel: ContactChannel::Email,
        outcome: ContactOutcome::Written,
        conditions: None,
        call_back_at: None,
        note: None,
    };
    proposal.record_attempt(attempt, None).map_err(Refusal::from)?;
    proposal::update(tx, version, &proposal, app.now()).await?;
    let secret = link::make(app, tx, LinkPurpose::Answer, proposal.id.0, LINK_DAYS).await?;
    let place = vacancy.value.workplace.istat.as_deref();
    let link = |answer: ContactOutcome| format!("{}/risposta/{secret}?risposta={answer}", app.config.base_url);
    let letter = AvailabilityRequest {
        now: app.now(),
        sender: mail::sender(app, caller),
        title: vacancy.value.title.clone(),
        place: place.and_then(|istat| app.market.catalogue().place(istat).map(|place| place.name.clone())),
        contract: vacancy.value.contract,
        hours: vacancy.value.hours,
        start: vacancy.value.start,
        until: vacancy.value.employer_deadline.filter(|deadline| *deadline > app.now()),
        yes: link(ContactOutcome::Available),
        on_conditions: link(ContactOutcome::OnConditions),
        no: link(ContactOutcome::NotAvailable),
    };
    let text = app.presses.words.mail(&letter, Lang::It).map_err(|error| Error::Internal(error.to_string()))?;
    mail::enqueue(app, tx, &Mail { to: address.to_owned(), subject: text.subject, text: text.text, attachment: None, response: None })
        .await?;
    app.audit(tx, caller, "proposal.ask_by_mail", Some((Kind::Proposal, proposal.id.0)), &[]).await
}
