//! The queue of the desk: who waits, who arrives, the figures of the day.

use axum::{
    Form as Posted,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use ponte_app::{
    error::{Error, Refusal},
    rights::Right,
    visit::{self, Arrival, Candidate},
};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    visit::{Figures, VisitError, VisitPurpose},
};
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::{Done, Place},
    pages::visit::{CandidateRow, DayFigures, QueuePage},
};
use serde::Deserialize;

use super::{PATH, address, row};
use crate::{
    download::{exported, format_of},
    error::PageError,
    flash,
    layout::layout,
    pages::circular,
    site::Site,
    visitor::Staff,
};

/// What the address says: a desk, a day, and who is looked for at the entrance.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    sportello: String,
    giorno: String,
    dal: String,
    al: String,
    name: String,
    purpose: String,
    formato: String,
}

impl Shown {
    pub fn desk(&self) -> Option<&str> {
        Some(self.sportello.as_str()).filter(|code| !code.is_empty())
    }
}

/// The address of the queue of a desk.
pub fn of_desk(desk: &str) -> String {
    if desk.is_empty() { PATH.to_owned() } else { format!("{PATH}?sportello={desk}") }
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()
}

/// `GET /sportello/accoglienza`
pub async fn page(State(site): State<Site>, staff: Staff, Query(shown): Query<Shown>) -> Result<Response, PageError> {
    show(&site, staff, shown, Form::default()).await
}

async fn show(site: &Site, staff: Staff, shown: Shown, mut form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let today = site.app.today();
    let queue = visit::queue(&site.app, &caller, shown.desk(), day(&shown.giorno).unwrap_or(today)).await?;
    let desks = visit::desks(&site.app, &caller)?;
    let q = shown.name.trim().to_owned();
    let candidates = if q.is_empty() { Vec::new() } else { visit::candidates(&site.app, &caller, &q).await? };
    if !form.values.contains_key("counter") {
        form.add("counter", queue.counter.clone().unwrap_or_default());
    }
    if !form.values.contains_key("purpose") {
        form.add("purpose", VisitPurpose::from_code(&shown.purpose).unwrap_or(VisitPurpose::Information).as_str());
    }
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    // Who has no "Oggi" of her own is told here.
    let circulars = if caller.may(Right::Propose) { Vec::new() } else { circular::unread_rows(site, &caller).await? };
    let several = desks.len() > 1;
    let page = QueuePage {
        layout: layout(site, &staff.0, Place::More, Vec::new()),
        desk_name: site.app.market.desk_of(&queue.desk).name.clone(),
        desk: queue.desk,
        desks: desks.into_iter().filter(|_| several).map(|desk| Choice::new(desk.code, desk.name)).collect(),
        day: queue.day,
        today: queue.day == today,
        rows: queue.rows.iter().map(|each| row(site, each)).collect(),
        figures: figures(queue.figures),
        q,
        candidates: candidates.into_iter().map(candidate).collect(),
        may_export: caller.may(Right::Export),
        may_edit: caller.may(Right::EditPeople),
        circulars,
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

pub fn candidate(found: Candidate) -> CandidateRow {
    CandidateRow { id: found.worker.to_string(), name: found.name, birth_year: found.birth_year, desk: found.desk, why: None }
}

fn figures(counted: Figures) -> DayFigures {
    DayFigures {
        arrived: counted.arrived,
        waiting: counted.waiting,
        received: counted.received,
        served: counted.served,
        left: counted.left,
        median_wait: counted.median_wait,
        longest_wait: counted.longest_wait,
        purposes: counted.purposes.into_iter().collect(),
        outcomes: counted.outcomes.into_iter().collect(),
    }
}

/// Who arrives.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    sportello: String,
    purpose: String,
    name: String,
    worker: String,
}

/// `POST /sportello/accoglienza`: with nothing typed, a number for whoever comes.
pub async fn arrive(State(site): State<Site>, staff: Staff, Posted(typed): Posted<Typed>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::Welcome)?;
    let desk = Some(typed.sportello.as_str()).filter(|code| !code.is_empty());
    let worker = match typed.worker.as_str() {
        "" => None,
        id => Some(WorkerId(id.parse().map_err(|_| PageError::BadRequest)?)),
    };
    let purpose = VisitPurpose::from_code(&typed.purpose).unwrap_or(VisitPurpose::Information);
    let arrival = Arrival { purpose, name: Some(typed.name.clone()), worker };
    match visit::arrive(&site.app, &caller, desk, &arrival).await {
        Ok(visit) => {
            let undo = format!("{}/annulla", address(visit.id));
            Ok(flash::done(&of_desk(&typed.sportello), Done::Arrived, visit.ticket, Some(undo)))
        }
        Err(Error::Refused(Refusal::Visit(VisitError::Name))) => {
            let form = Form::default().with("purpose", typed.purpose).wrong(FieldError::new("name", "too-long"));
            show(&site, staff, Shown { sportello: typed.sportello, name: typed.name, ..Shown::default() }, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /sportello/esporta/accoglienza`
pub async fn export(State(site): State<Site>, staff: Staff, Query(shown): Query<Shown>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::Welcome)?;
    caller.require(Right::Export)?;
    let format = format_of(&shown.formato)?;
    let to = day(&shown.al).unwrap_or_else(|| site.app.today());
    let days = (day(&shown.dal).unwrap_or(to), to);
    exported(&site, visit::export(&site.app, &caller, shown.desk(), days, format).await?, format, "accoglienza").await
}
