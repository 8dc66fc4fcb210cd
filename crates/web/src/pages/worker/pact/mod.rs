//! The service pact of a person: its page, what is posted there, and the paper to sign.

mod absence;
mod keep;
mod paper;
mod rows;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::Months;
use ponte_app::{
    error::{Error, Refusal},
    pact, profiling,
    rights::Right,
};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    pact::{AbsenceError, DiaryError, PactError},
    unemployment::pact_due,
};
use ponte_storage::Kind;
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
    pages::pact::PactPage,
};
use uuid::Uuid;

use super::{
    head::{head, surroundings},
    matches::open_matches,
};
use crate::{
    error::PageError,
    flash,
    routes::{Routes, on},
    site::Site,
    visitor::Staff,
};

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/persone/{{id}}/patto{rest}");
    let see = || on(Right::SeePeople, Kind::Worker);
    let edit = || on(Right::EditPeople, Kind::Worker);
    Routes::new()
        .get(&at(""), see(), page)
        .post(&at(""), edit(), keep::keep)
        .get(&at("/{uuid}/patto.pdf"), see(), paper::print)
        .post(&at("/{uuid}/fine"), edit(), keep::end)
        .post(&at("/diario"), edit(), keep::note)
        .post(&at("/diario/{uuid}/togli"), edit(), keep::remove_note)
        .post(&at("/assenze"), edit(), absence::record)
        .post(&at("/assenze/{uuid}/decidi"), edit(), absence::decide)
        .post(&at("/assenze/{uuid}/contesta"), edit(), absence::contest)
        .post(&at("/assenze/{uuid}/rispondi"), edit(), absence::answer)
}

/// What comes with files.
pub fn uploads() -> Routes {
    Routes::new().post("/sportello/persone/{id}/patto/{uuid}/firma", on(Right::EditPeople, Kind::Worker), keep::sign)
}

/// `GET /sportello/persone/{id}/patto`
async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let file = pact::file(&site.app, &caller, WorkerId(id)).await?;
    let matches = open_matches(site, &caller, WorkerId(id)).await?.len();
    let today = site.app.today();
    let answer = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let waits = file.status.current().filter(|_| file.status.confirmed.is_none());
    let page = PactPage {
        layout: surroundings(site, &staff),
        head: head(site, &file.stored, matches).await?,
        open: file.open().map(rows::pact_view),
        past: file.pacts.iter().filter(|found| found.value.ended.is_some()).map(rows::pact_view).collect(),
        due: waits.map(|spell| pact_due(spell.declared)),
        wishes: file.stored.value.wishes.occupations.iter().map(|wish| wish.text.clone()).collect(),
        track: profiling::track_of(&site.app, &caller, WorkerId(id)).await?,
        operator: caller.actor.name().unwrap_or_default().to_owned(),
        diary: file.diary.iter().map(|found| rows::diary_row(&found.value)).collect(),
        absences: file.absences.iter().map(rows::absence_row).collect(),
        today,
        in_six_months: today.checked_add_months(Months::new(6)).unwrap_or(today),
        may_edit: caller.may(Right::EditPeople),
        form,
    };
    Ok((answer, site.show(staff.0, &page)?).into_response())
}

/// Leads back to the page when it is done; shows the form again with what is wrong with it.
async fn after<T>(site: &Site, staff: Staff, id: Uuid, form: Form, done: Result<T, Error>) -> Result<Response, PageError> {
    match done {
        Ok(_) => Ok(flash::done(&format!("/sportello/persone/{id}/patto"), Done::Recorded, 1, None)),
        Err(error) => match fault(&error) {
            Some(wrong) => show(site, staff, id, form.wrong(wrong)).await,
            None => Err(error.into()),
        },
    }
}

fn fault(error: &Error) -> Option<FieldError> {
    let Error::Refused(refusal) = error else { return None };
    Some(match refusal {
        Refusal::Pact(error) => match error {
            PactError::Missing("reason") => FieldError::new("why", "status-words"),
            PactError::Missing(part) => FieldError::new(*part, "required"),
            PactError::TooLong => FieldError::new("goal", "too-long"),
            PactError::Contact => FieldError::new("contact_days", "pact-contact"),
            PactError::Review => FieldError::new("review", "pact-review"),
            PactError::Signed => FieldError::new("why", "pact-why"),
            PactError::Day => FieldError::new("sign.day", "status-future"),
            PactError::Evidence => FieldError::new("sign.evidence", "pact-evidence"),
            PactError::Another => FieldError::new("goal", "pact-another"),
            PactError::Ended => FieldError::new("goal", "pact-ended"),
        },
        Refusal::Diary(error) => match error {
            DiaryError::Future => FieldError::new("diary.day", "status-future"),
            DiaryError::Words => FieldError::new("diary.words", "required"),
            DiaryError::TooLong => FieldError::new("diary.words", "too-long"),
        },
        Refusal::Absence(error) => match error {
            AbsenceError::Future => FieldError::new("absence.day", "status-future"),
            AbsenceError::Words => FieldError::new("words", "absence-why"),
            AbsenceError::TooLong => FieldError::new("words", "too-long"),
            AbsenceError::Decided => FieldError::new("words", "absence-decided"),
            AbsenceError::NothingToContest => FieldError::new("words", "absence-contest"),
            AbsenceError::Excused => FieldError::new("effect", "absence-excused"),
        },
        _ => return super::files::fault("sign.file", error),
    })
}
