//! The keys of all accounts.

use axum::{Form as Posted, extract::State, response::Response};
use ponte_app::account;
use ponte_domain::actor::Purpose;
use ponte_templates::{
    layout::{Done, Place},
    pages::own_keys::AllKeys,
};

use crate::{
    error::PageError,
    flash,
    layout::layout,
    pages::account::keys::{Chosen, known_row},
    site::Site,
    visitor::Staff,
};

pub const PATH: &str = "/amministrazione/chiavi";

/// `GET /amministrazione/chiavi`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let keys = account::all_keys(&site.app, &caller).await?.into_iter().map(|known| known_row(&site, known)).collect();
    let page = AllKeys { layout: layout(&site, &staff.0, Place::Administration, Vec::new()), keys };
    site.show(staff.0, &page)
}

/// `POST /amministrazione/chiavi/togli`
pub async fn revoke(State(site): State<Site>, staff: Staff, Posted(chosen): Posted<Chosen>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    account::revoke_key(&site.app, &caller, &chosen.key).await?;
    Ok(flash::done(PATH, Done::Removed, 1, None))
}
