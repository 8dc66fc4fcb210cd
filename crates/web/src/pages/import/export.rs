//! Taking a register away as a file.

use axum::{
    body::Body,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use ponte_app::{
    export::ExportFormat,
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
use tokio_util::io::ReaderStream;

use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

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
    let format = if asked.formato.is_empty() { Some(ExportFormat::Csv) } else { ExportFormat::from_code(&asked.formato) };
    let format = format.ok_or(PageError::BadRequest)?;
    let content_type = match format {
        ExportFormat::Csv => "text/csv; charset=utf-8",
        ExportFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat::Jsonl => "application/x-ndjson",
    };
    let written = export_register(&site.app, &caller, noun, format).await?;
    let file = tokio::fs::File::open(&written.path).await.map_err(|error| {
        let path = written.path.display().to_string();
        PageError::App(ponte_app::error::Error::File { path, error })
    })?;
    // The file loses its name as soon as it is open, and itself when it has been sent.
    drop(written);
    let headers = [
        (header::CONTENT_TYPE, content_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}-{}.{format}\"", site.app.today())),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(file))).into_response())
}
