//! Curricula and cover letters, at the desk and on a person's own pages: the same forms, asked of the use cases from two sides.

mod paper;
mod read;
mod rows;

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    curriculum::{self, Side},
    error::{Error, Refusal},
    rights::{Caller, Right},
};
use ponte_domain::{actor::Purpose, curriculum::CurriculumError, id::WorkerId};
use ponte_storage::Kind;
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
    pages::curriculum::{CurriculaPage, OwnCurricula},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    own::lines,
    worker::{head, open_matches, surroundings},
};
use crate::{
    error::PageError,
    flash,
    inputs::{Inputs, text, typed, version},
    routes::{Routes, on},
    site::Site,
    visitor::Staff,
};

pub fn routes() -> Routes {
    let desk = |rest: &str| format!("/sportello/persone/{{id}}/curricula{rest}");
    let own = |rest: &str| format!("/area/{{id}}/curricula{rest}");
    let see = || on(Right::SeePeople, Kind::Worker);
    let edit = || on(Right::EditPeople, Kind::Worker);
    let hers = || on(Right::PersonRights, Kind::Worker);
    Routes::new()
        .get(&desk(""), see(), page)
        .post(&desk(""), edit(), keep)
        .post(&desk("/{uuid}/togli"), edit(), remove)
        .get(&desk("/{uuid}/curriculum.pdf"), see(), paper::curriculum)
        .post(&desk("/lettere"), edit(), keep_letter)
        .post(&desk("/lettere/{uuid}/togli"), edit(), remove_letter)
        .get(&desk("/lettere/{uuid}/lettera.pdf"), see(), paper::letter)
        .get(&own(""), hers(), own_page)
        .post(&own(""), hers(), keep_own)
        .post(&own("/{uuid}/togli"), hers(), remove_own)
        .get(&own("/{uuid}/curriculum.pdf"), hers(), paper::own_curriculum)
        .post(&own("/lettere"), hers(), keep_own_letter)
        .post(&own("/lettere/{uuid}/togli"), hers(), remove_own_letter)
        .get(&own("/lettere/{uuid}/lettera.pdf"), hers(), paper::own_letter)
}

/// Which forms are open, and for which vacancy.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Open {
    /// Number of the curriculum that is changed.
    cv: String,
    /// Number of the letter that is changed.
    lettera: String,
    /// The vacancy of a new letter.
    offerta: String,
}

fn base(side: Side, id: Uuid) -> String {
    match side {
        Side::Desk => format!("/sportello/persone/{id}/curricula"),
        Side::Own => format!("/area/{id}/curricula"),
    }
}

async fn show(site: &Site, staff: Staff, (side, id): (Side, Uuid), open: Open, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let worker = WorkerId(id);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let file = curriculum::file(&site.app, &caller, side, worker).await?;
    let vacancies = curriculum::proposed_for(&site.app, &caller, side, worker).await?;
    let letter = rows::letter_form(&file, &open, staff.0.lang);
    let vacancy = letter.vacancy.parse().ok().map(ponte_domain::id::VacancyId);
    let guide = curriculum::guide(&site.app, &caller, side, worker, vacancy).await?;
    let mut career = rows::career(&file, &vacancies, guide, letter, &open, staff.0.lang);
    career.base = base(side, id);
    let answer = match side {
        Side::Desk => {
            career.may_edit = caller.may(Right::EditPeople);
            let matches = open_matches(site, &caller, worker).await?.len();
            let head = head(site, &file.stored, matches).await?;
            site.show(staff.0.clone(), &CurriculaPage { layout: surroundings(site, &staff), head, career, form })?
        }
        Side::Own => {
            let (_, standing) = ponte_app::person::standing(&site.app, &caller, Right::PersonRights, worker).await?;
            let own = lines::head(&file.stored, standing);
            // An operator writes them on the page of the desk.
            career.may_edit = !own.desk;
            site.show(staff.0.clone(), &OwnCurricula { layout: lines::surroundings(site, &staff), own, career, form })?
        }
    };
    Ok((status, answer).into_response())
}

/// `GET /sportello/persone/{id}/curricula`
async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Query(open): Query<Open>) -> Result<Response, PageError> {
    show(&site, staff, (Side::Desk, id), open, Form::default()).await
}

/// `GET /area/{id}/curricula`
async fn own_page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Query(open): Query<Open>) -> Result<Response, PageError> {
    show(&site, staff, (Side::Own, id), open, Form::default()).await
}

