//! How the thousand points of a vacancy are shared.

use axum::{extract::State, http::StatusCode};
use ponte_app::{register, rights::Right, vacancy};
use ponte_domain::{
    actor::Purpose,
    id::VacancyId,
    vacancy::{Vacancy, Weights},
};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    api::extract::{ApiJson, ApiPath},
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// Shares of the four criteria: they sum to 1,000, each within its bounds.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    #[schema(minimum = 0, maximum = 1000)]
    coherence: u16,
    #[schema(minimum = 0, maximum = 1000)]
    availability: u16,
    #[schema(minimum = 0, maximum = 1000)]
    nearness: u16,
    #[schema(minimum = 0, maximum = 1000)]
    wishes: u16,
}

/// Sets how the thousand points of a vacancy are shared among the criteria.
#[utoipa::path(
    put, path = "/api/v1/vacancies/{id}/weights", tag = "Matching", operation_id = "setWeights",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    request_body = Shares,
    responses((status = 204, description = "They are set."))
)]
pub async fn set_weights(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    ApiJson(shares): ApiJson<Shares>,
) -> Result<StatusCode, ApiError> {
    let Shares { coherence, availability, nearness, wishes } = shares;
    set(&site, &caller, &id, Some(Weights { coherence, availability, nearness, wishes })).await
}

/// Goes back to the desk's weights.
#[utoipa::path(
    delete, path = "/api/v1/vacancies/{id}/weights", tag = "Matching", operation_id = "resetWeights",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    responses((status = 204, description = "The desk's weights hold."))
)]
pub async fn reset_weights(State(site): State<Site>, caller: ApiCaller, ApiPath(id): ApiPath<String>) -> Result<StatusCode, ApiError> {
    set(&site, &caller, &id, None).await
}

async fn set(site: &Site, caller: &ApiCaller, id: &str, weights: Option<Weights>) -> Result<StatusCode, ApiError> {
    let caller = caller.caller(site, Purpose::Matching);
    let id = register::find_under::<Vacancy>(&site.app, &caller, Right::EditVacancies, id).await?.id;
    vacancy::set_weights(&site.app, &caller, VacancyId(id), weights).await?;
    Ok(StatusCode::NO_CONTENT)
}
