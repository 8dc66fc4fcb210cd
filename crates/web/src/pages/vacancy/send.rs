//! The rosa to the employer: `/sportello/offerte/{id}/invia`.

use axum::{
    Form as PlainForm,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form;
use chrono::TimeDelta;
use chrono_tz::Europe::Rome;
use ponte_app::{
    error::{Error, Refusal},
    proposal::{self, Card, Outcome, Round, RoundPerson, SendShortlist},
};
use ponte_documents::{Document, Shortlist};
use ponte_domain::{
    actor::Purpose,
    dispatch::{Dispatch, PlanState, Sent, Verdict},
    id::{DispatchId, ProposalId, VacancyId, WorkerId},
    proposal::{ContactOutcome, ProposalError, ProposalState},
};
use ponte_templates::{
    layout::{Done, Place},
    pages::rosa::{PlannedRosa, RosaRow, SendRosa, SentPerson, SentRosa},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    head,
    round::in_rome,
    summary::{printed, summary},
};
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

#[derive(Deserialize)]
pub struct SendForm {
    #[serde(default)]
    worker: Vec<Uuid>,
    /// `mail`, `timed` or `paper`.
    how: String,
    #[serde(default)]
    at: String,
    #[serde(default)]
    message: String,
}

#[derive(Deserialize)]
pub struct VerdictForm {
    proposal: Uuid,
    verdict: Verdict,
}

#[derive(Deserialize)]
pub struct OutcomeForm {
    proposal: Uuid,
    outcome: String,
}

/// `GET /sportello/offerte/{id}/invia`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let page = build(&site, &staff, id).await?;
    site.show(staff.0, &page)
}

/// `POST /sportello/offerte/{id}/invia`
pub async fn post(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Form(form): Form<SendForm>) -> Result<Response, PageError> {
    let message = Some(form.message.trim().to_owned()).filter(|message| !message.is_empty());
    let workers = form.worker.iter().copied().map(WorkerId).collect();
    let (caller, vacancy) = (staff.caller(&site, Purpose::Matching), VacancyId(id));
    let send = SendShortlist { workers, message, by_mail: form.how != "paper" };
    let (to, at) = (head::address(id, "invia"), in_rome(&form.at));
    let planned = match form.how.as_str() {
        "paper" => proposal::send_shortlist(&site.app, &caller, vacancy, send).await.map(|_| None),
        // A moment that cannot be read is as good as one that is past.
        "timed" => proposal::plan_shortlist(&site.app, &caller, vacancy, send, at.or(Some(site.app.now()))).await.map(Some),
        _ => proposal::plan_shortlist(&site.app, &caller, vacancy, send, None).await.map(Some),
    };
    let wrong = match planned {
        Ok(None) => return Ok(flash::done(&to, Done::Sent, 1, None)),
        Ok(Some(dispatch)) => {
            let undo = head::address(id, &format!("invia/richiama/{dispatch}"));
            return Ok(flash::done(&to, Done::Planned, 1, Some(undo)));
        }
        Err(Error::Refused(Refusal::NobodyChosen)) => "nobody",
        Err(Error::Refused(Refusal::NoAddress)) => "address",
        Err(Error::Refused(Refusal::Missing(_))) => "when",
        Err(Error::Refused(Refusal::Proposal(ProposalError::NoConsent))) => "consent",
        Err(Error::Refused(Refusal::Proposal(ProposalError::State { .. }))) => "state",
        Err(error) => return Err(error.into()),
    };
    let mut page = SendRosa { wrong: Some(wrong), message: form.message, how: form.how, at: form.at, ..build(&site, &staff, id).await? };
    for row in &mut page.rows {
        row.chosen = row.may_leave && form.worker.iter().any(|worker| worker.to_string() == row.id);
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, site.show(staff.0, &page)?).into_response())
}

/// `POST /sportello/offerte/{id}/invia/richiama/{dispatch}`: a rosa that has not left stays here.
pub async fn recall(State(site): State<Site>, staff: Staff, Path((id, dispatch)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    proposal::recall_shortlist(&site.app, &caller, VacancyId(id), DispatchId(dispatch)).await?;
    Ok(flash::done(&head::address(id, "invia"), Done::Recalled, 1, None))
}

/// `POST /sportello/offerte/{id}/verdetto`: what the employer said by telephone or in person.
pub async fn verdict(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    PlainForm(form): PlainForm<VerdictForm>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Outcome);
    proposal::record_verdict(&site.app, &caller, VacancyId(id), ProposalId(form.proposal), form.verdict, None).await?;
    Ok(flash::done(&head::address(id, "invia"), Done::Recorded, 1, None))
}

