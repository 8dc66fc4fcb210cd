//! Reads one record.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use ponte_app::{audit, register};
use ponte_storage::Stored;
use serde_json::{Value, json};

use super::ApiNoun;
use crate::{
    api::extract::{ApiPath, etag, is_known},
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// `GET /api/v1/{register}/{id}`
pub async fn get<R: ApiNoun>(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let caller = caller.caller(&site, R::PURPOSE);
    let stored = register::find::<R>(&site.app, &caller, &id).await?;
    let tag = [(header::ETAG, etag(stored.version))];
    if is_known(&headers, stored.version) {
        return Ok((StatusCode::NOT_MODIFIED, tag).into_response());
    }
    audit::note_opened(&site.app, &caller, R::KIND, stored.id).await?;
    Ok((tag, Json(document(&stored))).into_response())
}

/// A record as the API gives it: the names of the export, and what storage knows of it.
pub fn document<R: ApiNoun>(stored: &Stored<R>) -> Value {
    let mut document = stored.value.tree();
    document["uuid"] = json!(stored.id);
    document["version"] = json!(stored.version);
    document["created_at"] = json!(stored.created_at);
    document["updated_at"] = json!(stored.updated_at);
    document
}
