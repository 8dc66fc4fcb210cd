//! An employer reads the people proposed and says what it thinks of them: `/rosa/{token}`.

use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::proposal::{self, Received, ReceivedPerson};
use ponte_documents::{Document, Shortlist};
use ponte_domain::{dispatch::Verdict, id::ProposalId};
use ponte_templates::pages::{
    rosa::{EmployerRosa, RosaPerson},
    shortlist::VacancyHead,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    error::PageError,
    layout,
    pages::{
        vacancy::{deadline_in_rome, may_be_judged, printed, summary, vacancy_summary},
        vacancy_place,
    },
    paper::{desk_header_at, print_at},
    site::Site,
    visitor::Visitor,
};

#[derive(Deserialize)]
pub struct VerdictForm {
    proposal: Uuid,
    verdict: Verdict,
}

/// `GET /rosa/{token}`
pub async fn page(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, PageError> {
    let received = proposal::received_people(&site.app, &token).await?;
    let page = build(&site, &visitor, token, received);
    site.show(visitor, &page)
}

/// `POST /rosa/{token}`: a verdict on one person.
pub async fn post(State(site): State<Site>, Path(token): Path<String>, Form(form): Form<VerdictForm>) -> Result<Response, PageError> {
    proposal::verdict_by_link(&site.app, &token, ProposalId(form.proposal), form.verdict, None).await?;
    Ok(Redirect::to(&format!("/rosa/{token}")).into_response())
}

fn build(site: &Site, visitor: &Visitor, token: String, received: Received) -> EmployerRosa {
    let Received { dispatch, vacancy, people } = received;
    EmployerRosa {
        layout: layout::plain(site, visitor),
        vacancy: VacancyHead {
            id: dispatch.vacancy.to_string(),
            title: vacancy.title.clone(),
            employer: None,
            place: vacancy_place(site, &vacancy),
            positions: vacancy.positions,
            contract: vacancy.contract,
            hours: vacancy.hours,
            deadline: None,
            state: vacancy.state,
            state_reason: None,
            state_note: None,
        },
        token,
        contact: None,
        people: people.into_iter().map(person).collect(),
        reference: vacancy.external.id,
        operator: dispatch.sent_by,
        sent: dispatch.sent_at,
    }
}

fn person(person: ReceivedPerson) -> RosaPerson {
    RosaPerson {
        proposal: person.proposal.to_string(),
        name: person.card.name.clone(),
        phone: person.card.phone.clone(),
        email: person.card.email.clone(),
        open: may_be_judged(person.state),
        state: person.state,
        summary: summary(person.card),
    }
}

/// `GET /rosa/{token}/pdf`
pub async fn pdf(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, PageError> {
    let received = proposal::received_people(&site.app, &token).await?;
    let agreed = received.people.into_iter().filter(|person| person.card.name.is_some());
    let document = Shortlist {
        desk: desk_header_at(&site, &received.vacancy.desk, None),
        vacancy: vacancy_summary(&site, &received.vacancy, None),
        recipient: None,
        deadline: deadline_in_rome(&received.vacancy),
        reply_by: None,
        keep_until: None,
        people: agreed.map(|person| printed(person.card)).collect(),
    };
    print_at(&site, &received.vacancy.desk, None, Document::Shortlist(document), visitor.lang, "rosa").await
}