/// `POST /sportello/offerte/{id}/esito`: how it ended, as the employer told it.
pub async fn outcome(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    PlainForm(form): PlainForm<OutcomeForm>,
) -> Result<Response, PageError> {
    let outcome = outcome_of(&form.outcome).ok_or(PageError::BadRequest)?;
    proposal::record_outcome_told(&site.app, &staff.caller(&site, Purpose::Outcome), ProposalId(form.proposal), outcome).await?;
    Ok(flash::done(&head::address(id, "invia"), Done::Recorded, 1, None))
}

/// An outcome by the name that forms give it.
pub fn outcome_of(name: &str) -> Option<Outcome> {
    match name {
        "hired" => Some(Outcome::Hired),
        "refused" => Some(Outcome::Refused),
        "unsuitable" => Some(Outcome::Unsuitable),
        "waiting" => Some(Outcome::Waiting),
        _ => None,
    }
}

async fn build(site: &Site, staff: &Staff, id: Uuid) -> Result<SendRosa, PageError> {
    let caller = staff.caller(site, Purpose::Matching);
    proposal::may_send(&site.app, &caller, VacancyId(id)).await?;
    let round = proposal::round(&site.app, &caller, VacancyId(id)).await?;
    let sent = proposal::shortlists_sent(&site.app, &caller, VacancyId(id)).await?;
    let plans = proposal::shortlists_planned(&site.app, &caller, VacancyId(id)).await?;
    let (waiting, recalled) = (waiting(&plans), recalled(&plans, &sent));
    let contacts = round.employer.as_ref().map(|employer| &employer.value.contacts[..]).unwrap_or_default();
    let contact = contacts.iter().find(|contact| contact.email.is_some()).or(contacts.first());
    Ok(SendRosa {
        layout: layout(site, &staff.0, Place::Vacancies, head::crumbs(&round.vacancy)),
        vacancy: head::head(site, &round.vacancy, round.employer.as_ref()),
        contact: contact.map(|contact| contact.name.clone()),
        email: contact.and_then(|contact| contact.email.clone()),
        rows: round
            .people
            .iter()
            .filter(|person| person.is_ready() || person.is_to_hear())
            .map(|person| row(site, person, &waiting, recalled))
            .collect(),
        planned: plans.iter().filter_map(|dispatch| planned_rosa(site, dispatch, &round)).collect(),
        wanted: head::names_wanted(round.vacancy.value.positions),
        sent: sent.iter().map(|dispatch| sent_rosa(dispatch, &round)).collect(),
        wrong: None,
        message: recalled.and_then(|dispatch| dispatch.message.clone()).unwrap_or_default(),
        how: if contact.is_some_and(|contact| contact.email.is_some()) { "mail" } else { "paper" }.to_owned(),
        at: promised(site, &round),
        reference: round.vacancy.value.external.id.clone(),
        operator: staff.0.account.as_ref().map(|account| account.name.clone()).unwrap_or_default(),
    })
}

/// People on a rosa that is to leave: nobody goes twice.
fn waiting(plans: &[Dispatch]) -> Vec<WorkerId> {
    let waiting = plans.iter().filter_map(|dispatch| dispatch.plan.as_ref()).filter(|plan| plan.state == PlanState::Waiting);
    waiting.flat_map(|plan| plan.workers.iter().copied()).collect()
}

/// The rosa that was called back last, when nothing was sent since: its form is filled in again as it was.
fn recalled<'d>(plans: &'d [Dispatch], sent: &[Dispatch]) -> Option<&'d Dispatch> {
    let last = plans.first().filter(|dispatch| dispatch.plan.as_ref().is_some_and(|plan| plan.state == PlanState::Cancelled))?;
    sent.iter().all(|other| other.sent_at < last.sent_at).then_some(last)
}

