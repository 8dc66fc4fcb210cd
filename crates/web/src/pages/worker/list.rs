//! The list of workers.

use axum::{
    extract::{Path, Query, State},
    response::{Html, IntoResponse, Response},
};
use chrono::{Days, NaiveDate};
use ponte_app::register;
use ponte_domain::{
    actor::Purpose,
    reference::Catalogue,
    worker::{Segment, Worker},
};
use ponte_storage::{Filter, Stored};
use ponte_templates::{
    layout::Place,
    pages::worker::{WorkerCard, WorkerList, WorkerRow},
};
use serde::Deserialize;
use uuid::Uuid;

use super::head::home_of;
use crate::{
    error::PageError,
    layout::{layout, plain},
    list_query::ListQuery,
    pages::{
        list_view::WORKERS,
        listing::{self, InUse, Read},
    },
    paper::{self, List},
    site::Site,
    visitor::Staff,
};

const PATH: &str = "/sportello/persone";

/// Days after which an availability is old.
const STALE_DAYS: u64 = 30;

/// What the address of the list says beside what all lists share.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Own {
    segmento: String,
    senza_disponibilita: String,
    comune: String,
    formato: String,
}

fn filter(query: &ListQuery, own: &Own, today: NaiveDate) -> Filter {
    let stale = !own.senza_disponibilita.is_empty();
    Filter {
        states: Segment::from_code(&own.segmento).map(|segment| segment.as_str().to_owned()).into_iter().collect(),
        place: Some(own.comune.clone()).filter(|place| !place.is_empty()),
        due_before: stale.then(|| today.checked_sub_days(Days::new(STALE_DAYS))).flatten(),
        due_unknown: stale,
        ..query.filter()
    }
}

/// The people whom the list shows at an address, by the query of the address: all of them, whatever its page.
pub fn filter_of(query: &str, today: NaiveDate) -> Filter {
    let own: Own = serde_urlencoded::from_str(query).unwrap_or_default();
    let shared: ListQuery = serde_urlencoded::from_str(query).unwrap_or_default();
    Filter { offset: 0, ..filter(&shared, &own, today) }
}

/// `GET /sportello/persone`
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Query(query): Query<ListQuery>,
    Query(own): Query<Own>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (catalogue, today) = (site.app.market.catalogue(), site.app.today());
    let chosen = WORKERS.chosen(&site, &caller).await?;
    let shown = ListQuery::sized(filter(&query, &own, today), chosen.size());
    let listing = register::list::<Worker>(&site.app, &caller, &shown).await?;
    let all = register::count::<Worker>(&site.app, &caller, &Filter::default()).await?;
    let open = ponte_app::proposal::open_per_worker(&site.app, &caller, listing.records.iter().map(|stored| stored.id)).await?;
    let rows = listing.records.iter().map(|stored| row(stored, &catalogue, today, open.get(&stored.id).copied().unwrap_or(0))).collect();
    let place = catalogue.place(&own.comune).map(|place| place.name.clone());
    let segment = Segment::from_code(&own.segmento);
    let in_use = [
        InUse { name: "segmento", value: segment.map_or("", Segment::as_str), filter: "segment", kind: Some("segment"), words: None },
        InUse {
            name: "senza_disponibilita",
            value: if own.senza_disponibilita.is_empty() { "" } else { "yes" },
            filter: "stale",
            kind: Some("answer"),
            words: None,
        },
        InUse { name: "comune", value: &own.comune, filter: "place", kind: None, words: Some(place.unwrap_or_else(|| own.comune.clone())) },
    ];
    let sorts = ["name", "ascertained", "changed"];
    let read = Read {
        path: PATH,
        export: "/sportello/esporta/persone",
        total: listing.total,
        uncounted: listing.uncounted,
        all,
        sorts: &sorts,
        filters: &in_use,
    };
    let list = listing::state(&query, &read, WORKERS, &chosen);
    site.show(staff.0.clone(), &WorkerList { layout: layout(&site, &staff.0, Place::Workers, Vec::new()), list, rows, segment })
}

/// `GET /sportello/esporta/persone`
pub async fn export(
    State(site): State<Site>,
    staff: Staff,
    Query(query): Query<ListQuery>,
    Query(own): Query<Own>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    listing::export::<Worker>(&site, &caller, &filter(&query, &own, site.app.today()), &own.formato, "persone").await
}

/// `GET /sportello/persone.pdf`
pub async fn print(
    State(site): State<Site>,
    staff: Staff,
    Query(query): Query<ListQuery>,
    Query(own): Query<Own>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (catalogue, today) = (site.app.market.catalogue(), site.app.today());
    let filter = ListQuery::whole(filter(&query, &own, today), paper::MOST_ROWS);
    let listing = register::list_counted::<Worker>(&site.app, &caller, &filter).await?;
    let cells = |stored: &Stored<Worker>| {
        let row = row(stored, &catalogue, today, 0);
        let ascertained = row.ascertained.map(|day| day.format("%d/%m/%Y").to_string());
        let cells = [Some(row.name), row.occupation, row.place, row.phone, ascertained];
        cells.into_iter().map(Option::unwrap_or_default).collect()
    };
    let list = List {
        title: "workers",
        filters: [query.q.clone()].into_iter().filter(|words| !words.is_empty()).collect(),
        total: listing.total,
        columns: &["col-worker", "col-occupation", "col-place", "col-phone", "col-ascertained"],
        rows: listing.records.iter().map(cells).collect(),
        personal: true,
    };
    paper::print_list(&site, &staff, list, "persone").await
}

/// `GET /sportello/persone/{id}/cartellino`: what is told beside her name when one points at it.
pub async fn card(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (catalogue, today) = (site.app.market.catalogue(), site.app.today());
    // It shows what a list shows, so that pointing at a name does not count as opening a file.
    let stored = register::glance::<Worker>(&site.app, &caller, id).await?;
    let open = ponte_app::proposal::open_per_worker(&site.app, &caller, [id]).await?;
    let card = WorkerCard {
        layout: plain(&site, &staff.0),
        email: stored.value.contacts.email.clone(),
        may_be_named: stored.value.may_be_named(today),
        row: row(&stored, &catalogue, today, open.get(&id).copied().unwrap_or(0)),
    };
    Ok(Html(site.app.presses.words.render(&card, staff.0.lang)?).into_response())
}

fn row(stored: &Stored<Worker>, catalogue: &Catalogue, today: NaiveDate, open_proposals: u32) -> WorkerRow {
    let worker = &stored.value;
    let wished = worker.wishes.occupations.first().map(|wish| wish.text.clone());
    WorkerRow {
        id: stored.id.to_string(),
        name: worker.person.full_name(),
        age: worker.person.age_on(today),
        place: home_of(worker, catalogue),
        occupation: wished.or_else(|| worker.experiences.first().map(|last| last.title.clone())),
        segment: worker.segment,
        phone: worker.contacts.phone.first().cloned(),
        ascertained: worker.availability.ascertained,
        open_proposals,
    }
}
