//! One circular: read, acknowledged, printed, withdrawn.

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    circular::{self, Listed},
    error::{Error, Refusal},
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::Purpose,
    circular::{CircularError, blocks},
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::circular::{CircularPaper, CircularView, EditionLine},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    PATH,
    shown::{packs, row, row_of},
};
use crate::{
    error::PageError,
    flash,
    layout::{layout, plain},
    site::Site,
    visitor::Staff,
};

/// Which version is looked at; the one that holds when absent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Looked {
    versione: Option<u32>,
}

/// `GET /sportello/circolari/{uuid}?versione=`
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Query(looked): Query<Looked>,
) -> Result<Response, PageError> {
    show(&site, staff, id, looked.versione, Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, wanted: Option<u32>, form: Form) -> Result<Response, PageError> {
    let (caller, lang) = (staff.caller(site, Purpose::Casework), staff.0.lang);
    let listed = circular::view(&site.app, &caller, id).await?;
    let circular = &listed.stored.circular;
    let present = circular.edition();
    let number = wanted.unwrap_or(present);
    let edition = circular.of_number(number).ok_or(PageError::NotFound)?;
    let known = row(site, &listed);
    let pack = match &edition.pack {
        Some(pack) => packs(site, &circular.desk, lang).await?.into_iter().find(|known| known.value == *pack),
        None => None,
    };
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = CircularView {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("circulars", PATH)]),
        text: blocks(&edition.body),
        edition: number,
        present,
        editions: editions(&listed),
        pack: pack.map(|pack| (pack.value, pack.label)),
        replaces: named(site, &caller, &staff, edition.replaces).await?,
        replaced_by: named(site, &caller, &staff, listed.stored.replaced_by).await?,
        withdrawn: circular.withdrawn.as_ref().map(|withdrawn| (withdrawn.at, withdrawn.reason.clone())),
        read: listed.read,
        may_issue: caller.reach(Right::IssueCirculars).covers(&site.app.desks(), &circular.desk),
        form: Form { version: Some(listed.stored.version), ..form },
        row: ponte_templates::pages::circular::CircularRow {
            unread: known.unread,
            asks: known.asks,
            ..row_of(site, &listed.stored, edition)
        },
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn editions(listed: &Listed) -> Vec<EditionLine> {
    let circular = &listed.stored.circular;
    let all = circular.before.iter().chain([&circular.present]).zip(1..);
    let mut lines: Vec<EditionLine> =
        all.map(|(edition, number)| EditionLine { number, at: edition.at, by: edition.by.name().map(str::to_owned) }).collect();
    lines.reverse();
    lines
}

/// Id and name of another circular, where the visitor may read it.
async fn named(site: &Site, caller: &Caller, staff: &Staff, id: Option<Uuid>) -> Result<Option<(String, String)>, PageError> {
    let Some(id) = id else { return Ok(None) };
    match circular::view(&site.app, caller, id).await {
        Ok(listed) => {
            let present = &listed.stored.circular.present;
            let kind = site.app.presses.words.say(&format!("circular-kind-{}", present.kind), &[], staff.0.lang)?;
            Ok(Some((id.to_string(), format!("{kind} {}", present.number))))
        }
        Err(Error::Refused(Refusal::NotFound(_))) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// `GET /sportello/circolari/{uuid}/stampa?versione=`
pub async fn paper(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Query(looked): Query<Looked>,
) -> Result<Response, PageError> {
    let listed = circular::view(&site.app, &staff.caller(&site, Purpose::Casework), id).await?;
    let number = looked.versione.unwrap_or_else(|| listed.stored.circular.edition());
    let edition = listed.stored.circular.of_number(number).ok_or(PageError::NotFound)?;
    let page = CircularPaper {
        layout: plain(&site, &staff.0),
        row: row_of(&site, &listed.stored, edition),
        text: blocks(&edition.body),
        edition: number,
    };
    site.show(staff.0, &page)
}

/// The version that was read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Acknowledged {
    edition: String,
}

/// `POST /sportello/circolari/{uuid}/letto`
pub async fn read(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(read): Posted<Acknowledged>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let edition = read.edition.parse().unwrap_or_default();
    match circular::read(&site.app, &caller, id, edition).await {
        Ok(()) => Ok(flash::done(&format!("{PATH}/{id}"), Done::Read, 1, None)),
        Err(Error::Refused(Refusal::Circular(CircularError::Newer))) => {
            show(&site, staff, id, None, Form::default().wrong(FieldError::new("edition", "circular-newer"))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Why it is withdrawn.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Withdrawing {
    reason: String,
    version: String,
}

/// `POST /sportello/circolari/{uuid}/ritira`
pub async fn withdraw(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(said): Posted<Withdrawing>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let seen = said.version.parse().unwrap_or_default();
    let fault = match circular::withdraw(&site.app, &caller, id, seen, &said.reason).await {
        Ok(()) => return Ok(flash::done(&format!("{PATH}/{id}"), Done::Saved, 1, None)),
        Err(Error::Refused(Refusal::Circular(CircularError::Reason))) => FieldError::new("reason", "required"),
        Err(Error::Refused(Refusal::Circular(_))) => FieldError::new("reason", "circular-withdrawn"),
        Err(error) => return Err(error.into()),
    };
    show(&site, staff, id, None, Form::default().with("reason", said.reason).wrong(fault)).await
}
