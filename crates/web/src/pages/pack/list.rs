//! The services that a desk may offer, and packs that are brought in.

use axum::{
    extract::{Multipart, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::Error,
    pack::{self, unzipped},
    rights::Right,
};
use ponte_domain::{
    actor::Purpose,
    pack::{Fault, MOST_BYTES},
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Done, Place},
    pages::pack::PackList,
};
use serde::Deserialize;
use tokio::io::AsyncReadExt;

use super::{
    PATH,
    lines::{desk_of, desks_of, fault_line, row},
};
use crate::{error::PageError, flash, layout::layout, multipart, site::Site, visitor::Staff};

/// Which desk is looked at.
#[derive(Debug, Default, Deserialize)]
pub struct Looked {
    #[serde(default)]
    pub sportello: Option<String>,
}

/// `GET /sportello/servizi`
pub async fn page(State(site): State<Site>, staff: Staff, Query(looked): Query<Looked>) -> Result<Response, PageError> {
    show(&site, staff, looked.sportello.as_deref(), Form::default(), &[]).await
}

async fn show(site: &Site, staff: Staff, asked: Option<&str>, form: Form, faults: &[Fault]) -> Result<Response, PageError> {
    let desk = desk_of(site, &staff, asked);
    let caller = staff.caller(site, Purpose::Administration);
    let known = pack::known(&site.app, &desk.value).await?;
    let mut rows: Vec<_> = known.iter().map(|known| row(site, known, &desk.value, staff.0.lang)).collect();
    rows.sort_by_key(|row| (!row.on, row.title.clone()));
    let drafts = match pack::draft::drafts(&site.app, &caller, &desk.value).await {
        Err(Error::Refused(_)) => Vec::new(),
        found => found?,
    };
    let status = if form.errors.is_empty() && faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PackList {
        layout: layout(site, &staff.0, Place::More, Vec::new()),
        desks: desks_of(&site.app.desks(), &caller),
        desk,
        rows,
        may_set: caller.may(Right::Desk),
        form,
        faults: faults.iter().map(fault_line).collect(),
        drafts,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `POST /sportello/servizi/importa`
pub async fn bring(State(site): State<Site>, staff: Staff, form: Multipart) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::Desk)?;
    let wrong = |code: &str| Form::default().wrong(FieldError::new("file", code));
    let mut parts = match multipart::read(&site, &caller, Right::Desk, form).await {
        Err(PageError::App(error)) => match multipart::fault_of(&error) {
            Some(code) => return show(&site, staff, None, wrong(code), &[]).await,
            None => return Err(error.into()),
        },
        read => read?,
    };
    let Some(multipart::Sent { file, .. }) = parts.files.pop() else { return show(&site, staff, None, wrong("file-empty"), &[]).await };
    let path = file.close().await?;
    let bytes = read_whole(&path).await;
    let removed = tokio::fs::remove_file(&path).await;
    if let Err(error) = removed {
        tracing::warn!(%error, "a file that was brought in could not be removed");
    }
    let read = tokio::task::spawn_blocking(move || bytes.map(|bytes| unzipped(&bytes))).await;
    match read.map_err(|error| internal(&error))?.map_err(|error| internal(&error))? {
        Ok(read) => {
            pack::import(&site.app, &caller, &read).await?;
            Ok(flash::done(&format!("{PATH}/{}", read.manifest.id), Done::Brought, 1, None))
        }
        Err(faults) => show(&site, staff, None, Form::default(), &faults).await,
    }
}

fn internal(error: &dyn std::fmt::Display) -> Error {
    Error::Internal(error.to_string())
}

/// The bytes of a file, never more than a pack may hold and one.
async fn read_whole(path: &std::path::Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    tokio::fs::File::open(path).await?.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).await?;
    Ok(bytes)
}
