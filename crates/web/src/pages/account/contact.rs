//! One's own account: where one is written to.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    account,
    error::{Error, Refusal},
};
use ponte_domain::actor::Purpose;
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Done, Place},
    pages::own_keys::OwnContact,
};

use super::{refused, text};
use crate::{error::PageError, flash, layout::layout, origin::From, site::Site, visitor::Staff};

pub const PATH: &str = "/account/indirizzo";

fn build(site: &Site, staff: &Staff, form: Form) -> OwnContact {
    let (email, wanted) = staff.0.account.as_ref().map_or((None, None), |account| (account.email.clone(), account.email_wanted.clone()));
    OwnContact { layout: layout(site, &staff.0, Place::More, Vec::new()), form, email, wanted }
}

/// `GET /account/indirizzo`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let email = staff.0.account.as_ref().and_then(|account| account.email.clone()).unwrap_or_default();
    let page = build(&site, &staff, Form::new(PATH).with("email", email));
    site.show(staff.0, &page)
}

/// `POST /account/indirizzo`
pub async fn save(
    State(site): State<Site>,
    staff: Staff,
    From(origin): From,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let email = text(&typed, "email");
    let fault = match account::set_own_email(&site.app, &caller, &text(&typed, "password"), &email, &origin).await {
        Ok(()) => return Ok(flash::done(PATH, Done::Saved, 1, None)),
        Err(Error::Refused(Refusal::Missing("email"))) => FieldError::new("email", "email"),
        Err(error) => refused(error, "password", "own-password")?,
    };
    let page = build(&site, &staff, Form::new(PATH).with("email", email).wrong(fault));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, site.show(staff.0, &page)?).into_response())
}
