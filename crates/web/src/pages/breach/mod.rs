//! The register of breaches, for the auditors and the administrators.

mod form;
mod notice;

use axum::{extract::State, response::Response};
use ponte_app::{breach, rights::Right};
use ponte_domain::{actor::Purpose, text::cut};
use ponte_storage::breach::StoredBreach;
use ponte_templates::{
    layout::Place,
    pages::breach::{BreachList, BreachRow},
};

use crate::{
    error::PageError,
    layout::layout,
    routes::{Routes, may},
    site::Site,
    visitor::Staff,
};

/// Address of the register.
const PATH: &str = "/amministrazione/violazioni";

/// Characters of what happened that the list shows.
const SHOWN: usize = 120;

pub fn routes() -> Routes {
    let gate = || may(Right::Breaches);
    Routes::new()
        .get(PATH, gate(), list)
        .get(&format!("{PATH}/nuova"), gate(), form::new)
        .post(&format!("{PATH}/nuova"), gate(), form::record)
        .get(&format!("{PATH}/{{uuid}}"), gate(), form::page)
        .post(&format!("{PATH}/{{uuid}}"), gate(), form::save)
        .get(&format!("{PATH}/{{uuid}}/notifica.pdf"), gate(), notice::print)
}

/// `GET /amministrazione/violazioni`
async fn list(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let rows = breach::list(&site.app, &staff.caller(&site, Purpose::Administration)).await?;
    let page = BreachList { layout: layout(&site, &staff.0, Place::Administration, Vec::new()), rows: rows.iter().map(row).collect() };
    site.show(staff.0, &page)
}

fn row(stored: &StoredBreach) -> BreachRow {
    let known = &stored.breach;
    BreachRow {
        id: known.id.to_string(),
        what: cut(&known.what, SHOWN),
        kinds: known.kinds.clone(),
        risk: known.risk,
        people: known.people,
        known_at: known.known_at,
        deadline: known.runs().then(|| known.deadline()),
        closed: known.closed.is_some(),
    }
}
