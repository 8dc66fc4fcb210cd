//! Makes a record.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use ponte_app::{register, rights::Caller};
use ponte_domain::reference::Lang;
use serde_json::{Value, json};

use super::{ApiNoun, get};
use crate::{
    api::extract::{ApiJson, etag},
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// `POST /api/v1/{register}`
pub async fn create<R: ApiNoun>(State(site): State<Site>, caller: ApiCaller, ApiJson(tree): ApiJson<Value>) -> Result<Response, ApiError> {
    let caller = caller.caller(&site, R::PURPOSE);
    caller.require(R::EDIT)?;
    let record = read::<R>(&site, &caller, &tree)?.complete(&site.app, &tree, None).await?;
    let id = register::create(&site.app, &caller, &record).await?;
    let stored = register::view::<R>(&site.app, &caller, id).await?;
    let headers = [(header::LOCATION, format!("{}/{id}", R::PATH)), (header::ETAG, etag(stored.version))];
    Ok((StatusCode::CREATED, headers, Json(get::document(&stored))).into_response())
}

/// The record of a body, or every error in it.
pub fn read<R: ApiNoun>(site: &Site, caller: &Caller, tree: &Value) -> Result<R, ApiError> {
    let (record, noted) = register::read_record::<R>(&site.app, caller, tree, Lang::It);
    record.ok_or_else(|| ApiError::Invalid(json!(noted.errors)))
}
