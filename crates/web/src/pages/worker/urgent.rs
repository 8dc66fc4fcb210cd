//! A file that is closed to the visitor: whose it is, and how it opens in an emergency.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    case::{self, KnownFile},
    error::{Error, Refusal},
    rights::{Caller, Right},
};
use ponte_domain::{actor::Purpose, case::URGENT_MINUTES, id::WorkerId};
use ponte_storage::Kind;
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
    pages::{cases::ClosedFile, worker::Named},
};
use uuid::Uuid;

use super::head::surroundings;
use crate::{
    error::PageError,
    flash,
    routes::{Routes, on},
    site::Site,
    visitor::Staff,
};

pub fn routes() -> Routes {
    Routes::new().post("/sportello/persone/{id}/urgenza", on(Right::OpenUrgently, Kind::Worker), open)
}

/// What a closed file shows instead of itself: only that it is there, to whom that may be told.
pub async fn closed(site: &Site, staff: Staff, caller: &Caller, id: Uuid, form: Form) -> Result<Response, PageError> {
    let KnownFile { name, desk, phone, team, .. } = match case::known_file(&site.app, caller, WorkerId(id)).await {
        // Of what she may not know, only what her role may not do is told.
        Err(Error::Refused(Refusal::NotFound(_))) => return Err(Refusal::Forbidden(Right::SeePeople).into()),
        known => known?,
    };
    let status = if form.errors.is_empty() { StatusCode::FORBIDDEN } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ClosedFile {
        layout: surroundings(site, &staff),
        person: Named { id: id.to_string(), name },
        desk,
        phone,
        team,
        may_open: case::may_open_urgently(&site.app, caller, WorkerId(id)).await?,
        minutes: URGENT_MINUTES,
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `POST /sportello/persone/{id}/urgenza`
async fn open(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(texts): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let reason = texts.get("reason").cloned().unwrap_or_default();
    match case::open_urgently(&site.app, &caller, WorkerId(id), &reason).await {
        Ok(_) => Ok(flash::done(&format!("/sportello/persone/{id}"), Done::Opened, 1, None)),
        Err(Error::Refused(Refusal::NoReason(_))) => {
            let form = Form::new("").with("reason", reason).wrong(FieldError::new("reason", "urgent-reason"));
            closed(&site, staff, &caller, id, form).await
        }
        Err(error) => Err(error.into()),
    }
}
