//! Taking a register away as a file.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use ponte_app::{
    export_register::export_register,
    import::fields::Noun,
    register::{self, Registered},
    rights::{Caller, Right},
};
use ponte_domain::{actor::Purpose, course::Course, employer::Employer, vacancy::Vacancy, worker::Worker};
use ponte_storage::Filter;
use ponte_templates::{
    layout::Place,
    pages::import::{Export, ExportKind},
};
use serde::Deserialize;

use crate::{
    download::{exported, format_of},
    error::PageError,
    layout::layout,
    site::Site,
    visitor::Staff,
};

/// Registers by the last part of their address.
const KINDS: [(&str, Noun); 4] =
    [("persone", Noun::Workers), ("imprese", Noun::Employers), ("offerte", Noun::Vacancies), ("corsi", Noun::Courses)];

/// In which format.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    formato: String,
}

/// `GET /sportello/esporta`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    caller.require(Right::Export)?;
    let all = Filter::default();
    let counts = [
        count::<Worker>(&site, &caller, &all).await?,
        count::<Employer>(&site, &caller, &all).await?,
        count::<Vacancy>(&site, &caller, &all).await?,
        count::<Course>(&site, &caller, &all).await?,
    ];
    let paths = ["/sportello/esporta/persone", "/sportello/esporta/imprese", "/sportello/esporta/offerte", "/sportello/esporta/corsi"];
    let kinds = KINDS.iter().zip(paths).zip(counts);
    let kinds = kinds.filter_map(|(((_, noun), path), count)| Some(ExportKind { kind: noun.as_str(), path, count: count? }));
    let page = Export { layout: layout(&site, &staff.0, Place::More, Vec::new()), kinds: kinds.collect() };
    site.show(staff.0, &page)
}

/// How many records the caller could take along; none of a register that she may not see.
async fn count<R: Registered>(site: &Site, caller: &Caller, all: &Filter) -> Result<Option<u64>, PageError> {
    if !caller.may(R::SEE) {
        return Ok(None);
    }
    Ok(Some(register::count::<R>(&site.app, caller, all).await?))
}

/// `GET /sportello/esporta/{kind}?formato=`
pub async fn file(
    State(site): State<Site>,
    staff: Staff,
    Path(kind): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    let (name, noun) = KINDS.into_iter().find(|(name, _)| *name == kind).ok_or(PageError::NotFound)?;
    let format = format_of(&asked.formato)?;
    exported(&site, export_register(&site.app, &caller, noun, format).await?, format, name).await
}
