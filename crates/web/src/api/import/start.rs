//! Takes in a file and asks for its import.

use std::{future::poll_fn, pin::Pin};

use axum::{
    Json,
    body::{Body, HttpBody},
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use ponte_app::{
    import_batch::{self, About, RunImport},
    rights::Right,
};
use ponte_domain::{actor::Purpose, reference::Lang};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    api::{
        code::{LangCode, NounCode},
        extract::ApiQuery,
    },
    error::ApiError,
    limits::{self, Pace},
    site::Site,
    visitor::ApiCaller,
};

/// Kinds of content that a file may be given as; what it is is told by the file itself.
const KINDS: &[&str] =
    &["application/octet-stream", "application/x-ndjson", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];

/// What the file is, and how it is imported.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// The register that it goes to.
    #[param(inline)]
    noun: NounCode,
    /// How the file is called where it comes from; for people to read.
    #[param(max_length = 120)]
    file_name: Option<String>,
    /// All or nothing: one refused line refuses the file.
    atomic: Option<bool>,
    /// Language of the words that are linked; Italian when nothing is said.
    #[param(inline)]
    lang: Option<LangCode>,
}

/// An import that was asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportAsked {
    uuid: Uuid,
}

/// Takes in a file (JSON lines, CSV or XLSX, at most 1 GiB) and imports it in the background.
#[utoipa::path(
    post, path = "/api/v1/imports", tag = "Imports", operation_id = "startImport", params(ImportQuery),
    request_body(content((Vec<u8> = "application/octet-stream"), (String = "application/x-ndjson"), (String = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")), description = "The file."),
    responses((status = 202, description = "It will be run.", body = ImportAsked, headers(("Location" = String, description = "Where its progress is told."))))
)]
pub async fn start(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiQuery(query): ApiQuery<ImportQuery>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    if query.file_name.as_ref().is_some_and(|name| name.chars().count() > 120) {
        return Err(ApiError::Malformed("query: file_name is too long".to_owned()));
    }
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !KINDS.contains(&kind.as_str()) {
        return Err(ApiError::status(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the body must be a file"));
    }
    let caller = caller.caller(&site, Purpose::Exchange);
    let _uploading = limits::begin_upload(&site, caller.actor.account())?;
    let mut pace = Pace::default();
    let mut incoming = import_batch::receive(&site.app, &caller, Right::Import).await?;
    let mut body = body;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| ApiError::status(StatusCode::PAYLOAD_TOO_LARGE, "the file was cut short or is larger than 1 GiB"))?;
        if let Ok(bytes) = frame.into_data() {
            if !pace.holds(bytes.len()) {
                return Err(ApiError::status(StatusCode::REQUEST_TIMEOUT, "the file comes too slowly"));
            }
            incoming.write(&bytes).await?;
        }
    }
    let atomic = query.atomic.unwrap_or(false);
    let about = About { noun: query.noun.0, file_name: query.file_name.unwrap_or_default(), atomic, by: Some(caller.actor.clone()) };
    let upload = incoming.keep(about).await?;
    let upload = import_batch::upload(&site.app, &caller, upload).await?;
    let run = RunImport {
        noun: upload.about.noun,
        file: upload.path,
        file_name: upload.about.file_name,
        mapping: String::new(),
        atomic,
        lang: query.lang.map_or(Lang::It, |lang| lang.0),
        actor: caller.actor.clone(),
    };
    let id = import_batch::start(&site.app, &caller, &run).await?.0;
    let location = [(header::LOCATION, format!("/api/v1/imports/{id}"))];
    Ok((StatusCode::ACCEPTED, location, Json(ImportAsked { uuid: id })).into_response())
}
