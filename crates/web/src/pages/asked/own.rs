//! What a person asks the desk for, on her own pages or by an operator in her name.

use axum::{
    Form as Posted,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    attachment,
    error::{Error, Refusal},
    rights::Right,
    service_request,
};
use ponte_domain::{
    actor::{Channel, Purpose},
    id::WorkerId,
    service::ServiceChannel,
    service_request::{Asked, Wanted},
    worker::Segment,
};
use ponte_storage::Kind;
use ponte_templates::{form::Form, layout::Done, pages::asked::OwnAsked};
use serde::Deserialize;
use uuid::Uuid;

use super::lines::{fault, row};
use crate::{
    error::PageError,
    flash,
    pages::own::lines::{head, surroundings},
    paper::pdf,
    site::Site,
    visitor::Staff,
};

fn path(id: Uuid) -> String {
    format!("/area/{id}/chiedi")
}

/// Which kind of request is chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    tipo: String,
}

/// `GET /area/{id}/chiedi`
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, PageError> {
    show(&site, staff, id, Asked::from_code(&chosen.tipo), Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, kind: Option<Asked>, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let (stored, standing, rows) = service_request::own(&site.app, &caller, WorkerId(id)).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let today = site.app.today();
    let page = OwnAsked {
        layout: surroundings(site, &staff),
        own: head(&stored, standing),
        rows: rows.iter().map(|found| row(found, today)).collect(),
        kinds: Asked::ALL.to_vec(),
        kind: kind.unwrap_or(Asked::Record),
        // How she is reached best is offered first, and is hers to change.
        channel: stored.value.segment.map_or(ServiceChannel::Mail, Segment::channel),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// What is asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    kind: String,
    words: String,
    channel: String,
    times: String,
    on_behalf: String,
}

/// `POST /area/{id}/chiedi`
pub async fn ask(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework).on_behalf(Channel::from_code(&typed.on_behalf));
    ponte_app::person::standing(&site.app, &caller, Right::PersonRights, WorkerId(id)).await?;
    let kind = Asked::from_code(&typed.kind).ok_or(PageError::BadRequest)?;
    let channel = ServiceChannel::from_code(&typed.channel).unwrap_or(ServiceChannel::Mail);
    let wanted = Wanted { kind, words: typed.words.clone(), channel, times: typed.times.clone() };
    match service_request::ask(&site.app, &caller, WorkerId(id), &wanted).await {
        Ok(_) => Ok(flash::done(&path(id), Done::Asked, 1, None)),
        Err(Error::Refused(refusal)) => match fault(&refusal) {
            Some(wrong) => {
                let form = Form::default().with("words", typed.words).with("times", typed.times).wrong(wrong);
                show(&site, staff, id, Some(kind), form).await
            }
            None => Err(refusal.into()),
        },
        Err(error) => Err(error.into()),
    }
}

/// How she asked, when an operator acts for her; and how well she was served.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Said {
    on_behalf: String,
    score: String,
}

/// `POST /area/{id}/chiedi/{uuid}/ritira`
pub async fn withdraw(
    State(site): State<Site>,
    staff: Staff,
    Path((id, which)): Path<(Uuid, Uuid)>,
    Posted(said): Posted<Said>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework).on_behalf(Channel::from_code(&said.on_behalf));
    service_request::withdraw(&site.app, &caller, WorkerId(id), which).await?;
    Ok(flash::done(&path(id), Done::Recorded, 1, None))
}

/// `POST /area/{id}/chiedi/{uuid}/voto`
pub async fn rate(
    State(site): State<Site>,
    staff: Staff,
    Path((id, which)): Path<(Uuid, Uuid)>,
    Posted(said): Posted<Said>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework).on_behalf(Channel::from_code(&said.on_behalf));
    let score = said.score.parse().unwrap_or(0);
    service_request::rate(&site.app, &caller, WorkerId(id), which, score).await?;
    Ok(flash::done(&path(id), Done::Recorded, 1, None))
}

/// `GET /area/{id}/chiedi/{uuid}/documento.pdf`
pub async fn document(State(site): State<Site>, staff: Staff, Path((id, which)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (.., rows) = service_request::own(&site.app, &caller, WorkerId(id)).await?;
    let found = rows.into_iter().map(|found| found.request).find(|request| request.id == which);
    let enclosed = found.and_then(|request| request.reply).and_then(|reply| reply.enclosed).ok_or(Refusal::NotFound(Kind::Worker))?;
    let (_, bytes) = attachment::open_own(&site.app, &caller, WorkerId(id), enclosed.file).await?;
    Ok(pdf(bytes, enclosed.what.as_str()))
}
