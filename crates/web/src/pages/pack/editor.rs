//! Writing a pack in the browser: its files as a draft, checked at each save, published when they have no fault.

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    error::{Error, Refusal},
    pack::{
        self, PackError,
        draft::{self, Writing},
    },
    rights::Right,
};
use ponte_domain::{actor::Purpose, pack::Fault};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::{
        pack::{FileLine, PackEditor},
        picture::Picture,
    },
};
use serde::Deserialize;

use super::{
    PATH,
    lines::{desk_of, fault_line},
    switch::{Inputs, text},
    view,
};
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

/// The manifest, which every pack has.
const FIRST: &str = "pack.toml";

/// Most characters of the path of a file.
const PATH_CHARS: usize = 120;

/// Which desk and file are looked at.
#[derive(Debug, Default, Deserialize)]
pub struct Opened {
    #[serde(default)]
    sportello: Option<String>,
    #[serde(default)]
    file: Option<String>,
}

/// `GET /sportello/servizi/{pack}/modifica`
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Query(opened): Query<Opened>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::Desk)?;
    let desk = desk_of(&site, &staff, opened.sportello.as_deref());
    let writing = draft::open(&site.app, &caller, &desk.value, &id).await?;
    show(&site, staff, &desk.value, &id, &writing, opened.file.as_deref().unwrap_or(FIRST), Form::default())
}

fn show(site: &Site, staff: Staff, desk: &str, id: &str, writing: &Writing, open: &str, form: Form) -> Result<Response, PageError> {
    let lang = staff.0.lang;
    let faults: &[Fault] = writing.read.as_ref().err().map(Vec::as_slice).unwrap_or_default();
    let open = if writing.files.contains_key(open) { open } else { FIRST };
    let mut told: Vec<&Fault> = faults.iter().collect();
    told.sort_by_key(|fault| fault.file != open);
    let count = |path: &String| faults.iter().filter(|fault| fault.file == *path).count();
    let pathways = writing.read.as_ref().map(|read| read.pathways.as_slice()).unwrap_or_default();
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PackEditor {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("packs", PATH)]),
        desk: desk_of(site, &staff, Some(desk)),
        id: id.to_owned(),
        files: writing.files.keys().map(|path| FileLine { path: path.clone(), faults: count(path) }).collect(),
        open: open.to_owned(),
        text: writing.files.get(open).map(|text| String::from_utf8_lossy(text).into_owned()).unwrap_or_default(),
        faults: told.into_iter().map(fault_line).collect(),
        hints: writing.read.as_ref().map(|read| read.hints.iter().map(fault_line).collect()).unwrap_or_default(),
        pictures: pathways.iter().map(|way| Picture::of(way, None, lang)).collect(),
        changed: writing.seen > 0,
        form: Form { version: Some(writing.seen), ..form },
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn address(id: &str, desk: &str, file: &str) -> String {
    let query = serde_urlencoded::to_string([("sportello", desk), ("file", file)]).unwrap_or_default();
    format!("{PATH}/{id}/modifica?{query}")
}

/// Whether a file of a pack may have this path: small letters, digits and the signs of names, in at most three folders.
fn is_path(path: &str) -> bool {
    let is_step = |step: &str| !step.is_empty() && !step.starts_with('.');
    let fits = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "_-./".contains(sign);
    path.len() <= PATH_CHARS && path.chars().all(fits) && path.split('/').all(is_step) && path.split('/').count() <= 3
}

/// `POST /sportello/servizi/{pack}/file`
pub async fn write(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let desk = pack::permitted(&site.app, &caller, &text(&inputs, "sportello"))?;
    let path = text(&inputs, "path");
    if !is_path(&path) {
        let writing = draft::open(&site.app, &caller, &desk, &id).await?;
        return show(&site, staff, &desk, &id, &writing, FIRST, Form::default().wrong(FieldError::new("path", "file-name")));
    }
    // The text is taken as it is: spaces at its ends may matter to who wrote them.
    let written = inputs.iter().find(|(name, _)| name == "text").map(|(_, text)| text.clone()).unwrap_or_default();
    let kept = (text(&inputs, "remove") != "yes").then_some(written);
    let seen = text(&inputs, "version").parse().map_err(|_| PageError::BadRequest)?;
    draft::write(&site.app, &caller, &desk, &id, seen, &path, kept).await?;
    Ok(flash::done(&address(&id, &desk, &path), Done::Saved, 1, None))
}

/// `POST /sportello/servizi/{pack}/pubblica`
pub async fn publish(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let desk = pack::permitted(&site.app, &caller, &text(&inputs, "sportello"))?;
    let seen = text(&inputs, "version").parse().map_err(|_| PageError::BadRequest)?;
    match draft::publish(&site.app, &caller, &desk, &id, seen).await {
        Ok(_) => Ok(flash::done(&format!("{PATH}/{id}?sportello={desk}"), Done::Published, 1, None)),
        Err(Error::Refused(Refusal::Pack(PackError::Faults(_)))) => {
            let writing = draft::open(&site.app, &caller, &desk, &id).await?;
            show(&site, staff, &desk, &id, &writing, FIRST, Form::default())
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /sportello/servizi/{pack}/scarta`
pub async fn discard(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let desk = pack::permitted(&site.app, &caller, &text(&inputs, "sportello"))?;
    draft::discard(&site.app, &caller, &desk, &id).await?;
    Ok(flash::done(PATH, Done::Removed, 1, None))
}

/// `POST /sportello/servizi/{pack}/copia`
pub async fn copy(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let desk = pack::permitted(&site.app, &caller, &text(&inputs, "sportello"))?;
    let name = text(&inputs, "id");
    let fits = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    let is_name = name.starts_with(|sign: char| sign.is_ascii_lowercase()) && name.len() <= 60 && name.chars().all(fits);
    let copied = if is_name {
        draft::copy(&site.app, &caller, &desk, &id, &name).await
    } else {
        Err(Refusal::Exists(ponte_storage::Kind::Desk).into())
    };
    match copied {
        Ok(()) => Ok(flash::done(&address(&name, &desk, FIRST), Done::Created, 1, None)),
        Err(Error::Refused(Refusal::Exists(_))) => {
            let known = pack::one(&site.app, &desk, &id).await?.ok_or(PageError::NotFound)?;
            let form = view::filled(&known, &desk, staff.0.lang).wrong(FieldError::new("id", "pack-name"));
            let desk = desk_of(&site, &staff, Some(&desk));
            view::show(&site, staff, desk, &known, form).await
        }
        Err(error) => Err(error.into()),
    }
}
