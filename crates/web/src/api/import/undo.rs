//! Undoes an import.

use axum::{Json, extract::State};
use ponte_app::import_batch;
use ponte_domain::{actor::Purpose, id::BatchId};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{api::extract::ApiPath, error::ApiError, site::Site, visitor::ApiCaller};

/// What an undo came to.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportUndone {
    /// Records that the import had made, removed.
    removed: u64,
    /// Records that the import had changed, brought back.
    restored: u64,
    /// Records left as they are: somebody changed them since, or other records point to them.
    left: u64,
}

/// Removes what an import made and brings back what it changed, as far as nobody has built on it since.
#[utoipa::path(
    post, path = "/api/v1/imports/{id}/undo", tag = "Imports", operation_id = "undoImport",
    params(("id" = Uuid, Path, description = "UUID of the import.")),
    responses((status = 200, description = "What it came to.", body = ImportUndone))
)]
pub async fn undo(State(site): State<Site>, caller: ApiCaller, ApiPath(id): ApiPath<Uuid>) -> Result<Json<ImportUndone>, ApiError> {
    let caller = caller.caller(&site, Purpose::Exchange);
    let undone = import_batch::undo(&site.app, &caller, BatchId(id)).await?;
    Ok(Json(ImportUndone { removed: undone.removed, restored: undone.restored, left: undone.left }))
}
