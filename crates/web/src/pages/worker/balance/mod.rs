//! The balance of competences and the individual plan of a person: their page, the booklet, and what is posted there.

mod booklet;
mod keep;
mod plan;
mod rows;

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::Months;
use ponte_app::{
    balance::{self, BalanceFile, Distance},
    error::{Error, Refusal},
    proposal, questionnaire, register,
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::Purpose,
    balance::BalanceError,
    id::WorkerId,
    plan::{PlanError, Target},
    reference::Lang,
    vacancy::Vacancy,
};
use ponte_storage::Kind;
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::Done,
    pages::{balance::BalancePage, worker::Named},
};
use serde::Deserialize;
use uuid::Uuid;

pub use booklet::{own as own_booklet, print as booklet};
pub use rows::{balance_view, plan_view};

use super::{
    head::{head, surroundings},
    matches::open_matches,
};
use crate::{
    error::PageError,
    flash,
    routes::{Routes, on},
    site::Site,
    visitor::Staff,
};

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/persone/{{id}}/bilancio{rest}");
    let see = || on(Right::SeePeople, Kind::Worker);
    let edit = || on(Right::EditPeople, Kind::Worker);
    Routes::new()
        .get(&at(""), see(), page)
        .post(&at(""), edit(), keep::begin)
        .get(&at("/libretto.pdf"), see(), booklet)
        .post(&at("/{uuid}/competenze"), edit(), keep::keep)
        .post(&at("/{uuid}/dalla-scheda"), edit(), keep::take_over)
        .post(&at("/{uuid}/togli"), edit(), keep::remove)
        .post(&at("/{uuid}/nel-profilo"), edit(), keep::to_profile)
        .post(&at("/{uuid}/concludi"), edit(), keep::conclude)
        .post(&at("/{uuid}/riapri"), edit(), keep::reopen)
        .post(&at("/piano"), edit(), plan::keep)
        .post(&at("/piano/dal-divario"), edit(), plan::from_distance)
        .post(&at("/piano/{uuid}/passi"), edit(), plan::add_step)
        .post(&at("/piano/{uuid}/stato"), edit(), plan::state)
        .post(&at("/piano/{uuid}/rilettura"), edit(), plan::look)
        .post(&at("/piano/{uuid}/fine"), edit(), plan::end)
}

/// What is asked of the page: the target, and the competence that is being changed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    mestiere: String,
    offerta: String,
    voce: String,
}

/// `GET /sportello/persone/{id}/bilancio`
async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::default(), asked).await
}

