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
    ApiJson(tree): ApiJson<Value>,
) -> Result<Response, ApiError> {
    let caller = caller.caller(&site, R::PURPOSE);
    caller.require(R::EDIT)?;
    let stored = register::find::<R>(&site.app, &caller, &id).await?;
    if stored.version != seen {
        return Err(stale());
    }
    let record = read::<R>(&site, &tree)?.complete(&site.app, &tree, Some(&stored.value)).await?;
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
