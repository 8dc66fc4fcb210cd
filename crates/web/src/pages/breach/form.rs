//! The form of a breach.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Rome;
use ponte_app::{
    breach,
    error::{Error, Refusal},
    rights::Right,
};
use ponte_domain::{
    actor::Purpose,
    breach::{Breach, BreachError, BreachKind, BreachRisk},
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::breach::BreachForm,
};
use uuid::Uuid;

use super::PATH;
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

type Inputs = Vec<(String, String)>;

/// `GET /amministrazione/violazioni/nuova`
pub async fn new(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    staff.caller(&site, Purpose::Administration).require(Right::Breaches)?;
    let now = site.app.now().with_timezone(&Rome);
    let form = Form::default().with("known_day", now.format("%Y-%m-%d").to_string()).with("known_hour", now.format("%H:%M").to_string());
    show(&site, staff, None, form)
}

/// `GET /amministrazione/violazioni/{uuid}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let stored = breach::view(&site.app, &staff.caller(&site, Purpose::Administration), id).await?;
    let mut form = filled(&stored.breach);
    form.version = Some(stored.version);
    show(&site, staff, Some(&stored.breach), form)
}

fn show(site: &Site, staff: Staff, known: Option<&Breach>, form: Form) -> Result<Response, PageError> {
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let deadline = known.filter(|known| known.runs()).map(Breach::deadline);
    let page = BreachForm {
        layout: layout(site, &staff.0, Place::Administration, vec![Crumb::key("breaches", PATH)]),
        id: known.filter(|_| form.version.is_some()).map(|known| known.id.to_string()),
        late: deadline.is_some_and(|deadline| deadline < site.app.now()),
        deadline,
        closed: known.is_some_and(|known| known.closed.is_some()),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// The form of a breach as it is kept.
fn filled(known: &Breach) -> Form {
    let mut form = Form::default();
    let mut moment = |name: &str, at: Option<DateTime<Utc>>| {
        if let Some(at) = at.map(|at| at.with_timezone(&Rome)) {
            form.add(&format!("{name}_day"), at.format("%Y-%m-%d").to_string());
            form.add(&format!("{name}_hour"), at.format("%H:%M").to_string());
        }
    };
    moment("known", Some(known.known_at));
    moment("authority", known.authority_told);
    moment("people", known.people_told);
    known.kinds.iter().for_each(|kind| form.add("kinds", kind.as_str()));
    let texts = [
        ("what", &known.what),
        ("categories", &known.categories),
        ("consequences", &known.consequences),
        ("measures", &known.measures),
        ("delay", &known.delay),
        ("not_told", &known.not_told),
    ];
    texts.iter().for_each(|(name, text)| form.add(name, (*text).clone()));
    form.add("risk", known.risk.as_str());
    known.happened.iter().for_each(|day| form.add("happened", day.to_string()));
    known.people.iter().for_each(|people| form.add("people", people.to_string()));
    form
}

/// `POST /amministrazione/violazioni/nuova`
pub async fn record(State(site): State<Site>, staff: Staff, Posted(inputs): Posted<Inputs>) -> Result<Response, PageError> {
    let id = site.app.new_id();
    keep(site, staff, id, 0, &inputs).await
}

/// `POST /amministrazione/violazioni/{uuid}`
pub async fn save(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    breach::view(&site.app, &staff.caller(&site, Purpose::Administration), id).await?;
    let version = text(&inputs, "version").parse().map_err(|_| PageError::BadRequest)?;
    keep(site, staff, id, version, &inputs).await
}

async fn keep(site: Site, staff: Staff, id: Uuid, version: i64, inputs: &Inputs) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::Breaches)?;
    let mut form = Form::default();
    inputs.iter().filter(|(name, _)| name != "version").for_each(|(name, value)| form.add(name, value.clone()));
    form.version = (version != 0).then_some(version);
    let read = match read(id, &site, &caller.actor, inputs) {
        Ok(read) => read,
        Err(fault) => return show(&site, staff, None, form.wrong(fault)),
    };
    match breach::save(&site.app, &caller, version, read.clone()).await {
        Ok(()) => Ok(flash::done(&format!("{PATH}/{id}"), Done::Recorded, 1, None)),
        Err(Error::Refused(Refusal::Breach(error))) => show(&site, staff, Some(&read), form.wrong(fault_of(error))),
        Err(error) => Err(error.into()),
    }
}

fn fault_of(error: BreachError) -> FieldError {
    match error {
        BreachError::What => FieldError::new("what", "breach-what"),
        BreachError::TooLong => FieldError::new("what", "too-long"),
        BreachError::Delay => FieldError::new("delay", "breach-delay"),
        BreachError::Order => FieldError::new("known_day", "breach-order"),
        BreachError::Told => FieldError::new("authority_day", "breach-told"),
    }
}

fn text<'a>(inputs: &'a Inputs, name: &str) -> &'a str {
    inputs.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim()).unwrap_or_default()
}

/// A day and an hour of the desk; absent when no day is given.
fn moment(inputs: &Inputs, name: &'static str) -> Result<Option<DateTime<Utc>>, FieldError> {
    let (day_name, hour_name) = (format!("{name}_day"), format!("{name}_hour"));
    if text(inputs, &day_name).is_empty() {
        return Ok(None);
    }
    let wrong = || FieldError::new(day_name.clone(), "date");
    let day: NaiveDate = text(inputs, &day_name).parse().map_err(|_| wrong())?;
    let hour = NaiveTime::parse_from_str(text(inputs, &hour_name), "%H:%M").map_err(|_| wrong())?;
    Ok(Some(Rome.from_local_datetime(&day.and_time(hour)).earliest().ok_or_else(wrong)?.to_utc()))
}

fn read(id: Uuid, site: &Site, by: &ponte_domain::actor::Actor, inputs: &Inputs) -> Result<Breach, FieldError> {
    let whole = |name: &'static str| match text(inputs, name) {
        "" => Ok(None),
        number => number.parse().map(Some).map_err(|_| FieldError::new(name, "number")),
    };
    let happened = match text(inputs, "happened") {
        "" => None,
        day => Some(day.parse().map_err(|_| FieldError::new("happened", "date"))?),
    };
    let said = |name: &str| text(inputs, name).to_owned();
    Ok(Breach {
        id,
        known_at: moment(inputs, "known")?.ok_or_else(|| FieldError::new("known_day", "required"))?,
        happened,
        recorded_by: by.clone(),
        kinds: inputs.iter().filter(|(name, _)| name == "kinds").filter_map(|(_, code)| BreachKind::from_code(code)).collect(),
        what: said("what"),
        people: whole("people")?,
        categories: said("categories"),
        risk: BreachRisk::from_code(text(inputs, "risk")).ok_or_else(|| FieldError::new("risk", "required"))?,
        consequences: said("consequences"),
        measures: said("measures"),
        authority_told: moment(inputs, "authority")?,
        delay: said("delay"),
        people_told: moment(inputs, "people")?,
        not_told: said("not_told"),
        closed: (text(inputs, "closed") == "yes").then(|| site.app.now()),
    })
}
