//! One's own keys of the API.

use axum::{
    Form as Posted,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    account::{self, KnownKey, NewKey},
    error::{Error, Refusal},
    rights::Right,
};
use ponte_domain::actor::Purpose;
use ponte_storage::account::ApiKey;
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Done, Place},
    pages::own_keys::{KeyRow, OwnKeys},
};
use serde::Deserialize;

use crate::{api, error::PageError, flash, layout::layout, site::Site, visitor::Staff};

pub const PATH: &str = "/sportello/chiavi";

/// Days that are proposed.
const USUAL_DAYS: &str = "90";

/// The key that is revoked.
#[derive(Deserialize)]
pub struct Chosen {
    pub key: String,
}

/// A key as a row; whose it is where that is not plain.
pub fn row(site: &Site, key: ApiKey, owner: Option<String>) -> KeyRow {
    KeyRow {
        expired: key.expires_at.is_some_and(|at| at <= site.app.now()),
        id: key.digest,
        name: key.name,
        hint: key.hint,
        owner,
        scope: key.scope,
        expires: key.expires_at,
        used: key.used_at,
    }
}

/// A key of somebody as a row.
pub fn known_row(site: &Site, known: KnownKey) -> KeyRow {
    row(site, known.key, Some(known.owner))
}

async fn build(site: &Site, staff: &Staff, form: Form, made: Option<String>) -> Result<OwnKeys, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let keys = account::own_keys(&site.app, &caller).await?.into_iter().map(|key| row(site, key, None)).collect();
    let scopes = api::scopes().into_iter().filter(|right| staff.0.may(*right)).map(Right::as_str).collect();
    Ok(OwnKeys { layout: layout(site, &staff.0, Place::More, Vec::new()), form, keys, scopes, made })
}

/// `GET /sportello/chiavi`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let page = build(&site, &staff, Form::new(PATH).with("days", USUAL_DAYS), None).await?;
    site.show(staff.0, &page)
}

/// `POST /sportello/chiavi`: the key stands in the answer and nowhere else.
pub async fn make(State(site): State<Site>, staff: Staff, Posted(typed): Posted<Vec<(String, String)>>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let text = |name: &str| typed.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default();
    let scope = typed.iter().filter(|(name, _)| name == "scope").filter_map(|(_, code)| Right::from_code(code)).collect();
    let new = NewKey { name: text("name"), days: text("days").parse().unwrap_or(0), scope: Some(scope) };
    let fault = match account::create_key(&site.app, &caller, new).await {
        Ok(key) => {
            let page = build(&site, &staff, Form::new(PATH).with("days", USUAL_DAYS), Some(key)).await?;
            return site.show(staff.0, &page);
        }
        Err(Error::Refused(Refusal::Missing("name"))) => FieldError::new("name", "required"),
        Err(Error::Refused(Refusal::Missing("days"))) => FieldError::new("days", "key-days"),
        Err(Error::Refused(Refusal::Missing("scope") | Refusal::Forbidden(_))) => FieldError::new("scope", "key-scope"),
        Err(error) => return Err(error.into()),
    };
    let mut form = Form::new(PATH).wrong(fault);
    typed.into_iter().for_each(|(name, value)| form.add(&name, value));
    let page = build(&site, &staff, form, None).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, site.show(staff.0, &page)?).into_response())
}

/// `POST /sportello/chiavi/togli`
pub async fn revoke(State(site): State<Site>, staff: Staff, Posted(chosen): Posted<Chosen>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    account::revoke_own_key(&site.app, &caller, &chosen.key).await?;
    Ok(flash::done(PATH, Done::Removed, 1, None))
}
