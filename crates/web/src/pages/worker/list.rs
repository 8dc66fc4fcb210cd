//! The list of workers.

use axum::{
    extract::{Query, State},
    response::Response,
};
use chrono::NaiveDate;
use ponte_app::register;
use ponte_domain::{actor::Purpose, reference::Catalogue, worker::Worker};
use ponte_storage::{Filter, Stored};
use ponte_templates::{
    layout::Place,
    pages::worker::{WorkerList, WorkerRow},
};

use crate::{error::PageError, layout::layout, list_query::ListQuery, site::Site, visitor::Staff};

const PATH: &str = "/sportello/persone";

/// `GET /sportello/persone`
pub async fn page(State(site): State<Site>, staff: Staff, Query(query): Query<ListQuery>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let listing = register::list::<Worker>(&site.app, &caller, &query.filter()).await?;
    let all = register::count::<Worker>(&site.app, &caller, &Filter::default()).await?;
    let (catalogue, today) = (site.app.market.catalogue(), site.app.today());
    let open = ponte_app::proposal::open_per_worker(&site.app, &caller, listing.records.iter().map(|stored| stored.id)).await?;
    let rows = listing.records.iter().map(|stored| row(stored, &catalogue, today, open.get(&stored.id).copied().unwrap_or(0))).collect();
    let list = query.state(PATH, listing.total, all, &["name", "ascertained", "changed"], &[]);
    let page = WorkerList { layout: layout(&site, &staff.0, Place::Workers, Vec::new()), list, rows, segment: None };
    site.show(staff.0, &page)
}

fn row(stored: &Stored<Worker>, catalogue: &Catalogue, today: NaiveDate, open_proposals: u32) -> WorkerRow {
    let worker = &stored.value;
    let place = worker.home().and_then(|home| home.istat.as_deref()).and_then(|istat| catalogue.place(istat));
    let wished = worker.wishes.occupations.first().map(|wish| wish.text.clone());
    WorkerRow {
        id: stored.id.to_string(),
        name: worker.person.full_name(),
        age: worker.person.age_on(today),
        place: place.map(|place| place.name.clone()),
        occupation: wished.or_else(|| worker.experiences.first().map(|last| last.title.clone())),
        segment: worker.segment,
        phone: worker.contacts.phone.first().cloned(),
        ascertained: worker.availability.ascertained,
        did: worker.status.did,
        open_proposals,
    }
}
