//! Official files: what is loaded, and loading more.

use axum::{
    extract::{Multipart, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    error::Error,
    reference::{
        job::{self, Loaded, OfficialFile},
        status::{Held, status},
    },
    rights::{Caller, Right},
};
use ponte_domain::actor::Purpose;
use ponte_templates::{
    form::{FieldError, Form},
    layout::Place,
    pages::office::{ReferenceKind, ReferenceRow, ReferenceStatus},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    error::PageError,
    layout::layout,
    multipart::{self, Parts},
    site::Site,
    visitor::Staff,
};

pub const PATH: &str = "/amministrazione/riferimenti";

/// The outcome that is to be told.
#[derive(Deserialize, Default)]
pub struct Asked {
    esito: Option<Uuid>,
}

/// `GET /amministrazione/riferimenti`
pub async fn page(State(site): State<Site>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Reference);
    let mut form = Form::new(PATH);
    if let Some(upload) = asked.esito
        && let Some(Loaded::Refused { code, detail }) = job::loaded(&site.app, &caller, upload).await?
    {
        let mut error = FieldError::new("file", format!("reference-{code}"));
        error.args.insert("value".to_owned(), detail);
        form = form.wrong(error);
    }
    show(&site, staff, form).await
}

async fn show(site: &Site, staff: Staff, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Reference);
    let rows = rows(site, &caller).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ReferenceStatus { layout: layout(site, &staff.0, Place::Administration, Vec::new()), rows, form };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// What is loaded, for a page.
pub async fn rows(site: &Site, caller: &Caller) -> Result<Vec<ReferenceRow>, PageError> {
    let held = status(&site.app, caller).await?;
    Ok(held.into_iter().filter_map(row).collect())
}

fn row(held: Held) -> Option<ReferenceRow> {
    Some(ReferenceRow {
        kind: ReferenceKind::from_code(held.kind.as_str())?,
        release: held.release.filter(|_| !held.starter),
        count: held.count as u64,
        loaded: held.loaded,
        starter: held.starter,
    })
}

/// `POST /amministrazione/riferimenti`
pub async fn upload(State(site): State<Site>, staff: Staff, form: Multipart) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Reference);
    caller.require(Right::Reference)?;
    let parts = match multipart::read(&site, &caller, Right::Reference, form).await {
        Err(PageError::App(error)) => return refused(&site, staff, error).await,
        read => read?,
    };
    let loaded = match load(&site, &caller, parts).await {
        Err(PageError::App(error)) => return refused(&site, staff, error).await,
        loaded => loaded?,
    };
    match loaded {
        Some(job) => Ok(Redirect::to(&format!("/sportello/attivita/{job}")).into_response()),
        None => wrong(&site, staff, "file-empty").await,
    }
}

/// Asks for the files of a form to be loaded; none when the form has no file.
pub async fn load(site: &Site, caller: &Caller, parts: Parts) -> Result<Option<String>, PageError> {
    let kind = OfficialFile::from_code(parts.text("kind")).ok_or(PageError::BadRequest)?;
    let mut files = Vec::new();
    for multipart::Sent { name, file, .. } in parts.files {
        files.push((name, file.close().await?));
    }
    if files.is_empty() {
        return Ok(None);
    }
    Ok(Some(job::start(&site.app, caller, kind, files).await?.to_string()))
}

/// Says beside the chooser what is wrong with a file; other errors have their own page.
async fn refused(site: &Site, staff: Staff, error: Error) -> Result<Response, PageError> {
    match multipart::fault_of(&error) {
        Some(code) => wrong(site, staff, code).await,
        None => Err(error.into()),
    }
}

async fn wrong(site: &Site, staff: Staff, code: &str) -> Result<Response, PageError> {
    show(site, staff, Form::new(PATH).wrong(FieldError::new("file", code))).await
}