/// The moment promised to the employer, as a form takes it.
fn promised(site: &Site, round: &Round) -> String {
    let deadline = round.vacancy.value.employer_deadline.filter(|deadline| *deadline > site.app.now());
    deadline.map(|deadline| deadline.with_timezone(&Rome).format("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
}

fn planned_rosa(site: &Site, dispatch: &Dispatch, round: &Round) -> Option<PlannedRosa> {
    let plan = dispatch.plan.as_ref().filter(|plan| plan.state != PlanState::Cancelled)?;
    let name = |worker: &WorkerId| round.person(*worker).map(|person| person.worker.value.person.full_name());
    let waiting = plan.state == PlanState::Waiting;
    Some(PlannedRosa {
        id: dispatch.id.to_string(),
        at: plan.leaves_at,
        by: dispatch.sent_by.clone(),
        to: dispatch.to.clone(),
        names: plan.workers.iter().filter_map(name).collect(),
        waiting,
        soon: waiting && plan.leaves_at - site.app.now() < TimeDelta::minutes(2),
    })
}

fn row(site: &Site, person: &RoundPerson, waiting: &[WorkerId], recalled: Option<&Dispatch>) -> RosaRow {
    let (worker, today) = (&person.worker.value, site.app.today());
    let card = Card::of(worker, &person.stored.proposal, &site.app.market.catalogue(), today);
    let last = person.stored.proposal.last_attempt().filter(|_| person.is_ready());
    let id = WorkerId(person.worker.id);
    let may_leave = person.is_ready() && worker.may_be_named(today) && !waiting.contains(&id);
    let as_before = recalled.and_then(|dispatch| dispatch.plan.as_ref()).map(|plan| plan.workers.contains(&id));
    let outcome = last.map(|last| last.outcome);
    RosaRow {
        id: person.worker.id.to_string(),
        name: worker.person.full_name(),
        conditions: card.conditions.clone(),
        summary: summary(card),
        outcome: outcome.or(person.is_ready().then_some(ContactOutcome::Available)),
        consent: worker.consents.publication.filter(|agreed| !agreed || worker.may_be_named(today)),
        may_leave,
        // Who set a condition goes only when the operator says so.
        chosen: may_leave && as_before.unwrap_or(outcome != Some(ContactOutcome::OnConditions)),
    }
}

fn sent_rosa(dispatch: &Dispatch, round: &Round) -> SentRosa {
    let person = |sent: &Sent| {
        let found = round.person(sent.worker)?;
        let state = found.stored.proposal.state;
        Some(SentPerson {
            proposal: sent.proposal.to_string(),
            id: sent.worker.to_string(),
            name: found.worker.value.person.full_name(),
            verdict: sent.verdict,
            state,
            open: may_be_judged(state),
        })
    };
    SentRosa {
        at: dispatch.sent_at,
        by: dispatch.sent_by.clone(),
        to: dispatch.to.clone(),
        answered: dispatch.answered_at,
        people: dispatch.people.iter().filter_map(person).collect(),
        left_out: dispatch.left_out.iter().filter_map(|worker| Some(round.person(*worker)?.worker.value.person.full_name())).collect(),
    }
}

/// Whether the employer can still say something of a person.
pub fn may_be_judged(state: ProposalState) -> bool {
    state.next().iter().any(|next| matches!(next, ProposalState::Suitable | ProposalState::Unsuitable | ProposalState::Interview))
}

/// `GET /sportello/offerte/{id}/invia.pdf`: the rosa on paper, with those who may leave.
pub async fn pdf(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    proposal::may_send(&site.app, &caller, VacancyId(id)).await?;
    let round = proposal::round(&site.app, &caller, VacancyId(id)).await?;
    let (catalogue, today) = (site.app.market.catalogue(), site.app.today());
    let leaves = |person: &&RoundPerson| {
        let gone = person.stored.proposal.state.was_sent();
        (gone || person.is_ready()) && person.worker.value.may_be_named(today)
    };
    let people = round.people.iter().filter(leaves);
    let people = people.map(|person| printed(Card::of(&person.worker.value, &person.stored.proposal, &catalogue, today))).collect();
    let employer = round.employer.as_ref().map(|employer| &employer.value);
    let document = Shortlist {
        desk: head::desk_header_at(&site, &round.vacancy.value.desk, Some(&staff.0)),
        vacancy: head::vacancy_summary(&site, &round.vacancy.value, employer),
        recipient: employer.and_then(|employer| employer.contacts.first()).map(|contact| contact.name.clone()),
        deadline: head::deadline_in_rome(&round.vacancy.value),
        reply_by: None,
        keep_until: None,
        people,
    };
    head::print_at(&site, &round.vacancy.value.desk, Some(&staff.0), Document::Shortlist(document), staff.0.lang, "rosa").await
}
