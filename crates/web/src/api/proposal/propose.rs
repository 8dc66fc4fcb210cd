//! Proposes workers for a vacancy.

use axum::{Json, extract::State, http::StatusCode};
use ponte_app::{proposal, rights::Right};
use ponte_domain::actor::Purpose;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::NamedWorkers;
use crate::{
    api::extract::{ApiJson, ApiPath},
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// The proposals that were made; whoever was proposed already is not among them.
#[derive(Debug, Serialize, ToSchema)]
pub struct Proposed {
    proposals: Vec<Uuid>,
}

/// Proposes workers for a vacancy, each with the match as it stands now; those proposed already stay as they are.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/proposals", tag = "Proposals", operation_id = "propose",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    request_body = NamedWorkers,
    responses((status = 201, description = "What was made.", body = Proposed))
)]
pub async fn propose(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    ApiJson(body): ApiJson<NamedWorkers>,
) -> Result<(StatusCode, Json<Proposed>), ApiError> {
    let caller = caller.caller(&site, Purpose::Matching);
    let (vacancy, workers) = body.find(&site, &caller, Right::Propose, &id).await?;
    let made = proposal::propose(&site.app, &caller, vacancy, &workers).await?;
    Ok((StatusCode::CREATED, Json(Proposed { proposals: made.into_iter().map(Into::into).collect() })))
}
