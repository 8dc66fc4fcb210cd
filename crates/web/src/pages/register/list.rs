//! The list of a smaller register.

use axum::{
    extract::{Query, State},
    response::Response,
};
use ponte_app::register;
use ponte_domain::actor::Purpose;
use ponte_storage::Filter;
use ponte_templates::{
    list::ListState,
    pages::register::{RegisterList, RegisterRow},
};

use super::Smaller;
use crate::{
    error::PageError,
    layout::layout,
    list_query::{ListQuery, PAGE},
    site::Site,
    visitor::Staff,
};

/// Facts shown in a row.
const FACTS: usize = 4;

/// `GET /sportello/corsi`, `/sportello/enti`, `/sportello/progetti`
pub async fn page<N: Smaller>(State(site): State<Site>, staff: Staff, Query(query): Query<ListQuery>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let listing = register::list::<N>(&site.app, &caller, &query.filter()).await?;
    let all = register::count::<N>(&site.app, &caller, &Filter::default()).await?;
    let mut rows = Vec::new();
    for stored in &listing.records {
        let mut facts = stored.value.facts(&site.app, &caller, staff.0.lang).await?;
        facts.truncate(FACTS);
        rows.push(RegisterRow {
            id: stored.id.to_string(),
            name: stored.value.name().to_owned(),
            note: stored.value.note(&site.app),
            facts,
        });
    }
    let state = query.state(N::NOUN.path(), PAGE, listing.total, all, &["name", "changed"], &[]);
    let list = ListState { uncounted: listing.uncounted, ..state };
    let page = RegisterList { layout: layout(&site, &staff.0, N::PLACE, Vec::new()), noun: N::NOUN, list, rows };
    site.show(staff.0, &page)
}
