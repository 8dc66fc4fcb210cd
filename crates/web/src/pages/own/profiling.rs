//! Her profile and her track in plain words, and her right that a person look at them (GDPR art. 22).

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    profiling,
};
use ponte_domain::{
    actor::{Channel, Purpose},
    id::WorkerId,
    profiling::ProfilingError,
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
    pages::profiling::OwnProfiling,
};
use serde::Deserialize;
use uuid::Uuid;

use super::lines::{fault, head, surroundings};
use crate::{
    error::PageError,
    flash,
    pages::worker::{interview_line, profile_view, track_line},
    site::Site,
    visitor::Staff,
};

/// `GET /area/{id}/profilazione`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let (file, standing) = profiling::own(&site.app, &caller, WorkerId(id)).await?;
    let lang = staff.0.lang;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = OwnProfiling {
        layout: surroundings(site, &staff),
        own: head(&file.stored, standing),
        profile: file.profile().map(|found| profile_view(site, found, lang)),
        interview: interview_line(&file, lang),
        track: file.choice().map(track_line),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// What she says against it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Said {
    version: i64,
    words: String,
    on_behalf: String,
}

/// `POST /area/{id}/profilazione/{uuid}/contesta`
pub async fn contest(
    State(site): State<Site>,
    staff: Staff,
    Path((id, choice)): Path<(Uuid, Uuid)>,
    Posted(said): Posted<Said>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework).on_behalf(Channel::from_code(&said.on_behalf));
    let wrong = match profiling::contest(&site.app, &caller, WorkerId(id), (choice, said.version), &said.words).await {
        Ok(()) => return Ok(flash::done(&format!("/area/{id}/profilazione"), Done::Asked, 1, None)),
        Err(Error::Refused(Refusal::Profiling(error))) => match error {
            ProfilingError::Reason => FieldError::new("words", "required"),
            ProfilingError::TooLong => FieldError::new("words", "too-long"),
            _ => FieldError::new("words", "profiling-contest"),
        },
        Err(Error::Refused(refusal)) => match fault(&refusal) {
            Some(error) => error,
            None => return Err(refusal.into()),
        },
        Err(error) => return Err(error.into()),
    };
    show(&site, staff, id, Form::default().with("words", said.words).wrong(wrong)).await
}