/// Leads back when it is done; shows the form again with what is wrong with it.
async fn after<T>(
    site: &Site,
    staff: Staff,
    (side, id): (Side, Uuid),
    inputs: &Inputs,
    done: Result<T, Error>,
) -> Result<Response, PageError> {
    let wrong = match done {
        Ok(_) => return Ok(flash::done(&base(side, id), Done::Saved, 1, None)),
        Err(Error::Refused(Refusal::Curriculum(error))) => match error {
            CurriculumError::Missing(part) => FieldError::new(part, "required"),
            CurriculumError::TooLong(part) => FieldError::new(part, "too-long"),
            CurriculumError::NotInRecord => FieldError::new("name", "cv-gone"),
            CurriculumError::Many => FieldError::new("name", "cv-many"),
        },
        Err(error) => return Err(error.into()),
    };
    let open = Open { offerta: text(inputs, "vacancy").to_owned(), ..Open::default() };
    show(site, staff, (side, id), open, typed(inputs).wrong(wrong)).await
}

async fn write(site: Site, staff: Staff, at: (Side, Uuid), inputs: Inputs) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let seen = seen(&inputs);
    let own = read::curriculum(&site, &caller, at.1, seen.map(|(id, _)| id), &inputs);
    let done = curriculum::keep(&site.app, &caller, at.0, seen.map(|(_, version)| version), own).await;
    after(&site, staff, at, &inputs, done).await
}

async fn write_letter(site: Site, staff: Staff, at: (Side, Uuid), inputs: Inputs) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let seen = seen(&inputs);
    let own = read::letter(&site, &caller, at.1, seen.map(|(id, _)| id), &inputs);
    let done = curriculum::keep_letter(&site.app, &caller, at.0, seen.map(|(_, version)| version), own).await;
    after(&site, staff, at, &inputs, done).await
}

/// Number and version of what is changed.
fn seen(inputs: &Inputs) -> Option<(Uuid, i64)> {
    text(inputs, "id").parse().ok().map(|id| (id, version(inputs)))
}

/// `POST /sportello/persone/{id}/curricula`
async fn keep(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Posted(inputs): Posted<Inputs>) -> Result<Response, PageError> {
    write(site, staff, (Side::Desk, id), inputs).await
}

/// `POST /area/{id}/curricula`
async fn keep_own(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    write(site, staff, (Side::Own, id), inputs).await
}

/// `POST /sportello/persone/{id}/curricula/lettere`
async fn keep_letter(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    write_letter(site, staff, (Side::Desk, id), inputs).await
}

/// `POST /area/{id}/curricula/lettere`
async fn keep_own_letter(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    write_letter(site, staff, (Side::Own, id), inputs).await
}

async fn drop_one(site: Site, staff: Staff, (side, id): (Side, Uuid), own: Uuid) -> Result<Response, PageError> {
    let caller: Caller = staff.caller(&site, Purpose::Casework);
    curriculum::remove(&site.app, &caller, side, WorkerId(id), own).await?;
    Ok(flash::done(&base(side, id), Done::Removed, 1, None))
}

async fn drop_letter(site: Site, staff: Staff, (side, id): (Side, Uuid), own: Uuid) -> Result<Response, PageError> {
    let caller: Caller = staff.caller(&site, Purpose::Casework);
    curriculum::remove_letter(&site.app, &caller, side, WorkerId(id), own).await?;
    Ok(flash::done(&base(side, id), Done::Removed, 1, None))
}

/// `POST /sportello/persone/{id}/curricula/{uuid}/togli`
async fn remove(State(site): State<Site>, staff: Staff, Path((id, own)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    drop_one(site, staff, (Side::Desk, id), own).await
}

/// `POST /area/{id}/curricula/{uuid}/togli`
async fn remove_own(State(site): State<Site>, staff: Staff, Path((id, own)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    drop_one(site, staff, (Side::Own, id), own).await
}

/// `POST /sportello/persone/{id}/curricula/lettere/{uuid}/togli`
async fn remove_letter(State(site): State<Site>, staff: Staff, Path((id, own)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    drop_letter(site, staff, (Side::Desk, id), own).await
}

/// `POST /area/{id}/curricula/lettere/{uuid}/togli`
async fn remove_own_letter(State(site): State<Site>, staff: Staff, Path((id, own)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    drop_letter(site, staff, (Side::Own, id), own).await
}
