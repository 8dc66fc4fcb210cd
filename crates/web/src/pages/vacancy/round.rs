//! The availability round: `/sportello/offerte/{id}/giro`.

use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Europe::Rome;
use ponte_app::{
    proposal::{self, Attempt, Round as Found, RoundPerson},
    vacancy::{self, ListFilter, ListQuestion, Standing},
};
use ponte_documents::{CallList, CallListPerson, Document};
use ponte_domain::{
    actor::Purpose,
    id::{VacancyId, WorkerId},
    proposal::{ContactChannel, ContactOutcome, ProposalState, Reason},
    reference::Lang,
};
use ponte_matching::outcome::What;
use ponte_templates::{
    layout::{Done, Place},
    pages::{
        round::{Call, CallRow, Heard, Known, Round, Typed},
        shortlist::WorkingWords,
        worker::Named,
    },
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    head,
    shortlist::{
        acts::answers,
        rows::{person, value},
    },
};
use crate::{
    error::PageError,
    flash,
    layout::{layout, plain},
    site::Site,
    visitor::Staff,
};

/// The address of the page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Whom to call now.
    persona: Option<Uuid>,
    /// Whom to pass over.
    salta: Option<Uuid>,
}

/// What is posted after a call.
struct Told {
    worker: WorkerId,
    outcome: ContactOutcome,
    reason: Option<Reason>,
    call_back_at: Option<DateTime<Utc>>,
    consent: Option<bool>,
    answers: Vec<ponte_app::worker::Answer>,
    typed: Typed,
}

impl Told {
    fn read(inputs: &[(String, String)]) -> Option<Self> {
        let of = |name: &str| inputs.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.trim());
        let typed = Typed {
            conditions: of("conditions").to_owned(),
            reason: of("reason").to_owned(),
            call_back_at: of("call_back_at").to_owned(),
            note: of("note").to_owned(),
        };
        Some(Self {
            worker: WorkerId(of("worker").parse().ok()?),
            outcome: ContactOutcome::from_code(of("outcome"))?,
            reason: Reason::from_code(&typed.reason),
            call_back_at: in_rome(&typed.call_back_at),
            consent: match of("consent") {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            answers: answers(inputs),
            typed,
        })
    }

    /// The input without which the outcome says too little.
    fn wanting(&self, now: DateTime<Utc>) -> Option<&'static str> {
        match self.outcome {
            ContactOutcome::OnConditions if self.typed.conditions.is_empty() => Some("conditions"),
            ContactOutcome::NotAvailable if self.reason.is_none() => Some("reason"),
            ContactOutcome::CallBack if self.call_back_at.is_none_or(|at| at <= now) => Some("call_back_at"),
            _ => None,
        }
    }

    fn attempt(&self) -> Attempt {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let only = |outcome: ContactOutcome| self.outcome == outcome;
        Attempt {
            channel: ContactChannel::Phone,
            outcome: self.outcome,
            reason: self.reason.filter(|_| only(ContactOutcome::NotAvailable)),
            conditions: given(&self.typed.conditions).filter(|_| only(ContactOutcome::OnConditions)),
            call_back_at: self.call_back_at.filter(|_| only(ContactOutcome::CallBack)),
            note: given(&self.typed.note),
            may_be_named: self.consent,
        }
    }
}

/// A day and time as typed, on the clock of the desk.
pub fn in_rome(typed: &str) -> Option<DateTime<Utc>> {
    let local = NaiveDateTime::parse_from_str(typed, "%Y-%m-%dT%H:%M").ok()?;
    Rome.from_local_datetime(&local).earliest().map(|at| at.to_utc())
}

/// `GET /sportello/offerte/{id}/giro`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let round = proposal::round(&site.app, &staff.caller(&site, Purpose::Matching), VacancyId(id)).await?;
    let page = build(&site, &staff, round, asked.persona, asked.salta).await?;
    site.show(staff.0, &page)
}

/// `POST /sportello/offerte/{id}/giro`: what came of a call; the next person follows.
pub async fn post(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Form(inputs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let told = Told::read(&inputs).ok_or(PageError::BadRequest)?;
    let caller = staff.caller(&site, Purpose::Matching);
    if let Some(wanting) = told.wanting(site.app.now()) {
        let round = proposal::round(&site.app, &caller, VacancyId(id)).await?;
        let page = build(&site, &staff, round, Some(told.worker.0), None).await?;
        let page = Round { wanting: Some(wanting), typed: told.typed, ..page };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, site.show(staff.0, &page)?).into_response());
    }
    let to = head::address(id, "giro");
    if told.outcome == ContactOutcome::Written {
        let asked = proposal::ask_by_mail(&site.app, &caller, VacancyId(id), &[told.worker]).await?;
        return Ok(flash::done(&to, Done::Asked, u32::try_from(asked.written.len()).unwrap_or(0), None));
    }
    proposal::record_attempt_with_answers(&site.app, &caller, VacancyId(id), told.worker, told.attempt(), &told.answers).await?;
    let undo = head::address(id, &format!("annulla/{}", told.worker));
    Ok(flash::done_to(&to, Done::Recorded, told.worker.0, Some(undo)))
}

