//! Her first page: what the desk knows of her, what it proposed her for, who follows her.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::person;
use ponte_domain::{actor::Purpose, id::WorkerId};
use ponte_templates::pages::{
    own::{OwnHome, OwnPeople},
    worker::Named,
};
use uuid::Uuid;

use super::lines::{head, mandate, pathway, proposal, request, surroundings, team};
use crate::{error::PageError, pages::worker::labels, site::Site, visitor::Staff};

/// `GET /area`: the page of the one person for whom the account is, or the list of them.
pub async fn people(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let people = person::whose(&site.app, &staff.caller(&site, Purpose::Casework)).await?;
    if let [(worker, _)] = people.as_slice() {
        return Ok(Redirect::to(&format!("/area/{worker}")).into_response());
    }
    let people = people.into_iter().map(|(id, name)| Named { id: id.to_string(), name }).collect();
    site.show(staff.0.clone(), &OwnPeople { layout: surroundings(&site, &staff), people })
}

/// `GET /area/{id}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let own = person::own_page(&site.app, &caller, WorkerId(id)).await?;
    let open = own.requests.iter().filter(|found| found.request.is_open());
    let page = OwnHome {
        layout: surroundings(&site, &staff),
        own: head(&own.stored, own.standing),
        labels: labels(&own.stored.value, &site.app.market.catalogue()),
        open: open.map(|found| request(&found.request, &own.proposals)).collect(),
        proposals: own.proposals.iter().map(proposal).collect(),
        team: own.team.into_iter().map(team).collect(),
        mandates: own.mandates.into_iter().map(|each| mandate(&site, each)).collect(),
        pathways: own.cases.iter().filter_map(|case| pathway(case, staff.0.lang)).collect(),
        worker: own.stored.value,
    };
    site.show(staff.0, &page)
}
