//! Replaces a record over the version that the caller saw.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    register,
};
use serde_json::Value;

use super::{ApiNoun, create::read, get};
use crate::{
    api::extract::{ApiJson, ApiPath, SeenVersion, etag},
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// `PUT /api/v1/{register}/{id}`
pub async fn replace<R: ApiNoun>(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    SeenVersion(seen): SeenVersion,
    ApiJson(mut tree): ApiJson<Value>,
) -> Result<Response, ApiError> {
    let caller = caller.caller(&site, R::PURPOSE);
    let stored = register::find_under::<R>(&site.app, &caller, R::EDIT, &id).await?;
    if stored.version != seen {
        return Err(stale());
    }
    // It stays at its desk unless another is named.
    if let Some(members) = tree.as_object_mut().filter(|members| !members.contains_key("desk")) {
        members.insert("desk".to_owned(), stored.value.desk().into());
    }
    let record = read::<R>(&site, &caller, &tree)?.complete(&site.app, &tree, Some(&stored.value)).await?;
    match register::save(&site.app, &caller, stored.id, seen, &record).await {
        Err(Error::Refused(Refusal::Stale { .. })) => return Err(stale()),
        saved => saved?,
    }
    let stored = register::view::<R>(&site.app, &caller, stored.id).await?;
    Ok(([(header::ETAG, etag(stored.version))], Json(get::document(&stored))).into_response())
}

fn stale() -> ApiError {
    ApiError::status(StatusCode::PRECONDITION_FAILED, "somebody changed the record since you read it")
}
