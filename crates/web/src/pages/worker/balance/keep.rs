//! What is posted of a balance.

use axum::{
    extract::{Path, State},
    response::Response,
};
use axum_extra::extract::Form as Posted;
use ponte_app::balance::{self, Entry};
use ponte_domain::{
    actor::Purpose,
    balance::{Class, SaidBy},
    id::WorkerId,
};
use ponte_templates::form::Form;
use uuid::Uuid;

use super::after;
use crate::{
    error::PageError,
    inputs::{Inputs, text, typed, version},
    site::Site,
    visitor::Staff,
};

/// `POST /sportello/persone/{id}/bilancio`
pub async fn begin(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = balance::begin(&site.app, &caller, WorkerId(id)).await;
    after(&site, staff, id, Form::default(), done).await
}

/// `POST /sportello/persone/{id}/bilancio/{uuid}/competenze`
pub async fn keep(
    State(site): State<Site>,
    staff: Staff,
    Path((id, own)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let entry = Entry {
        id: text(&inputs, "competence").parse().ok(),
        class: Class::from_code(text(&inputs, "class")).unwrap_or(Class::Technical),
        what: text(&inputs, "what").to_owned(),
        level: text(&inputs, "level").parse().ok(),
        evidence: text(&inputs, "evidence").to_owned(),
        place: text(&inputs, "place").to_owned(),
        when: text(&inputs, "when").to_owned(),
        said_by: SaidBy::from_code(text(&inputs, "said_by")).unwrap_or(SaidBy::Herself),
    };
    let done = balance::keep(&site.app, &caller, WorkerId(id), (own, version(&inputs)), entry).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/bilancio/{uuid}/dalla-scheda`
pub async fn take_over(
    State(site): State<Site>,
    staff: Staff,
    Path((id, own)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = balance::take_over(&site.app, &caller, WorkerId(id), (own, version(&inputs))).await;
    after(&site, staff, id, Form::default(), done).await
}

/// `POST /sportello/persone/{id}/bilancio/{uuid}/togli`
pub async fn remove(
    State(site): State<Site>,
    staff: Staff,
    Path((id, own)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let competence = text(&inputs, "competence").parse().unwrap_or_default();
    let done = balance::remove(&site.app, &caller, WorkerId(id), (own, version(&inputs)), competence).await;
    after(&site, staff, id, Form::default(), done).await
}

/// `POST /sportello/persone/{id}/bilancio/{uuid}/nel-profilo`
pub async fn to_profile(
    State(site): State<Site>,
    staff: Staff,
    Path((id, own)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let competence = text(&inputs, "competence").parse().unwrap_or_default();
    let done = balance::to_profile(&site.app, &caller, WorkerId(id), own, competence).await;
    after(&site, staff, id, Form::default(), done).await
}

/// `POST /sportello/persone/{id}/bilancio/{uuid}/concludi`
pub async fn conclude(
    State(site): State<Site>,
    staff: Staff,
    Path((id, own)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = balance::conclude(&site.app, &caller, WorkerId(id), (own, version(&inputs)), text(&inputs, "summary")).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/bilancio/{uuid}/riapri`
pub async fn reopen(
    State(site): State<Site>,
    staff: Staff,
    Path((id, own)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = balance::reopen(&site.app, &caller, WorkerId(id), (own, version(&inputs))).await;
    after(&site, staff, id, Form::default(), done).await
}
