//! The list of employers.

use std::collections::BTreeMap;

use axum::{
    extract::{Query, State},
    response::Response,
};
use ponte_app::{employer, register};
use ponte_domain::{
    actor::Purpose,
    employer::Employer,
    reference::{Catalogue, Scheme},
};
use ponte_storage::{Filter, Stored};
use ponte_templates::{
    layout::Place,
    pages::employer::{EmployerList, EmployerRow},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    error::PageError,
    layout::layout,
    list_query::ListQuery,
    pages::{
        list_view::EMPLOYERS,
        listing::{self, Read},
    },
    paper::{self, List},
    site::Site,
    visitor::Staff,
};

const PATH: &str = "/sportello/imprese";

/// What the address of an export says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Own {
    formato: String,
}

/// `GET /sportello/imprese`
pub async fn page(State(site): State<Site>, staff: Staff, Query(query): Query<ListQuery>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Employers);
    let chosen = EMPLOYERS.chosen(&site, &caller).await?;
    let shown = ListQuery::sized(query.filter(), chosen.size());
    let listing = register::list::<Employer>(&site.app, &caller, &shown).await?;
    let all = register::count::<Employer>(&site.app, &caller, &Filter::default()).await?;
    let ids: Vec<Uuid> = listing.records.iter().map(|stored| stored.id).collect();
    let open = employer::open_vacancies(&site.app, &caller, &ids).await?;
    let answers = employer::answers(&site.app, &caller, &ids).await?;
    let catalogue = site.app.market.catalogue();
    let rows = listing.records.iter().map(|stored| EmployerRow {
        open_vacancies: open.get(&stored.id).copied().unwrap_or(0),
        answers_percent: answers.get(&stored.id).and_then(employer::Answers::percent),
        ..row(stored, &catalogue)
    });
    let export = "/sportello/esporta/imprese";
    let read =
        Read { path: PATH, export, total: listing.total, uncounted: listing.uncounted, all, sorts: &["title", "changed"], filters: &[] };
    let list = listing::state(&query, &read, EMPLOYERS, &chosen);
    let layout = layout(&site, &staff.0, Place::Employers, Vec::new());
    let page = EmployerList { layout, list, rows: rows.collect(), chosen: BTreeMap::new() };
    site.show(staff.0, &page)
}

/// Words of a sector's code.
pub fn sector_name(catalogue: &Catalogue, code: &str) -> String {
    let entry = catalogue.class(Scheme::Ateco2025, code).or_else(|| catalogue.class(Scheme::Ateco2007, code));
    entry.map_or_else(|| code.to_owned(), |entry| entry.title.clone())
}

fn row(stored: &Stored<Employer>, catalogue: &Catalogue) -> EmployerRow {
    let employer = &stored.value;
    EmployerRow {
        id: stored.id.to_string(),
        name: employer.name.clone(),
        sector: employer.sector.as_deref().map(|code| sector_name(catalogue, code)),
        place: employer.sites.iter().find_map(|at| catalogue.place(at.istat.as_deref()?)).map(|place| place.name.clone()),
        phone: employer.contacts.iter().find_map(|contact| contact.phone.clone()),
        open_vacancies: 0,
        answers_percent: None,
    }
}

/// `GET /sportello/esporta/imprese`
pub async fn export(
    State(site): State<Site>,
    staff: Staff,
    Query(query): Query<ListQuery>,
    Query(own): Query<Own>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Employers);
    listing::export::<Employer>(&site, &caller, &query.filter(), &own.formato, "imprese").await
}

/// `GET /sportello/imprese.pdf`
pub async fn print(State(site): State<Site>, staff: Staff, Query(query): Query<ListQuery>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Employers);
    let listing = register::list_counted::<Employer>(&site.app, &caller, &ListQuery::whole(query.filter(), paper::MOST_ROWS)).await?;
    let catalogue = site.app.market.catalogue();
    let cells = |stored: &Stored<Employer>| {
        let row = row(stored, &catalogue);
        [Some(row.name), row.sector, row.place, row.phone].into_iter().map(Option::unwrap_or_default).collect()
    };
    let list = List {
        title: "menu-employers",
        filters: [query.q.clone()].into_iter().filter(|words| !words.is_empty()).collect(),
        total: listing.total,
        columns: &["col-employer", "col-sector", "col-where", "col-phone"],
        rows: listing.records.iter().map(cells).collect(),
        personal: false,
    };
    paper::print_list(&site, &staff, list, "imprese").await
}
