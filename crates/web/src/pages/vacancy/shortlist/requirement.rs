//! Changes what a vacancy asks, from its list.

use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::vacancy::{self, AskedAt, RequirementChange};
use ponte_domain::{actor::Purpose, id::VacancyId, vacancy::Need};
use ponte_templates::layout::Done;
use serde::Deserialize;
use uuid::Uuid;

use crate::{error::PageError, flash, pages::vacancy::head, site::Site, visitor::Staff};

#[derive(Deserialize)]
pub struct NeedForm {
    version: i64,
    need: Need,
}

#[derive(Deserialize)]
pub struct ValueForm {
    version: i64,
    #[serde(default)]
    value: String,
}

#[derive(Deserialize)]
pub struct AddForm {
    version: i64,
    need: Need,
    kind: String,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
pub struct SeenForm {
    version: i64,
}

/// Makes a change, and shows how many were in the list before.
async fn change(site: &Site, staff: &Staff, id: Uuid, version: i64, change: RequirementChange) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Matching);
    let before = vacancy::count_candidates(&site.app, &caller, VacancyId(id)).await?;
    vacancy::change_requirement(&site.app, &caller, VacancyId(id), version, change).await?;
    Ok(changed(id, before))
}

fn changed(id: Uuid, before: usize) -> Response {
    Redirect::to(&format!("{}?prima={before}", head::address(id, "rosa"))).into_response()
}

fn position(key: &str) -> Result<usize, PageError> {
    key.parse().map_err(|_| PageError::NotFound)
}

/// `POST /sportello/offerte/{id}/requisiti/{key}`: required or preferred.
pub async fn need(
    State(site): State<Site>,
    staff: Staff,
    Path((id, key)): Path<(Uuid, String)>,
    Form(form): Form<NeedForm>,
) -> Result<Response, PageError> {
    let need = form.need;
    let asked = match AskedAt::from_key(&key).ok_or(PageError::NotFound)? {
        AskedAt::Condition(condition) => RequirementChange::Condition { condition, need },
        AskedAt::Requirement(position) => RequirementChange::Need { position, need },
    };
    change(&site, &staff, id, form.version, asked).await
}

/// `POST /sportello/offerte/{id}/requisiti/{key}/valore`: how much is asked.
pub async fn value(
    State(site): State<Site>,
    staff: Staff,
    Path((id, key)): Path<(Uuid, String)>,
    Form(form): Form<ValueForm>,
) -> Result<Response, PageError> {
    let at = AskedAt::from_key(&key).ok_or(PageError::NotFound)?;
    change(&site, &staff, id, form.version, RequirementChange::Value { at, value: form.value.trim().to_owned() }).await
}

/// `POST /sportello/offerte/{id}/requisiti/{key}/togli`: takes a requirement away.
pub async fn remove(
    State(site): State<Site>,
    staff: Staff,
    Path((id, key)): Path<(Uuid, String)>,
    Form(form): Form<SeenForm>,
) -> Result<Response, PageError> {
    change(&site, &staff, id, form.version, RequirementChange::Remove { position: position(&key)? }).await
}

/// `POST /sportello/offerte/{id}/requisiti`: adds a requirement.
pub async fn add(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Form(form): Form<AddForm>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let before = vacancy::count_candidates(&site.app, &caller, VacancyId(id)).await?;
    vacancy::add_requirement(&site.app, &caller, VacancyId(id), form.version, form.need, &form.kind, &form.text).await?;
    Ok(changed(id, before))
}

/// `POST /sportello/offerte/{id}/annulla-modifica`: takes the last change back.
pub async fn undo(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Form(form): Form<SeenForm>) -> Result<Response, PageError> {
    vacancy::undo_change(&site.app, &staff.caller(&site, Purpose::Matching), VacancyId(id), form.version).await?;
    Ok(flash::done(&head::address(id, "rosa"), Done::Undone, 1, None))
}
