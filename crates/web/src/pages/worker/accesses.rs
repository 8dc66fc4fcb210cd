//! Who opened a person's file, for her to take away.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::{
    audit::{self, Access},
    register,
};
use ponte_domain::{
    actor::{Purpose, Role},
    id::WorkerId,
    worker::Worker,
};
use ponte_templates::pages::audit::{AccessKind, AccessList, AccessRow, WhoKind};
use uuid::Uuid;

use super::{
    head::{head, surroundings},
    matches::open_matches,
};
use crate::{error::PageError, site::Site, visitor::Staff};

/// `GET /sportello/persone/{id}/accessi`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let rows = audit::accesses(&site.app, &caller, id).await?.into_iter().map(row).collect();
    let stored = register::view::<Worker>(&site.app, &caller, id).await?;
    let matches = open_matches(&site, &caller, WorkerId(id)).await?.len();
    let page = AccessList { layout: surroundings(&site, &staff), head: head(&site, &stored, matches).await?, rows };
    site.show(staff.0, &page)
}

fn row(access: Access) -> AccessRow {
    AccessRow {
        at: access.at,
        kind: kind_of(&access.verb),
        name: access.name,
        who: WhoKind::from_code(&access.who).unwrap_or(WhoKind::Anonymous),
        role: access.role.as_deref().and_then(Role::from_code),
        purpose: Purpose::from_code(&access.purpose),
    }
}

/// What an act is to the person: the first word of a verb is the noun, the second what was done.
pub fn kind_of(verb: &str) -> AccessKind {
    match verb.split_once('.') {
        Some(("worker", "open")) => AccessKind::Opened,
        Some(("worker", "accesses")) => AccessKind::Told,
        Some(("worker", "export")) => AccessKind::Exported,
        Some(("worker" | "unemployment" | "service" | "pact" | "profiling" | "balance" | "plan" | "curriculum", _)) => AccessKind::Changed,
        Some(("protected", _)) => AccessKind::Protected,
        Some(("person", _)) => AccessKind::Rights,
        Some(("case", _)) => AccessKind::Team,
        Some(("proposal", _)) => AccessKind::Proposed,
        _ => AccessKind::Other,
    }
}
