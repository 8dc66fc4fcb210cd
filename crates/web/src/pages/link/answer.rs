//! A person says whether she is available: `/risposta/{token}`.

use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::proposal::{self, Question};
use ponte_domain::proposal::ContactOutcome;
use ponte_templates::pages::answer::{AvailabilityAnswer, LinkState};
use serde::Deserialize;

use crate::{error::PageError, layout, pages::vacancy_place, site::Site, visitor::Visitor};

/// The answer that the link itself carries, to be confirmed.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    risposta: String,
}

#[derive(Deserialize)]
pub struct AnswerForm {
    answer: String,
    #[serde(default)]
    conditions: String,
    #[serde(default)]
    consent: Option<String>,
}

/// The answers that a link takes.
fn outcome_of(name: &str) -> Option<ContactOutcome> {
    use ContactOutcome as O;
    ContactOutcome::from_code(name).filter(|outcome| matches!(outcome, O::Available | O::OnConditions | O::NotAvailable))
}

fn page_of(
    site: &Site,
    visitor: &Visitor,
    token: String,
    question: Question,
    state: LinkState,
    chosen: Option<String>,
) -> AvailabilityAnswer {
    let vacancy = question.vacancy;
    AvailabilityAnswer {
        layout: layout::plain(site, visitor),
        token,
        state,
        place: vacancy_place(site, &vacancy),
        title: vacancy.title,
        contract: vacancy.contract,
        hours: vacancy.hours,
        start: vacancy.start,
        until: vacancy.employer_deadline.filter(|deadline| *deadline > site.app.now()),
        chosen,
    }
}

/// `GET /risposta/{token}`
pub async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(token): Path<String>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, PageError> {
    let question = proposal::question(&site.app, &token).await?;
    let chosen = outcome_of(&chosen.risposta).map(|outcome| outcome.to_string());
    let page = page_of(&site, &visitor, token, question, LinkState::Open, chosen);
    site.show(visitor, &page)
}

/// `POST /risposta/{token}`: the same answer again changes nothing, another one replaces it.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path(token): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, PageError> {
    let outcome = outcome_of(&form.answer).ok_or(PageError::BadRequest)?;
    let question = proposal::question(&site.app, &token).await?;
    let conditions = Some(form.conditions.trim().to_owned()).filter(|words| !words.is_empty() && outcome == ContactOutcome::OnConditions);
    if outcome == ContactOutcome::OnConditions && conditions.is_none() {
        let page = page_of(&site, &visitor, token, question, LinkState::Open, Some(form.answer));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, site.show(visitor, &page)?).into_response());
    }
    // What is not ticked is not refused: it is asked by telephone.
    let may_be_named = (form.consent.as_deref() == Some("yes")).then_some(true);
    proposal::answer_by_link(&site.app, &token, outcome, conditions, None, may_be_named).await?;
    let page = page_of(&site, &visitor, token, question, LinkState::Answered, None);
    site.show(visitor, &page)
}
