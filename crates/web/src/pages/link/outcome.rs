//! An employer says how it ended with a person: `/esito/{token}`.

use axum::{
    Form,
    extract::{Path, Query, State},
    response::Response,
};
use ponte_app::proposal::{self, OutcomeQuestion};
use ponte_templates::pages::answer::{LinkState, OutcomeAnswer};
use serde::Deserialize;

use crate::{error::PageError, layout, pages::vacancy::outcome_of, site::Site, visitor::Visitor};

/// The outcome that the link itself carries, to be confirmed.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    esito: String,
}

#[derive(Deserialize)]
pub struct OutcomeForm {
    outcome: String,
}

fn page_of(
    site: &Site,
    visitor: &Visitor,
    token: String,
    question: OutcomeQuestion,
    state: LinkState,
    chosen: Option<String>,
) -> OutcomeAnswer {
    OutcomeAnswer { layout: layout::plain(site, visitor), token, state, title: question.vacancy.title, name: question.person, chosen }
}

/// `GET /esito/{token}`
pub async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Path(token): Path<String>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, PageError> {
    let question = proposal::outcome_question(&site.app, &token).await?;
    let state = if question.proposal.state.is_open() { LinkState::Open } else { LinkState::Answered };
    let chosen = outcome_of(&chosen.esito).map(|_| chosen.esito);
    let page = page_of(&site, &visitor, token, question, state, chosen);
    site.show(visitor, &page)
}

/// `POST /esito/{token}`: the same answer again changes nothing.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path(token): Path<String>,
    Form(form): Form<OutcomeForm>,
) -> Result<Response, PageError> {
    let outcome = outcome_of(&form.outcome).ok_or(PageError::BadRequest)?;
    proposal::outcome_by_link(&site.app, &token, outcome).await?;
    let question = proposal::outcome_question(&site.app, &token).await?;
    let page = page_of(&site, &visitor, token, question, LinkState::Answered, None);
    site.show(visitor, &page)
}
