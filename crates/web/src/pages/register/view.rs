//! A record of a smaller register, and its history.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use ponte_app::register;
use ponte_domain::actor::Purpose;
use ponte_templates::{layout::Crumb, pages::register::RegisterView};
use uuid::Uuid;

use super::Smaller;
use crate::{
    error::PageError,
    layout::layout,
    pages::changes::{self, PageOf, Subject, saves},
    site::Site,
    visitor::Staff,
};

/// `GET /sportello/corsi/{id}` and the like
pub async fn page<N: Smaller>(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let stored = register::view::<N>(&site.app, &caller, id).await?;
    let crumbs = vec![Crumb::key(N::CRUMB, N::NOUN.path())];
    let page = RegisterView {
        layout: layout(&site, &staff.0, N::PLACE, crumbs).naming(stored.value.name()),
        noun: N::NOUN,
        id: id.to_string(),
        name: stored.value.name().to_owned(),
        path: format!("{}/{id}", N::NOUN.path()),
        facts: stored.value.facts(&site.app, &caller, staff.0.lang).await?,
    };
    site.show(staff.0, &page)
}

/// `GET /sportello/corsi/{id}/storia` and the like
pub async fn history<N: Smaller>(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Query(page): Query<PageOf>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let stored = register::view::<N>(&site.app, &caller, id).await?;
    let entries = register::history::<N>(&site.app, &caller, id).await?;
    let crumbs = vec![Crumb::key(N::CRUMB, N::NOUN.path())];
    let of = Subject { place: N::PLACE, crumbs, name: stored.value.name().to_owned(), path: format!("{}/{id}", N::NOUN.path()) };
    changes::history(&site, staff, page, of, saves(&stored, &entries), &entries)
}
