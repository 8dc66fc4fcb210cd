//! Moves a vacancy from state to state.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use ponte_app::{register, rights::Right, vacancy};
use ponte_domain::{actor::Purpose, id::VacancyId, vacancy::Vacancy};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    api::{
        code::VacancyStateCode,
        extract::{ApiJson, ApiPath, etag},
    },
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// The state that is to follow.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    state: VacancyStateCode,
}

/// Moves a vacancy to a state that may follow its present one.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/state", tag = "Vacancies", operation_id = "moveVacancy",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    request_body = Move,
    responses((status = 204, description = "It is in that state now.", headers(("ETag" = String, description = "Version of the record."))))
)]
pub async fn move_to(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    ApiJson(to): ApiJson<Move>,
) -> Result<Response, ApiError> {
    let caller = caller.caller(&site, Purpose::Matching);
    let id = register::find_under::<Vacancy>(&site.app, &caller, Right::EditVacancies, &id).await?.id;
    vacancy::move_to(&site.app, &caller, VacancyId(id), to.state.0).await?;
    let now = register::view::<Vacancy>(&site.app, &caller, id).await?;
    Ok((StatusCode::NO_CONTENT, [(header::ETAG, etag(now.version))]).into_response())
}
