//! Where an account is written to, until when it is open, and who it is at outer providers.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, State},
    response::Response,
};
use ponte_app::{
    account,
    error::{Error, Refusal},
    provider::{self, Joined},
    rights::Right,
};
use ponte_domain::{actor::Purpose, id::AccountId};
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    accounts::{PATH, show_all, typed_form, wrong},
    desks::day,
};
use crate::{error::PageError, flash, site::Site, visitor::Staff};

/// `POST /amministrazione/account/{id}/indirizzo`: a link that confirms it is sent there.
pub async fn set_email(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let email = typed.get("email").cloned().unwrap_or_default();
    match account::set_email(&site.app, &caller, AccountId(id), &email).await {
        Ok(()) => Ok(flash::done(&format!("{PATH}/{id}/modifica"), Done::Saved, 1, None)),
        Err(error) => {
            let fault = wrong(error, &typed)?;
            show(&site, staff, id, Form::default().with("email", email).wrong(fault)).await
        }
    }
}

/// `POST /amministrazione/account/{id}/ultimo-giorno`: empty when the account has no end.
pub async fn set_last_day(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let fault = match day(&typed, "last_day") {
        Ok(last_day) => match account::set_last_day(&site.app, &caller, AccountId(id), last_day).await {
            Ok(()) => return Ok(flash::done(&format!("{PATH}/{id}/modifica"), Done::Saved, 1, None)),
            Err(Error::Refused(Refusal::LastOne)) => FieldError::new("last_day", "last-day"),
            Err(Error::Refused(Refusal::Forbidden(Right::Accounts))) if caller.may(Right::Accounts) => {
                FieldError::new("last_day", "last-day")
            }
            Err(error) => return Err(error.into()),
        },
        Err(fault) => fault,
    };
    show(&site, staff, id, typed_form(String::new(), &typed).wrong(fault)).await
}

/// Who an account is at a provider, as it was typed.
#[derive(Deserialize)]
pub struct TypedIdentity {
    issuer: String,
    #[serde(alias = "identity")]
    subject: String,
}

/// `POST /amministrazione/account/{id}/identita`
pub async fn join(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<TypedIdentity>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let TypedIdentity { issuer, subject } = typed;
    let contact = Form::default().with("issuer", issuer.clone()).with("identity", subject.clone());
    match provider::join(&site.app, &caller, Joined { issuer, subject, account: AccountId(id) }).await {
        Ok(()) => Ok(flash::done(&format!("{PATH}/{id}/modifica"), Done::Saved, 1, None)),
        Err(Error::Refused(Refusal::Missing(_) | Refusal::Exists(_))) => {
            show(&site, staff, id, contact.wrong(FieldError::new("identity", "identity"))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /amministrazione/account/{id}/identita/togli`
pub async fn part(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<TypedIdentity>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let TypedIdentity { issuer, subject } = typed;
    provider::part(&site.app, &caller, &Joined { issuer, subject, account: AccountId(id) }).await?;
    Ok(flash::done(&format!("{PATH}/{id}/modifica"), Done::Removed, 1, None))
}

/// Shows an account with what is wrong about its address, its last day or its identities.
async fn show(site: &Site, staff: Staff, id: Uuid, contact: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let known = account::view(&site.app, &caller, AccountId(id)).await?;
    let form = Form::new(format!("{PATH}/{id}/modifica")).with("name", known.name.clone());
    show_all(site, staff, &known, form, Form::default(), contact).await
}
