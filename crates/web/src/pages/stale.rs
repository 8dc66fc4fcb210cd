//! Availabilities to be asked again.

use axum::{
    Form,
    extract::{Query, State},
    response::Response,
};
use ponte_app::{
    stale::{Stale, ask_again, stale, still_available},
    today::STALE_DAYS,
};
use ponte_domain::{actor::Purpose, id::WorkerId};
use ponte_templates::{
    layout::{Done, Place},
    list::ListState,
    pages::activity::{StaleList, StaleRow},
};
use serde::Deserialize;

use crate::{error::PageError, flash, layout::layout, list_query::PAGE, site::Site, visitor::Staff};

const PATH: &str = "/sportello/disponibilita";

/// Which people are shown.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    /// All of the register instead of those in open lists.
    tutte: Option<u8>,
    giorni: Option<u32>,
    dopo: u64,
}

/// `GET /sportello/disponibilita`
pub async fn page(State(site): State<Site>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (days, everybody) = (asked.giorni.unwrap_or(STALE_DAYS).min(3_650), asked.tutte.is_some());
    let found = stale(&site.app, &caller, days, everybody, PAGE, asked.dopo).await?;
    let address = |after: u64| {
        let mut pairs = Vec::new();
        pairs.extend(everybody.then(|| ("tutte", "1".to_owned())));
        pairs.extend(asked.giorni.map(|days| ("giorni", days.to_string())));
        pairs.extend((after > 0).then(|| ("dopo", after.to_string())));
        format!("{PATH}?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
    };
    let list = ListState {
        path: PATH.to_owned(),
        total: found.total,
        all: found.total,
        next: (asked.dopo + PAGE < found.total).then(|| address(asked.dopo + PAGE)),
        first: (asked.dopo > 0).then(|| address(0)),
        ..ListState::default()
    };
    let rows = found.people.into_iter().map(row).collect();
    let page = StaleList { layout: layout(&site, &staff.0, Place::More, Vec::new()), list, rows, days, everybody };
    site.show(staff.0, &page)
}

fn row(stale: Stale) -> StaleRow {
    let worker = stale.worker.value;
    StaleRow {
        id: stale.worker.id.to_string(),
        name: worker.person.full_name(),
        phone: worker.contacts.phone.first().cloned(),
        // Without an open list there is nothing to write about.
        email: worker.contacts.email.filter(|_| !stale.lists.is_empty()),
        ascertained: worker.availability.ascertained,
        lists: u32::try_from(stale.lists.len()).unwrap_or(u32::MAX),
        best: stale.best,
    }
}

fn chosen(inputs: &[(String, String)], name: &str) -> Vec<WorkerId> {
    inputs.iter().filter(|(known, _)| known == name).filter_map(|(_, id)| id.parse().ok().map(WorkerId)).collect()
}

/// `POST /sportello/disponibilita/scrivi`
pub async fn write(State(site): State<Site>, staff: Staff, Form(inputs): Form<Vec<(String, String)>>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let written = ask_again(&site.app, &caller, &chosen(&inputs, "worker")).await?;
    Ok(flash::done(PATH, Done::Recorded, written, None))
}

/// `POST /sportello/disponibilita/ancora`
pub async fn still(State(site): State<Site>, staff: Staff, Form(inputs): Form<Vec<(String, String)>>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let noted = still_available(&site.app, &caller, &chosen(&inputs, "ancora")).await?;
    Ok(flash::done(PATH, Done::Recorded, noted, None))
}