async fn build(site: &Site, staff: &Staff, round: Found, persona: Option<Uuid>, salta: Option<Uuid>) -> Result<Round, PageError> {
    let now = site.app.now();
    let current = match persona.and_then(|persona| round.person(WorkerId(persona))) {
        Some(person) => Some(person),
        None => round.next(now, salta.map(WorkerId)),
    };
    let reserve = reserve(site, staff, &round).await?;
    let named = |id: &str| {
        round.people.iter().find(|person| person.worker.id.to_string() == id).map(|person| person.worker.value.person.full_name())
    };
    Ok(Round {
        layout: layout(site, &staff.0, Place::Vacancies, head::crumbs(&round.vacancy)).naming_one(named),
        vacancy: head::head(site, &round.vacancy, round.employer.as_ref()),
        heard: round.people.iter().filter_map(heard).collect(),
        total: u32::try_from(round.people.len()).unwrap_or(u32::MAX),
        wanted: head::names_wanted(round.vacancy.value.positions),
        ready: u32::try_from(round.ready()).unwrap_or(u32::MAX),
        current: current.map(|person| call(site, person, staff.0.lang)),
        calls: round.people.iter().map(row).collect(),
        reserve,
        operator: staff.0.account.as_ref().map(|account| account.name.clone()).unwrap_or_default(),
        start: round.vacancy.value.start.filter(|start| *start >= site.app.today()),
        wanting: None,
        typed: Typed::default(),
    })
}

/// The best person of the list with whom nothing has been done yet.
async fn reserve(site: &Site, staff: &Staff, round: &Found) -> Result<Option<Named>, PageError> {
    let filter = ListFilter { standing: Some(Standing::New), ..ListFilter::default() };
    let question = ListQuestion { most: 1, filter, ..ListQuestion::default() };
    let caller = staff.caller(site, Purpose::Matching);
    let list = vacancy::candidates(&site.app, &caller, VacancyId(round.vacancy.id), question).await?;
    let first = list.people.first().map(|found| &found.worker);
    Ok(first.map(|worker| Named { id: worker.id.to_string(), name: worker.value.person.full_name() }))
}

fn heard(person: &RoundPerson) -> Option<Heard> {
    let on_conditions = person.stored.proposal.last_attempt().is_some_and(|last| last.outcome == ContactOutcome::OnConditions);
    let answer = match person.stored.proposal.state {
        ProposalState::Proposed | ProposalState::Contacted => return None,
        ProposalState::NotAvailable | ProposalState::Withdrawn | ProposalState::ClosedElsewhere => "no",
        _ if on_conditions => "if",
        _ => "yes",
    };
    Some(Heard { answer })
}

fn row(person: &RoundPerson) -> CallRow {
    let proposal = &person.stored.proposal;
    let last = proposal.last_attempt();
    CallRow {
        id: person.worker.id.to_string(),
        name: person.worker.value.person.full_name(),
        points: person.points(),
        outcome: last.map(|last| last.outcome),
        at: last.map(|last| last.at),
        by: last.and_then(|last| last.by.name()).map(str::to_owned),
        note: last.and_then(|last| last.conditions.clone().or_else(|| last.note.clone())),
        call_back_at: person.call_back_at(),
    }
}

fn call(site: &Site, found: &RoundPerson, lang: Lang) -> Call {
    let worker = &found.worker.value;
    let catalogue = site.app.market.catalogue();
    let mut candidate = person(worker, found.worker.id, found.found.as_ref(), Some(&found.stored.proposal), (&catalogue, lang));
    candidate.points = found.points();
    Call {
        candidate,
        phone: worker.contacts.phone.first().cloned(),
        email: worker.contacts.email.clone(),
        consent: worker.consents.publication.filter(|agreed| !agreed || worker.may_be_named(site.app.today())),
        known: known(found),
    }
}

/// When she can start, if she said so: what a call would otherwise ask again.
fn known(found: &RoundPerson) -> Vec<Known> {
    let availability = &found.worker.value.availability;
    let (Some(from), Some(at)) = (availability.from, availability.ascertained) else { return Vec::new() };
    vec![Known { what: value(&What::Start { date: from }), yes: true, at }]
}

/// `GET /sportello/offerte/{id}/giro.pdf`: the calls still to be made, on paper.
pub async fn pdf(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let round = proposal::round(&site.app, &staff.caller(&site, Purpose::Matching), VacancyId(id)).await?;
    let catalogue = site.app.market.catalogue();
    let waiting: Vec<&RoundPerson> = round.people.iter().filter(|person| person.is_to_hear()).collect();
    let lang = staff.0.lang;
    let candidate = |found: &&RoundPerson| {
        person(&found.worker.value, found.worker.id, found.found.as_ref(), Some(&found.stored.proposal), (&catalogue, lang))
    };
    let words = WorkingWords { layout: plain(&site, &staff.0), people: waiting.iter().map(candidate).collect() };
    let said = words.said(&site.app.presses.words, staff.0.lang)?;
    let today = site.app.today();
    let people = waiting.iter().zip(said).map(|(found, said)| CallListPerson {
        name: found.worker.value.person.full_name(),
        place: head::place_of_person(&site, found),
        phones: found.worker.value.contacts.phone.clone(),
        preferred: found.worker.value.contacts.preferred,
        ask: said.ask,
        last_asked: found.stored.proposal.last_attempt().map(|last| ponte_domain::clock::day_in_rome(last.at)),
        note: said.answer,
        ask_consent: !found.worker.value.may_be_named(today),
    });
    let employer = round.employer.as_ref().map(|employer| &employer.value);
    let document = CallList {
        desk: head::desk_header(&site, Some(&staff.0)),
        vacancy: head::vacancy_summary(&site, &round.vacancy.value, employer),
        deadline: head::deadline_in_rome(&round.vacancy.value),
        greeting: None,
        people: people.collect(),
    };
    head::print(&site, Document::CallList(document), staff.0.lang, "giro").await
}
