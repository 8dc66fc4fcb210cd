//! Tells how far imports are and what they came to.

use axum::{Json, extract::State};
use chrono::{DateTime, Utc};
use ponte_app::import_batch;
use ponte_domain::{actor::Purpose, id::BatchId};
use ponte_storage::batch::Batch;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    api::{
        code::{BatchStateCode, Code, JobStateCode},
        extract::ApiPath,
    },
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// Imports listed at most.
const MOST: u64 = 100;

/// An import that has begun.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportRun {
    uuid: Uuid,
    /// workers, vacancies, employers or courses.
    noun: String,
    file_name: String,
    at: DateTime<Utc>,
    state: BatchStateCode,
    undone_at: Option<DateTime<Utc>>,
    /// Counts (read, new, changed, unchanged, refused, warnings, linked, seconds) and the first errors and warnings; empty while it runs.
    report: Value,
}

/// How far an import is.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportProgress {
    uuid: Uuid,
    /// Null for an import that ran in the foreground.
    job: Option<JobStateCode>,
    /// Lines read so far.
    read: u64,
    /// Null until it begins.
    run: Option<ImportRun>,
}

impl From<Batch> for ImportRun {
    fn from(batch: Batch) -> Self {
        Self {
            uuid: batch.id.0,
            noun: batch.kind,
            file_name: batch.file_name,
            at: batch.at,
            state: Code(batch.state),
            undone_at: batch.undone_at,
            report: serde_json::from_str(&batch.report).unwrap_or_default(),
        }
    }
}

/// Lists the latest imports.
#[utoipa::path(
    get, path = "/api/v1/imports", tag = "Imports", operation_id = "listImports",
    responses((status = 200, description = "The latest first.", body = Vec<ImportRun>))
)]
pub async fn list(State(site): State<Site>, caller: ApiCaller) -> Result<Json<Vec<ImportRun>>, ApiError> {
    let caller = caller.caller(&site, Purpose::Exchange);
    Ok(Json(import_batch::list(&site.app, &caller, MOST).await?.into_iter().map(Into::into).collect()))
}

/// Tells how far an import is, and its report once it has ended.
#[utoipa::path(
    get, path = "/api/v1/imports/{id}", tag = "Imports", operation_id = "getImport",
    params(("id" = Uuid, Path, description = "UUID of the import.")),
    responses((status = 200, description = "How far it is.", body = ImportProgress))
)]
pub async fn view(State(site): State<Site>, caller: ApiCaller, ApiPath(id): ApiPath<Uuid>) -> Result<Json<ImportProgress>, ApiError> {
    let caller = caller.caller(&site, Purpose::Exchange);
    let found = import_batch::progress(&site.app, &caller, BatchId(id)).await?;
    Ok(Json(ImportProgress { uuid: id, job: found.job.map(Code), read: found.read, run: found.batch.map(Into::into) }))
}
