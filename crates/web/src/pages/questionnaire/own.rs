//! Questionnaires on a person's own pages: `/area/{id}/questionari`.

use axum::{
    Form,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    person::{self},
    questionnaire::{self, Opened},
    rights::Right,
};
use ponte_domain::{
    actor::Purpose,
    id::{ResponseId, WorkerId},
    response::ResponseError,
};
use ponte_templates::pages::questionnaire::{OverState, OwnSheets, SheetOver, StartState};
use uuid::Uuid;

use super::{
    fill::{Filling, Typed, by_script, pressed, told},
    shown::{row, words},
};
use crate::{
    error::PageError,
    layout,
    pages::own::lines::{head, surroundings},
    site::Site,
    visitor::Staff,
};

fn base(id: Uuid, which: Uuid) -> String {
    format!("/area/{id}/questionari/{which}")
}

/// `GET /area/{id}/questionari`
pub async fn list(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (stored, standing) = person::standing(&site.app, &caller, Right::PersonRights, WorkerId(id)).await?;
    let all = questionnaire::own(&site.app, &caller, WorkerId(id)).await?;
    let page = OwnSheets {
        layout: surroundings(&site, &staff),
        own: head(&stored, standing),
        rows: all.iter().map(|opened| row(&site, opened, staff.0.lang)).collect(),
    };
    site.show(staff.0, &page)
}

async fn one(site: &Site, staff: &Staff, id: Uuid, which: Uuid) -> Result<Opened, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    Ok(questionnaire::own_one(&site.app, &caller, WorkerId(id), ResponseId(which)).await?)
}

fn filling<'f>(site: &'f Site, staff: &Staff, id: Uuid, opened: &'f Opened) -> Filling<'f> {
    let base = base(id, opened.stored.response.id.0);
    Filling { site, opened, layout: layout::plain(site, &staff.0), base, lang: staff.0.lang }
}

/// `GET /area/{id}/questionari/{uuid}`
pub async fn start(State(site): State<Site>, staff: Staff, Path((id, which)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let opened = one(&site, &staff, id, which).await?;
    if !opened.stored.response.is_open() {
        let thanks = words(&opened.held.thanks, staff.0.lang);
        let page = SheetOver { layout: layout::plain(&site, &staff.0), state: OverState::Completed, thanks };
        return site.show(staff.0, &page);
    }
    let state = if opened.stored.response.answers.is_empty() { StartState::New } else { StartState::Resume };
    filling(&site, &staff, id, &opened).start(staff.0, state)
}

/// `POST /area/{id}/questionari/{uuid}/inizia`
pub async fn begin(State(site): State<Site>, staff: Staff, Path((id, which)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let opened = one(&site, &staff, id, which).await?;
    Ok(Redirect::to(&filling(&site, &staff, id, &opened).first()).into_response())
}

/// `GET /area/{id}/questionari/{uuid}/s/{section}`
pub async fn section(
    State(site): State<Site>,
    staff: Staff,
    Path((id, which, section)): Path<(Uuid, Uuid, String)>,
) -> Result<Response, PageError> {
    let opened = one(&site, &staff, id, which).await?;
    if !opened.stored.response.is_open() {
        return Ok(Redirect::to(&base(id, which)).into_response());
    }
    filling(&site, &staff, id, &opened).section(staff.0, &section, &[], false)
}

/// `POST /area/{id}/questionari/{uuid}/s/{section}`
pub async fn save(
    State(site): State<Site>,
    staff: Staff,
    headers: HeaderMap,
    Path((id, which, section)): Path<(Uuid, Uuid, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let before = one(&site, &staff, id, which).await?;
    let key = (WorkerId(id), ResponseId(which));
    let saved = match questionnaire::save_own(&site.app, &caller, key, Some(&section), &typed).await {
        Ok(saved) => saved,
        Err(Error::Refused(Refusal::Response(_))) => return Ok(Redirect::to(&base(id, which)).into_response()),
        Err(error) => return Err(error.into()),
    };
    let after = one(&site, &staff, id, which).await?;
    if by_script(&headers) {
        return Ok(told(&site, &after, staff.0.lang, saved.version));
    }
    let filling = filling(&site, &staff, id, &after);
    match pressed(&typed) {
        "pause" => Ok(Redirect::to(&format!("/area/{id}/questionari")).into_response()),
        "back" => Ok(Redirect::to(&filling.next(&section, true)).into_response()),
        _ => match filling.left_out(&before.assessment, &section) {
            (missing, _) if !missing.is_empty() => filling.section(staff.0, &section, &missing, false),
            (_, true) => filling.section(staff.0, &section, &[], true),
            _ => Ok(Redirect::to(&filling.next(&section, false)).into_response()),
        },
    }
}

/// `GET /area/{id}/questionari/{uuid}/fine`
pub async fn review(State(site): State<Site>, staff: Staff, Path((id, which)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let opened = one(&site, &staff, id, which).await?;
    if !opened.stored.response.is_open() {
        return Ok(Redirect::to(&base(id, which)).into_response());
    }
    filling(&site, &staff, id, &opened).review(staff.0)
}

/// `POST /area/{id}/questionari/{uuid}/fine`
pub async fn complete(State(site): State<Site>, staff: Staff, Path((id, which)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    match questionnaire::complete_own(&site.app, &caller, WorkerId(id), ResponseId(which)).await {
        Ok(()) => Ok(Redirect::to(&base(id, which)).into_response()),
        Err(Error::Refused(Refusal::Response(ResponseError::Incomplete))) => {
            Ok(Redirect::to(&format!("{}/fine", base(id, which))).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
