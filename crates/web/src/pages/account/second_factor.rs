//! Switching the second factor on and off, and its recovery codes.

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    account::{self, Standing},
    error::{Error, Refusal},
};
use ponte_domain::actor::Purpose;
use ponte_templates::{
    form::{FieldError, Form as FormState},
    layout::Done,
    pages::account::{QrCode, RecoveryCodes, SetUpFactor},
};
use serde::Deserialize;

use super::{OWN_PATH, SET_UP_PATH, refused, sign_in::home, steps::proven};
use crate::{
    cookies,
    error::PageError,
    flash, layout,
    origin::From,
    pages::Back,
    site::Site,
    visitor::{Staff, Visitor},
};

/// What is typed on the page.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
    #[serde(flatten)]
    back: Back,
}

/// `GET /accedi/secondo-fattore`
pub async fn page(State(site): State<Site>, visitor: Visitor, Query(back): Query<Back>) -> Result<Response, PageError> {
    let to = back.or(home(&visitor));
    show(&site, visitor, to, None).await
}

async fn show(site: &Site, visitor: Visitor, back: String, fault: Option<FieldError>) -> Result<Response, PageError> {
    let present = proven(site, &visitor)?;
    let secret = match account::prepare_factor(&site.app, &present.account).await {
        Ok(prepared) => {
            let picture = QrCode { side: prepared.picture.side, path: prepared.picture.path };
            Some((spaced(&prepared.secret), picture))
        }
        Err(Error::Refused(Refusal::Key(_))) => None,
        Err(Error::Refused(Refusal::FactorInForce)) => return Ok(Redirect::to(OWN_PATH).into_response()),
        Err(error) => return Err(error.into()),
    };
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut form = FormState::new(SET_UP_PATH);
    form.errors.extend(fault);
    let page = SetUpFactor {
        layout: layout::plain(site, &visitor),
        form,
        back,
        taken: account::factor_was_taken(&site.app, present.account.id).await?,
        name: present.account.name,
        secret,
        compulsory: present.standing == Standing::SetUp,
    };
    Ok((status, site.show(visitor, &page)?).into_response())
}

/// In groups of four letters.
fn spaced(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// `POST /accedi/secondo-fattore`
pub async fn switch_on(
    State(site): State<Site>,
    visitor: Visitor,
    From(origin): From,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let to = typed.back.or(home(&visitor));
    let present = proven(&site, &visitor)?;
    match account::set_up_factor(&site.app, &present, &typed.code, &origin).await {
        Ok((begun, codes)) => {
            let jar = cookies::begun(visitor.jar.clone(), &begun);
            let page = RecoveryCodes { layout: layout::plain(&site, &visitor), codes, back: to };
            Ok((jar, axum::response::Html(site.app.presses.words.render(&page, visitor.lang)?)).into_response())
        }
        Err(error) => show(&site, visitor, to, Some(refused(error, "code", "code")?)).await,
    }
}

/// `POST /account/codici`
pub async fn new_codes(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    match account::new_recovery_codes(&site.app, &caller).await {
        Ok(codes) => {
            let page = RecoveryCodes { layout: layout::plain(&site, &staff.0), codes, back: OWN_PATH.to_owned() };
            site.show(staff.0, &page)
        }
        Err(Error::Refused(Refusal::NoFactor)) => Ok(Redirect::to(OWN_PATH).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// `POST /account/secondo-fattore/togli`
pub async fn give_up(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let Some(account) = &staff.0.account else { return Err(Refusal::NotSignedIn.into()) };
    match account::give_up_factor(&site.app, &caller, account).await {
        Ok(()) => Ok(flash::done(OWN_PATH, Done::FactorGone, 1, None)),
        Err(Error::Refused(Refusal::NoFactor)) => Ok(Redirect::to(OWN_PATH).into_response()),
        Err(error) => Err(error.into()),
    }
}
