//! How people sign in to the installation: when a session locks itself, and browsers that stand there for everybody.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    account::{self, IDLE_BOUNDS},
    error::{Error, Refusal},
    kiosk,
    rights::Right,
};
use ponte_domain::{actor::Purpose, sign_in::SecondFactor};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::own_account::Access,
};

use crate::{
    cookies,
    error::PageError,
    flash,
    kiosk::{KIOSK_COOKIE, WELCOME},
    layout::layout,
    site::Site,
    visitor::{SESSION_COOKIE, Staff},
};

pub const PATH: &str = "/amministrazione/accesso";

/// How long a browser stays one for everybody that nobody ends.
const KIOSK_DAYS: i64 = 400;

/// `GET /amministrazione/accesso`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    staff.caller(&site, Purpose::Administration).require(Right::Accounts)?;
    let form = Form::new(PATH).with("idle", account::idle_minutes(&site.app).await?.to_string());
    show(&site, staff, form)
}

fn show(site: &Site, staff: Staff, form: Form) -> Result<Response, PageError> {
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let desk = staff.0.account.as_ref().map_or_else(|| site.app.market.desk(), |account| site.app.market.desk_of(&account.desk));
    let page = Access {
        layout: layout(site, &staff.0, Place::Administration, vec![Crumb::key("accounts", "/amministrazione/account")]),
        form,
        bounds: IDLE_BOUNDS,
        compulsory: site.app.config.second_factor == SecondFactor::Compulsory && !site.app.config.demo,
        desk: desk.name.clone(),
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `POST /amministrazione/accesso`
pub async fn save(State(site): State<Site>, staff: Staff, Posted(typed): Posted<BTreeMap<String, String>>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::Accounts)?;
    let text = typed.get("idle").map(|text| text.trim().to_owned()).unwrap_or_default();
    match account::set_idle_minutes(&site.app, &caller, text.parse().unwrap_or(0)).await {
        Ok(()) => Ok(flash::done(PATH, Done::Saved, 1, None)),
        Err(Error::Refused(Refusal::Missing(_))) => {
            let mut fault = FieldError::new("idle", "idle");
            fault.args =
                [("least", IDLE_BOUNDS.0), ("most", IDLE_BOUNDS.1)].map(|(name, value)| (name.to_owned(), value.to_string())).into();
            show(&site, staff, Form::new(PATH).with("idle", text).wrong(fault))
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /amministrazione/accesso/postazione`: the browser is everybody's from now on, and the session in it ends.
pub async fn begin_kiosk(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let Some(account) = &staff.0.account else { return Err(Refusal::NotSignedIn.into()) };
    let secret = kiosk::begin(&site.app, &caller, account).await?;
    if let Some(cookie) = staff.0.jar.get(SESSION_COOKIE) {
        account::sign_out(&site.app, cookie.value()).await?;
    }
    let mut cookie = cookies::kept(KIOSK_COOKIE, secret);
    cookie.set_max_age(time::Duration::days(KIOSK_DAYS));
    Ok((cookies::ended(staff.0.jar).add(cookie), Redirect::to(WELCOME)).into_response())
}
