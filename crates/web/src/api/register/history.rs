//! Shows what a record was.

use axum::{Json, extract::State};
use chrono::{DateTime, Utc};
use ponte_app::{audit, register};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::ApiNoun;
use crate::{
    api::{actor::By, extract::ApiPath},
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// One save of a record.
#[derive(Debug, Serialize, ToSchema)]
pub struct Save {
    at: DateTime<Utc>,
    by: By,
    changes: Vec<Change>,
}

/// A value that a save changed.
#[derive(Debug, Serialize, ToSchema)]
pub struct Change {
    /// Dotted name.
    field: String,
    before: Value,
    after: Value,
}

/// `GET /api/v1/{register}/{id}/history`
pub async fn history<R: ApiNoun>(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
) -> Result<Json<Vec<Save>>, ApiError> {
    let caller = caller.caller(&site, R::PURPOSE);
    let stored = register::find::<R>(&site.app, &caller, &id).await?;
    audit::note_opened(&site.app, &caller, R::KIND, stored.id).await?;
    let saves = register::history::<R>(&site.app, &caller, stored.id).await?;
    let shown = |(field, before, after)| Change { field, before, after };
    Ok(Json(
        saves
            .into_iter()
            .map(|save| Save { at: save.at, by: By::from(&save.by), changes: save.changes.into_iter().map(shown).collect() })
            .collect(),
    ))
}
