//! One request, and its answer.

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::Error,
    person::{self, Answer, CopiedProposal},
    rights::Right,
};
use ponte_domain::{actor::Purpose, id::WorkerId};
use ponte_templates::{
    form::Form,
    layout::{Crumb, Done, Place},
    pages::{
        requests::{Contested, RequestPage},
        worker::Named,
    },
};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    error::PageError,
    flash,
    layout::layout,
    pages::own::lines::{fault, request as line},
    site::Site,
    visitor::Staff,
};

/// `GET /sportello/richieste/{uuid}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, mut form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let viewed = person::view(&site.app, &caller, id).await?;
    form.version = Some(viewed.found.version);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let request = &viewed.found.request;
    let page = RequestPage {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("requests", "/sportello/richieste")]),
        request: line(request, viewed.contested.as_slice()),
        person: Named { id: viewed.stored.id.to_string(), name: viewed.stored.value.person.full_name() },
        late: request.is_open() && request.due < site.app.today(),
        now: viewed.now,
        contested: viewed.contested.as_ref().map(contested),
        may_erase: caller.may(Right::ErasePeople),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// The match as it was seen when the proposal was made.
fn contested(copied: &CopiedProposal) -> Contested {
    let made = &copied.proposal;
    let list = |name: &str| -> Vec<Value> {
        let explanation = made.snapshot.as_ref().map(|seen| &seen.explanation);
        explanation.and_then(|seen| seen.get(name)).and_then(Value::as_array).cloned().unwrap_or_default()
    };
    Contested {
        title: copied.title.clone(),
        href: format!("/sportello/offerte/{}", made.vacancy),
        at: made.steps.first().map(|step| step.at).unwrap_or_default(),
        points: made.snapshot.as_ref().map(|seen| seen.points),
        engine: made.snapshot.as_ref().map(|seen| seen.engine.clone()),
        terms: list("terms"),
        missing: list("missing"),
        ask: list("ask"),
    }
}

/// An answer.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    version: i64,
    granted: String,
    words: String,
    reason: String,
}

/// `POST /sportello/richieste/{uuid}/rispondi`
pub async fn answer(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let given = Answer { granted: typed.granted == "yes", words: Some(typed.words.clone()) };
    let done = person::answer(&site.app, &caller, id, typed.version, given).await;
    after(&site, staff, id, typed, done).await
}

/// `POST /sportello/richieste/{uuid}/proroga`
pub async fn extend(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = person::extend(&site.app, &caller, id, typed.version, &typed.reason).await.map(drop);
    after(&site, staff, id, typed, done).await
}

async fn after(site: &Site, staff: Staff, id: Uuid, typed: Typed, done: Result<(), Error>) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(flash::done(&format!("/sportello/richieste/{id}"), Done::Recorded, 1, None)),
        Err(Error::Refused(refusal)) => match fault(&refusal) {
            Some(error) => show(site, staff, id, Form::default().with("words", typed.words).wrong(error)).await,
            None => Err(refusal.into()),
        },
        Err(error) => Err(error.into()),
    }
}

/// `POST /sportello/persone/{id}/limitazione/togli`
pub async fn lift_restriction(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    person::lift_restriction(&site.app, &caller, WorkerId(id)).await?;
    Ok(flash::done(&format!("/sportello/persone/{id}/diritti"), Done::Recorded, 1, None))
}
