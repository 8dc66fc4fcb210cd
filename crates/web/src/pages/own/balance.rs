//! Her competences and her plan.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::balance;
use ponte_domain::{actor::Purpose, id::WorkerId};
use ponte_templates::pages::balance::OwnBalance;
use uuid::Uuid;

use super::lines::{head, surroundings};
use crate::{
    error::PageError,
    pages::worker::{balance_view, plan_view},
    site::Site,
    visitor::Staff,
};

/// `GET /area/{id}/bilancio`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let (file, standing) = balance::own(&site.app, &caller, WorkerId(id)).await?;
    let page = OwnBalance {
        layout: surroundings(&site, &staff),
        own: head(&file.stored, standing),
        balance: file.balance().map(|found| balance_view(found, &file.stored.value, staff.0.lang)),
        plan: file.plan().map(|found| plan_view(found, site.app.today())),
    };
    site.show(staff.0, &page)
}
