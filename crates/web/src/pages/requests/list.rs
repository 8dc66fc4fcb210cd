//! The register of requests.

use axum::{
    extract::{Query, State},
    response::Response,
};
use chrono::NaiveDate;
use ponte_app::person::{self, Listed};
use ponte_domain::actor::Purpose;
use ponte_templates::{
    layout::Place,
    pages::requests::{RequestRegister, RequestRow},
};
use serde::Deserialize;

use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

/// Whether closed ones are shown too.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    tutte: String,
}

/// A row of the register on a day.
pub fn row(listed: Listed, today: NaiveDate) -> RequestRow {
    let request = &listed.found.request;
    RequestRow {
        id: request.id.to_string(),
        kind: request.kind,
        state: request.state,
        asked_at: request.asked_at,
        due: request.due,
        near: request.is_near_due(today),
        late: request.is_open() && request.due < today,
        own: listed.own,
        name: listed.name,
    }
}

/// `GET /sportello/richieste`
pub async fn page(State(site): State<Site>, staff: Staff, Query(shown): Query<Shown>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let all = !shown.tutte.is_empty();
    let states: &[&str] = if all { &[] } else { &["open"] };
    let rows = person::register(&site.app, &caller, states).await?;
    let today = site.app.today();
    let page = RequestRegister {
        layout: layout(&site, &staff.0, Place::More, Vec::new()),
        rows: rows.into_iter().map(|listed| row(listed, today)).collect(),
        all,
    };
    site.show(staff.0, &page)
}
