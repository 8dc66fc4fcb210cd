//! The national system when it is away: the switch, and what waits for its protocol number.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    national,
    rights::Right,
};
use ponte_domain::{actor::Purpose, unemployment::EventError};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Done, Place},
    pages::asked::{NationalPage, WaitingRow},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

/// Address of the page.
pub const PATH: &str = "/sportello/sistema-nazionale";

/// `GET /sportello/sistema-nazionale`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    show(&site, staff, Form::default()).await
}

async fn show(site: &Site, staff: Staff, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let waiting = national::waiting(&site.app, &caller).await?;
    let away = national::away(&site.app.db).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let row = |waits: national::Waiting| {
        let event = &waits.found.value;
        WaitingRow {
            id: event.id.to_string(),
            version: waits.found.version,
            person: event.worker.to_string(),
            day: event.day,
            at: event.at,
            by: event.by.name().map(str::to_owned),
            name: waits.name,
            codice_fiscale: waits.codice_fiscale,
        }
    };
    let page = NationalPage {
        layout: layout(site, &staff.0, Place::More, Vec::new()),
        since: away.as_ref().map(|away| away.since),
        by: away.and_then(|away| away.by),
        rows: waiting.into_iter().map(row).collect(),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// Whether it is away.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Switch {
    away: String,
}

/// `POST /sportello/sistema-nazionale`
pub async fn switch(State(site): State<Site>, staff: Staff, Posted(switch): Posted<Switch>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    match switch.away.as_str() {
        "no" => national::call_back(&site.app, &caller).await?,
        _ => national::call_away(&site.app, &caller).await?,
    }
    Ok(flash::done(PATH, Done::Recorded, 1, None))
}

/// `POST /sportello/sistema-nazionale/protocolli`: the numbers that were typed, all in one act.
pub async fn confirm(
    State(site): State<Site>,
    staff: Staff,
    Posted(typed): Posted<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::EditPeople)?;
    let numbers: Vec<(Uuid, i64, String)> = typed
        .iter()
        .filter_map(|(name, number)| {
            let id = name.strip_prefix("number.")?;
            let version = typed.get(&format!("version.{id}")).and_then(|version| version.parse().ok())?;
            Some((id.parse().ok()?, version, number.clone()))
        })
        .collect();
    match national::confirm_all(&site.app, &caller, &numbers).await {
        Ok(count) => Ok(flash::done(PATH, Done::Recorded, u32::try_from(count).unwrap_or(u32::MAX), None)),
        Err(Error::Refused(Refusal::NobodyChosen | Refusal::Unemployment(EventError::Words))) => {
            show(&site, staff, Form::default().wrong(FieldError::new("number", "national-number"))).await
        }
        Err(Error::Refused(Refusal::Unemployment(EventError::TooLong))) => {
            show(&site, staff, Form::default().wrong(FieldError::new("number", "too-long"))).await
        }
        Err(error) => Err(error.into()),
    }
}
