//! The status of unemployment of a person: its page, what is recorded there, and its certificate.

pub mod certificate;
mod record;
mod revise;
mod rows;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{error::Refusal, rights::Right, unemployment};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    unemployment::{BenefitError, EventError, MonthRule, WorkKind, is_long_term, is_six_months, months, threshold_on},
};
use ponte_storage::Kind;
use ponte_templates::{
    form::{FieldError, Form},
    pages::unemployment::UnemploymentPage,
};
use uuid::Uuid;

pub use rows::{benefit_row, event_row, status_line};

use super::{
    head::{head, surroundings},
    matches::open_matches,
};
use crate::{
    error::PageError,
    routes::{Routes, on},
    site::Site,
    visitor::Staff,
};

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/persone/{{id}}/stato{rest}");
    let see = || on(Right::SeePeople, Kind::Worker);
    let edit = || on(Right::EditPeople, Kind::Worker);
    Routes::new()
        .get(&at(""), see(), page)
        .get(&at("/attestato.pdf"), see(), certificate::print)
        .post(&at("/did"), edit(), record::declare)
        .post(&at("/lavoro"), edit(), record::work)
        .post(&at("/fine"), edit(), record::end)
        .post(&at("/sostegni"), edit(), record::benefit)
        .post(&at("/sostegni/{uuid}/togli"), edit(), revise::void_benefit)
        .post(&at("/eventi/{uuid}/correggi"), edit(), revise::correct)
        .post(&at("/eventi/{uuid}/finito"), edit(), revise::end_work)
        .post(&at("/eventi/{uuid}/togli"), edit(), revise::void)
        .post(&at("/eventi/{uuid}/protocollo"), edit(), revise::confirm)
}

/// Address of the page.
fn address(id: Uuid) -> String {
    format!("/sportello/persone/{id}/stato")
}

/// `GET /sportello/persone/{id}/stato`
async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::default()).await
}

/// The page, with a form as it was typed and what is wrong with it.
async fn show(site: &Site, staff: Staff, id: Uuid, mut form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let file = unemployment::file(&site.app, &caller, WorkerId(id)).await?;
    let matches = open_matches(site, &caller, WorkerId(id)).await?.len();
    let (status, today) = (&file.status, site.app.today());
    for field in ["did.day", "work.day", "end.day", "benefit.from"] {
        if !form.values.contains_key(field) {
            form.add(field, today.to_string());
        }
    }
    // While the national system is away a declaration waits for its protocol, unless somebody says otherwise.
    if form.errors.is_empty() && ponte_app::national::away(&site.app.db).await?.is_some() {
        form.add("did.provisional", "true");
    }
    let answer = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let cents = |kind| threshold_on(kind, today).map(|threshold| threshold.amount_cents);
    let page = UnemploymentPage {
        layout: surroundings(site, &staff),
        head: head(site, &file.stored, matches).await?,
        days_in_all: status.days_in_all(),
        months: months(status.days(), today, MonthRule::Calendar),
        long_term: is_long_term(status.days()),
        six_months: is_six_months(status.days()),
        next: status.next.clone(),
        notices: status.notices.iter().map(rows::notice_line).collect(),
        events: file.events.iter().map(event_row).collect(),
        benefits: file.benefits.iter().map(|found| benefit_row(found, today)).collect(),
        came_with_record: file.stored.value.status.benefits.clone(),
        may_edit: caller.may(Right::EditPeople),
        may_declare: status.current().is_none(),
        employee_cents: cents(WorkKind::Employee),
        self_employed_cents: cents(WorkKind::SelfEmployed),
        today,
        form,
    };
    Ok((answer, site.show(staff.0, &page)?).into_response())
}

/// What is wrong with what was typed into the fields of a form whose names begin so; none when it is no fault of the form.
fn fault(refusal: &Refusal, form: &str) -> Option<FieldError> {
    let error = |field: &str, code: &str| FieldError::new(format!("{form}.{field}"), code);
    Some(match refusal {
        Refusal::Unemployment(event) => match event {
            EventError::Future => error("day", "status-future"),
            EventError::Reversed => error(if form == "did" { "work_until" } else { "expected" }, "status-reversed"),
            EventError::Income => error("income", "status-income"),
            EventError::Words => error("why", "status-words"),
            EventError::TooLong => error("note", "too-long"),
            EventError::Voided => error("day", "status-voided"),
            EventError::NotProvisional => error("day", "status-not-provisional"),
            EventError::Declared => error("day", "status-declared"),
            EventError::NoStatus => error("day", "status-none"),
            EventError::Barred(until) => {
                let mut barred = error("day", "status-barred");
                barred.args.insert("value".to_owned(), until.format("%d/%m/%Y").to_string());
                barred
            }
        },
        Refusal::Benefit(BenefitError::Reversed) => error("to", "status-reversed"),
        Refusal::Benefit(BenefitError::TooLong) => error("source", "too-long"),
        _ => return None,
    })
}
