//! A person's files on her own pages.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::{attachment, rights::Right};
use ponte_domain::{actor::Purpose, id::WorkerId};
use ponte_templates::pages::attachment::OwnFiles;
use uuid::Uuid;

use super::lines::{head, surroundings};
use crate::{
    error::PageError,
    pages::worker::{file_answer, file_row},
    site::Site,
    visitor::Staff,
};

/// `GET /area/{id}/documenti`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (stored, standing) = ponte_app::person::standing(&site.app, &caller, Right::PersonRights, WorkerId(id)).await?;
    let files = attachment::own(&site.app, &caller, WorkerId(id)).await?;
    let page = OwnFiles { layout: surroundings(&site, &staff), own: head(&stored, standing), rows: files.iter().map(file_row).collect() };
    site.show(staff.0, &page)
}

/// `GET /area/{id}/documenti/{uuid}`
pub async fn download(State(site): State<Site>, staff: Staff, Path((id, file)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (file, bytes) = attachment::open_own(&site.app, &caller, WorkerId(id), file).await?;
    Ok(file_answer(&file, bytes))
}
