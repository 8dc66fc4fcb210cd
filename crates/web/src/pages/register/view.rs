//! A record of a smaller register, and its history.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::{export::text_of, register};
use ponte_domain::actor::Purpose;
use ponte_templates::{
    layout::Crumb,
    pages::{
        register::RegisterView,
        worker_view::{FieldChange, History},
    },
};
use serde_json::Value;
use uuid::Uuid;

use super::Smaller;
use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

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
pub async fn history<N: Smaller>(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let stored = register::view::<N>(&site.app, &caller, id).await?;
    let entries = register::history::<N>(&site.app, &caller, id).await?;
    let shown = |value: &Value| Some(text_of(value)).filter(|text| !text.is_empty());
    let changes = entries.iter().flat_map(|entry| {
        entry.changes.iter().map(|(field, before, after)| FieldChange {
            at: entry.at,
            by: entry.by.name().map(str::to_owned),
            field: field.clone(),
            before: shown(before),
            after: shown(after),
        })
    });
    let name = stored.value.name().to_owned();
    let crumbs = vec![Crumb::key(N::CRUMB, N::NOUN.path()), Crumb::name(&name, format!("{}/{id}", N::NOUN.path()))];
    let page =
        History { layout: layout(&site, &staff.0, N::PLACE, crumbs), name, facts: Vec::new(), changes: changes.collect(), next: None };
    site.show(staff.0, &page)
}
