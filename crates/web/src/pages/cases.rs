//! One's own cases, and the files that were opened in an emergency.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::case;
use ponte_domain::actor::Purpose;
use ponte_templates::{
    layout::{Done, Place},
    pages::{
        cases::{CaseRow, MyCases, UrgentList, UrgentRow},
        worker::Named,
    },
};
use uuid::Uuid;

use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

const URGENT: &str = "/sportello/urgenze";

/// `GET /sportello/casi`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let rows = case::my_cases(&site.app, &caller).await?.into_iter().map(|mine| CaseRow {
        id: mine.worker.id.to_string(),
        name: mine.worker.value.person.full_name(),
        phone: mine.worker.value.contacts.phone.first().cloned(),
        ascertained: mine.worker.value.availability.ascertained,
        part: mine.part,
        since: mine.since,
    });
    let page = MyCases { layout: layout(&site, &staff.0, Place::Workers, Vec::new()), rows: rows.collect() };
    site.show(staff.0, &page)
}

/// `GET /sportello/urgenze`
pub async fn urgent(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let rows = case::urgent_accesses(&site.app, &caller).await?.into_iter().map(|urgent| UrgentRow {
        id: urgent.access.id.to_string(),
        role: urgent.by.as_ref().map(|by| by.role.as_str()),
        by: urgent.by.map(|by| by.name).unwrap_or_default(),
        desk: urgent.desk,
        person: urgent.person.map(|name| Named { id: urgent.access.worker.to_string(), name }),
        reason: urgent.access.reason,
        at: urgent.access.at,
        until: urgent.access.until,
        seen_by: urgent.seen_by,
        seen_at: urgent.access.seen.map(|(at, _)| at),
    });
    let page = UrgentList { layout: layout(&site, &staff.0, Place::More, Vec::new()), rows: rows.collect() };
    site.show(staff.0, &page)
}

/// `POST /sportello/urgenze/{id}/letta`
pub async fn read_urgent(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    case::read_urgent(&site.app, &caller, id).await?;
    Ok(flash::done(URGENT, Done::Read, 1, None))
}
