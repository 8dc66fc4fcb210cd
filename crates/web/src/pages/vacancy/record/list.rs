//! The list of vacancies.

use std::collections::{BTreeMap, HashMap};

use axum::{
    extract::{Query, State},
    response::Response,
};
use ponte_app::{proposal, register};
use ponte_domain::{
    actor::Purpose,
    employer::Employer,
    vacancy::{Vacancy, VacancyState},
};
use ponte_storage::{Filter, Stored};
use ponte_templates::{
    layout::Place,
    pages::vacancy::{VacancyList, VacancyRow},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    error::PageError,
    layout::layout,
    list_query::ListQuery,
    pages::{
        list_view::VACANCIES,
        listing::{self, InUse, Read},
    },
    paper::{self, List},
    site::Site,
    visitor::Staff,
};

const PATH: &str = "/sportello/offerte";

/// What the address of the list says beside what all lists share.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Own {
    stato: String,
    formato: String,
}

fn filter(query: &ListQuery, own: &Own) -> Filter {
    let states = VacancyState::from_code(&own.stato).map(|state| state.as_str().to_owned());
    Filter { states: states.into_iter().collect(), ..query.filter() }
}

/// `GET /sportello/offerte`
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Query(query): Query<ListQuery>,
    Query(own): Query<Own>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let chosen = VACANCIES.chosen(&site, &caller).await?;
    let shown = ListQuery::sized(filter(&query, &own), chosen.size());
    let listing = register::list::<Vacancy>(&site.app, &caller, &shown).await?;
    let all = register::count::<Vacancy>(&site.app, &caller, &Filter::default()).await?;
    let employers = register::view_many::<Employer>(&site.app, &caller, &employer_ids(&listing.records)).await?;
    let ids: Vec<Uuid> = listing.records.iter().map(|stored| stored.id).collect();
    let people = proposal::progress(&site.app, &caller, &ids).await?;
    let rows = listing.records.iter().map(|stored| {
        let progress = people.get(&stored.id).copied();
        VacancyRow {
            listed: progress.map(|progress| progress.proposed),
            heard: progress.map_or(0, |progress| progress.heard),
            ready: progress.map_or(0, |progress| progress.ready),
            ..row(&site, stored, &employers)
        }
    });
    let in_use = [InUse {
        name: "stato",
        value: VacancyState::from_code(&own.stato).map_or("", VacancyState::as_str),
        filter: "state",
        kind: Some("state"),
        words: None,
    }];
    let (export, sorts) = ("/sportello/esporta/offerte", ["title", "deadline", "changed"]);
    let read = Read { path: PATH, export, total: listing.total, uncounted: listing.uncounted, all, sorts: &sorts, filters: &in_use };
    let list = listing::state(&query, &read, VACANCIES, &chosen);
    let chosen = BTreeMap::from([("stato".to_owned(), own.stato.clone())]);
    let page = VacancyList { layout: layout(&site, &staff.0, Place::Vacancies, Vec::new()), list, rows: rows.collect(), chosen };
    site.show(staff.0, &page)
}

fn employer_ids(records: &[Stored<Vacancy>]) -> Vec<Uuid> {
    records.iter().filter_map(|stored| Some(stored.value.employer_id?.0)).collect()
}

fn row(site: &Site, stored: &Stored<Vacancy>, employers: &HashMap<Uuid, Stored<Employer>>) -> VacancyRow {
    let vacancy = &stored.value;
    let employer = vacancy.employer_id.and_then(|id| employers.get(&id.0));
    let catalogue = site.app.market.catalogue();
    let place = vacancy.workplace.istat.as_deref().and_then(|istat| catalogue.place(istat));
    VacancyRow {
        id: stored.id.to_string(),
        title: vacancy.title.clone(),
        employer: employer.map(|employer| employer.value.name.clone()),
        place: place.map(|place| place.name.clone()),
        state: vacancy.state,
        state_reason: vacancy.state_reason,
        positions: vacancy.positions,
        listed: None,
        heard: 0,
        ready: 0,
        deadline: vacancy.employer_deadline,
        expires: vacancy.expires,
    }
}

/// `GET /sportello/esporta/offerte`
pub async fn export(
    State(site): State<Site>,
    staff: Staff,
    Query(query): Query<ListQuery>,
    Query(own): Query<Own>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    listing::export::<Vacancy>(&site, &caller, &filter(&query, &own), &own.formato, "offerte").await
}

/// `GET /sportello/offerte.pdf`
pub async fn print(
    State(site): State<Site>,
    staff: Staff,
    Query(query): Query<ListQuery>,
    Query(own): Query<Own>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let listing = register::list_counted::<Vacancy>(&site.app, &caller, &ListQuery::whole(filter(&query, &own), paper::MOST_ROWS)).await?;
    let employers = register::view_many::<Employer>(&site.app, &caller, &employer_ids(&listing.records)).await?;
    let lang = staff.0.lang;
    let cells = |stored: &Stored<Vacancy>| {
        let row = row(&site, stored, &employers);
        let state = site.app.presses.words.say(&format!("state-{}", row.state), &[], lang).unwrap_or_default();
        vec![row.title, row.employer.unwrap_or_default(), row.place.unwrap_or_default(), state, row.positions.to_string()]
    };
    let list = List {
        title: "menu-vacancies",
        filters: [query.q.clone()].into_iter().filter(|words| !words.is_empty()).collect(),
        total: listing.total,
        columns: &["tab-vacancy", "col-employer", "col-where", "col-state", "col-positions"],
        rows: listing.records.iter().map(cells).collect(),
        personal: false,
    };
    paper::print_list(&site, &staff, list, "offerte").await
}
