//! The rights of a person, on her file.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::{person, register};
use ponte_domain::{actor::Purpose, id::WorkerId, worker::Worker};
use ponte_templates::pages::requests::WorkerRights;
use uuid::Uuid;

use super::{
    head::{head, surroundings},
    matches::open_matches,
};
use crate::{error::PageError, pages::own::lines::request, site::Site, visitor::Staff};

/// `GET /sportello/persone/{id}/diritti`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (requests, proposals) = person::requests(&site.app, &caller, WorkerId(id)).await?;
    let stored = register::view::<Worker>(&site.app, &caller, id).await?;
    let matches = open_matches(&site, &caller, WorkerId(id)).await?.len();
    let page = WorkerRights {
        layout: surroundings(&site, &staff),
        head: head(&site, &stored, matches).await?,
        requests: requests.iter().map(|found| request(&found.request, &proposals)).collect(),
        restricted: stored.value.consents.restricted,
    };
    site.show(staff.0, &page)
}
