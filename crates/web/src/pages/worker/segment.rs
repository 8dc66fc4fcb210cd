//! How autonomous a person is online: what is proposed and why, and what somebody decided.

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    rights::Right,
    segment,
};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    segment::{SegmentDecision, SegmentError},
    worker::Segment,
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
    pages::asked::{DecisionRow, SegmentPage},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    head::{head, surroundings},
    matches::open_matches,
};
use crate::{error::PageError, flash, site::Site, visitor::Staff};

/// `GET /sportello/persone/{id}/segmento`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, mut form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let file = segment::file(&site.app, &caller, WorkerId(id)).await?;
    let matches = open_matches(site, &caller, WorkerId(id)).await?.len();
    form.version = Some(file.stored.version);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = SegmentPage {
        layout: surroundings(site, &staff),
        head: head(site, &file.stored, matches).await?,
        proposed: file.proposed.segment,
        channel: file.proposed.segment.channel(),
        signals: file.proposed.signals,
        support: file.proposed.support,
        decisions: file.decisions.iter().map(|found| decision(&found.value)).collect(),
        may_edit: caller.may(Right::EditPeople),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn decision(decided: &SegmentDecision) -> DecisionRow {
    DecisionRow {
        chosen: decided.chosen,
        proposed: decided.proposed.segment,
        signals: decided.proposed.signals.clone(),
        why: decided.why.clone(),
        by: decided.by.name().map(str::to_owned),
        at: decided.at,
    }
}

/// What was chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    version: i64,
    segment: String,
    why: String,
}

/// `POST /sportello/persone/{id}/segmento`
pub async fn decide(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(chosen): Posted<Chosen>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    // Who may not change a file is told so before anything else.
    ponte_app::unemployment::may_record(&site.app, &caller, WorkerId(id)).await?;
    let segment = Segment::from_code(&chosen.segment).ok_or(PageError::BadRequest)?;
    match segment::decide(&site.app, &caller, WorkerId(id), chosen.version, segment, &chosen.why).await {
        Ok(()) => Ok(flash::done(&format!("/sportello/persone/{id}/segmento"), Done::Recorded, 1, None)),
        Err(Error::Refused(Refusal::Segment(error))) => {
            let code = if error == SegmentError::Why { "segment-why" } else { "too-long" };
            let form = Form::default().with("segment", chosen.segment).with("why", chosen.why).wrong(FieldError::new("why", code));
            show(&site, staff, id, form).await
        }
        Err(error) => Err(error.into()),
    }
}
