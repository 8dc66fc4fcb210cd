//! What she asks for under her rights.

use axum::{
    Form as Posted,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    person::{self, Asked},
    rights::Right,
};
use ponte_documents::{Document, Letter};
use ponte_domain::{
    actor::{Channel, Purpose},
    id::WorkerId,
    person_request::{Rectifiable, RequestKind, RequestState},
};
use ponte_storage::Kind;
use ponte_templates::{
    form::{Choice, Form},
    layout::Done,
    pages::own::OwnRequests,
};
use serde::Deserialize;
use uuid::Uuid;

use super::lines::{fault, head, request, surroundings};
use crate::{
    error::PageError,
    flash,
    paper::{desk_header, print},
    site::Site,
    visitor::Staff,
};

/// Which form is open, and for which ranking.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Open {
    tipo: String,
    offerta: String,
}

/// `GET /area/{id}/richieste`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Query(open): Query<Open>) -> Result<Response, PageError> {
    let form = if open.offerta.is_empty() { Form::default() } else { Form::default().with("proposal", open.offerta) };
    show(&site, staff, id, RequestKind::from_code(&open.tipo), form).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, kind: Option<RequestKind>, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let (stored, standing) = person::standing(&site.app, &caller, Right::PersonRights, WorkerId(id)).await?;
    let (requests, proposals) = person::requests(&site.app, &caller, WorkerId(id)).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = OwnRequests {
        layout: surroundings(site, &staff),
        own: head(&stored, standing),
        requests: requests.iter().map(|found| request(&found.request, &proposals)).collect(),
        kind,
        proposals: proposals.iter().map(|each| Choice::new(each.proposal.id.to_string(), each.title.clone())).collect(),
        fields: Rectifiable::ALL.to_vec(),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    kind: String,
    words: String,
    field: String,
    wanted: String,
    proposal: String,
    on_behalf: String,
}

/// `POST /area/{id}/richieste`
pub async fn ask(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework).on_behalf(Channel::from_code(&typed.on_behalf));
    person::standing(&site.app, &caller, Right::PersonRights, WorkerId(id)).await?;
    let kind = RequestKind::from_code(&typed.kind).ok_or(PageError::BadRequest)?;
    let asked = Asked {
        words: Some(typed.words.clone()),
        field: Rectifiable::from_code(&typed.field),
        wanted: Some(typed.wanted.clone()),
        proposal: typed.proposal.parse().ok(),
    };
    match person::ask(&site.app, &caller, WorkerId(id), kind, asked).await {
        Ok(_) => Ok(flash::done(&format!("/area/{id}/richieste"), Done::Asked, 1, None)),
        Err(Error::Refused(refusal)) => match fault(&refusal) {
            Some(error) => {
                let form = Form::default()
                    .with("words", typed.words)
                    .with("field", typed.field)
                    .with("wanted", typed.wanted)
                    .with("proposal", typed.proposal)
                    .wrong(error);
                show(&site, staff, id, Some(kind), form).await
            }
            None => Err(refusal.into()),
        },
        Err(error) => Err(error.into()),
    }
}

/// How she asked to take it back, when an operator does it for her.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Behalf {
    on_behalf: String,
}

/// `POST /area/{id}/richieste/{uuid}/ritira`
pub async fn withdraw(
    State(site): State<Site>,
    staff: Staff,
    Path((id, which)): Path<(Uuid, Uuid)>,
    Posted(typed): Posted<Behalf>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework).on_behalf(Channel::from_code(&typed.on_behalf));
    person::withdraw(&site.app, &caller, WorkerId(id), which).await?;
    Ok(flash::done(&format!("/area/{id}/richieste"), Done::Recorded, 1, None))
}

/// `GET /area/{id}/richieste/{uuid}/lettera.pdf`
pub async fn letter(State(site): State<Site>, staff: Staff, Path((id, which)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (stored, _) = person::standing(&site.app, &caller, Right::PersonRights, WorkerId(id)).await?;
    let (requests, _) = person::requests(&site.app, &caller, WorkerId(id)).await?;
    let found = requests.into_iter().map(|found| found.request).find(|request| request.id == which);
    let found = found.ok_or(Refusal::NotFound(Kind::Worker))?;
    let answered = found.answer.as_ref().filter(|_| matches!(found.state, RequestState::Granted | RequestState::Refused));
    let answered = answered.ok_or(Refusal::NotFound(Kind::Worker))?;
    let lang = staff.0.lang;
    let say = |key: &str, args: &[(&str, String)]| site.app.presses.words.say(key, args, lang).map_err(PageError::Render);
    let day = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&chrono_tz::Europe::Rome).format("%d/%m/%Y").to_string();
    let subject = say(&format!("request-{}", found.kind), &[])?;
    let mut paragraphs = vec![
        say("letter-asked", &[("date", day(found.asked_at)), ("what", subject.to_lowercase())])?,
        say(if found.state == RequestState::Granted { "letter-granted" } else { "letter-refused" }, &[("date", day(answered.at))])?,
    ];
    paragraphs.extend(answered.words.clone());
    if found.state == RequestState::Refused {
        paragraphs.push(say("letter-complain", &[])?);
    }
    let letter = Letter { desk: desk_header(&site, None), to: stored.value.person.full_name(), subject, paragraphs };
    print(&site, Document::Letter(letter), lang, "risposta").await
}