/// How far she is from the target that was typed; nothing when there is none, or it is not there for who asks.
async fn far(site: &Site, caller: &Caller, file: &BalanceFile, asked: &Asked, lang: Lang) -> Result<Option<Distance>, PageError> {
    let Some(target) = balance::target_of(&site.app, &asked.mestiere, &asked.offerta) else { return Ok(None) };
    match balance::distance(&site.app, caller, &file.stored, file.competences(), target, lang).await {
        Ok(found) => Ok(Some(found)),
        Err(Error::Refused(Refusal::Forbidden(_) | Refusal::NotFound(_))) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Vacancies that she was proposed for, by their titles.
async fn proposed_for(site: &Site, caller: &Caller, worker: WorkerId) -> Result<Vec<Choice>, PageError> {
    let proposals = proposal::of_worker(&site.app, caller, worker).await?;
    let ids: Vec<Uuid> = proposals.iter().map(|stored| stored.proposal.vacancy.0).collect();
    let found = register::view_many::<Vacancy>(&site.app, caller, &ids).await?;
    let mut choices: Vec<Choice> = found.iter().map(|(id, stored)| Choice::new(id.to_string(), stored.value.title.clone())).collect();
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    Ok(choices)
}

/// Questionnaires of the services for specialist guidance (level E) that the desk switched on.
async fn guides(site: &Site, desk: &str, lang: Lang) -> Result<Vec<Named>, PageError> {
    let available = questionnaire::available(&site.app, desk).await?;
    let guide = available.into_iter().filter(|one| one.held.pack.manifest.leps.iter().any(|lep| lep == "E"));
    Ok(guide.map(|one| Named { id: one.sheet.questionnaire.clone(), name: one.held.title.get(lang).to_owned() }).collect())
}

async fn show(site: &Site, staff: Staff, id: Uuid, form: Form, asked: Asked) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let worker = WorkerId(id);
    let file = balance::file(&site.app, &caller, worker).await?;
    let matches = open_matches(site, &caller, worker).await?.len();
    let (today, lang) = (site.app.today(), staff.0.lang);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (now, record) = (file.balance().map(|found| found.value.id), &file.stored.value);
    let distance = far(site, &caller, &file, &asked, lang).await?;
    let past = file.balances.iter().filter(|found| Some(found.value.id) != now);
    let page = BalancePage {
        layout: surroundings(site, &staff),
        head: head(site, &file.stored, matches).await?,
        balance: file.balance().map(|found| balance_view(found, record, lang)),
        past: past.map(|found| balance_view(found, record, lang)).collect(),
        guides: guides(site, &record.desk, lang).await?,
        occupation: match &file.plan().and_then(|found| found.value.target.clone()) {
            Some(Target::Occupation(wanted)) if asked.mestiere.is_empty() && asked.offerta.is_empty() => wanted.text.clone(),
            _ => asked.mestiere.clone(),
        },
        vacancy: asked.offerta.clone(),
        vacancies: proposed_for(site, &caller, worker).await?,
        distance: distance.as_ref().map(rows::distance_view),
        plan: file.plan().map(|found| plan_view(found, today)),
        past_plans: file.plans.iter().filter(|found| found.value.ended.is_some()).map(|found| plan_view(found, today)).collect(),
        today,
        in_three_months: today.checked_add_months(Months::new(3)).unwrap_or(today),
        changing: Some(asked.voce).filter(|voce| !voce.is_empty()),
        may_edit: caller.may(Right::EditPeople),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// Leads back to the page when it is done; shows the form again with what is wrong with it.
async fn after<T>(site: &Site, staff: Staff, id: Uuid, form: Form, done: Result<T, Error>) -> Result<Response, PageError> {
    match done {
        Ok(_) => Ok(flash::done(&format!("/sportello/persone/{id}/bilancio"), Done::Recorded, 1, None)),
        Err(Error::Refused(refusal)) => match fault(&refusal) {
            Some(wrong) => show(site, staff, id, form.wrong(wrong), Asked::default()).await,
            None => Err(refusal.into()),
        },
        Err(error) => Err(error.into()),
    }
}

fn fault(refusal: &Refusal) -> Option<FieldError> {
    Some(match refusal {
        Refusal::Balance(error) => match error {
            BalanceError::Words => FieldError::new("what", "required"),
            BalanceError::TooLong => FieldError::new("what", "too-long"),
            BalanceError::Level => FieldError::new("level", "balance-level"),
            BalanceError::Many => FieldError::new("what", "balance-many"),
            BalanceError::Twice => FieldError::new("what", "balance-twice"),
            BalanceError::Missing => FieldError::new("what", "balance-missing"),
            BalanceError::Concluded | BalanceError::Open => FieldError::new("what", "balance-concluded"),
            BalanceError::Another => FieldError::new("what", "balance-another"),
            BalanceError::Empty => FieldError::new("summary", "balance-empty"),
        },
        Refusal::Plan(error) => match error {
            PlanError::Words => FieldError::new("goal", "required"),
            PlanError::TooLong => FieldError::new("goal", "too-long"),
            PlanError::Many => FieldError::new("goal", "balance-many"),
            PlanError::Missing => FieldError::new("goal", "balance-missing"),
            PlanError::Twice => FieldError::new("goal", "plan-twice"),
            PlanError::Evidence => FieldError::new("unit_evidence", "plan-evidence"),
            PlanError::Day => FieldError::new("review", "plan-day"),
            PlanError::Ended => FieldError::new("goal", "plan-ended"),
            PlanError::Another => FieldError::new("goal", "plan-another"),
        },
        _ => return None,
    })
}
