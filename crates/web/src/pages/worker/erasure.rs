//! Erasing a person: the report first, then what is confirmed; and what forbids it.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    person::{self, Blocker},
    register,
    rights::Right,
};
use ponte_domain::{actor::Purpose, id::WorkerId, worker::Worker};
use ponte_storage::Kind;
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done},
    pages::{
        erasure::{BlockerLine, ErasureLine, ErasurePage, Fate, HoldLine},
        worker::Named,
    },
};
use uuid::Uuid;

use super::head::surroundings;
use crate::{
    error::PageError,
    flash,
    pages::office::desks::day,
    routes::{Routes, on},
    site::Site,
    visitor::Staff,
};

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/persone/{{id}}{rest}");
    let erase_people = || on(Right::ErasePeople, Kind::Worker);
    Routes::new()
        .get(&at("/cancellazione"), erase_people(), page)
        .post(&at("/cancellazione"), erase_people(), erase)
        .post(&at("/blocchi"), erase_people(), place)
        .post(&at("/blocchi/{uuid}/togli"), erase_people(), lift)
}

/// `GET /sportello/persone/{id}/cancellazione`
async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let report = person::report(&site.app, &caller, WorkerId(id)).await?;
    let stored = register::view::<Worker>(&site.app, &caller, id).await?;
    let holds = person::holds(&site.app, &caller, WorkerId(id)).await?;
    let name = stored.value.person.full_name();
    let mut layout = surroundings(site, &staff);
    layout.crumbs.push(Crumb::name(&name, format!("/sportello/persone/{id}")));
    let today = site.app.today();
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (forbidden, partial) = (report.is_forbidden(), report.is_partial());
    let page = ErasurePage {
        layout,
        person: Named { id: id.to_string(), name },
        forbidden,
        partial,
        backups_until: report.backups_until,
        lines: report.lines.into_iter().map(line).collect(),
        blockers: report.blockers.into_iter().map(blocker).collect(),
        holds: holds
            .into_iter()
            .map(|hold| HoldLine {
                id: hold.id.to_string(),
                present: hold.holds_on(today),
                reason: hold.reason,
                at: hold.at,
                until: hold.until,
            })
            .collect(),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn line(line: person::Line) -> ErasureLine {
    let fate = match line.fate {
        person::Fate::Erased => Fate::Erased,
        person::Fate::Anonymised => Fate::Anonymised,
        person::Fate::Kept => Fate::Kept,
    };
    ErasureLine { what: line.what, count: line.count, fate }
}

fn blocker(blocker: Blocker) -> BlockerLine {
    match blocker {
        Blocker::Hold { reason, until } => BlockerLine { hold: Some(reason), until },
        Blocker::Status { until } => BlockerLine { hold: None, until },
    }
}

type Inputs = BTreeMap<String, String>;

/// `POST /sportello/persone/{id}/cancellazione`
async fn erase(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    if inputs.get("confirm").is_none_or(|confirm| confirm != "yes") {
        return show(&site, staff, id, Form::default().wrong(FieldError::new("confirm", "erase-confirm"))).await;
    }
    person::erase(&site.app, &caller, WorkerId(id)).await?;
    Ok(flash::done("/sportello/richieste", Done::Removed, 1, None))
}

/// `POST /sportello/persone/{id}/blocchi`
async fn place(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    // Whoever may not is told so before what was typed is looked at.
    person::holds(&site.app, &caller, WorkerId(id)).await?;
    let until = match day(&inputs, "until") {
        Ok(until) => until,
        Err(fault) => return show(&site, staff, id, Form::default().wrong(fault)).await,
    };
    let reason = inputs.get("reason").map(String::as_str).unwrap_or_default();
    match person::place(&site.app, &caller, WorkerId(id), reason, until).await {
        Ok(_) => Ok(flash::done(&format!("/sportello/persone/{id}/cancellazione"), Done::Recorded, 1, None)),
        Err(Error::Refused(Refusal::NoReason(_))) => {
            let form = Form::default().with("reason", reason).wrong(FieldError::new("reason", "hold-reason"));
            show(&site, staff, id, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /sportello/persone/{id}/blocchi/{uuid}/togli`
async fn lift(State(site): State<Site>, staff: Staff, Path((id, hold)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    person::lift(&site.app, &caller, WorkerId(id), hold).await?;
    Ok(flash::done(&format!("/sportello/persone/{id}/cancellazione"), Done::Recorded, 1, None))
}
