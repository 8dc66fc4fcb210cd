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
        code::{StateReasonCode, VacancyStateCode},
        extract::{ApiJson, ApiPath, etag},
    },
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// The state that is to follow.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveVacancy {
    state: VacancyStateCode,
    /// Why; `suspended`, `closed` and `annulled` need it.
    reason: Option<StateReasonCode>,
    /// The same in words.
    #[schema(max_length = 500)]
    note: Option<String>,
}

/// Moves a vacancy to a state that may follow its present one; people who wait for one that is closed are free again.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/state", tag = "Vacancies", operation_id = "moveVacancy",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    request_body = MoveVacancy,
    responses((status = 204, description = "It is in that state now.", headers(("ETag" = String, description = "Version of the record."))))
)]
pub async fn move_to(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    ApiJson(to): ApiJson<MoveVacancy>,
) -> Result<Response, ApiError> {
    let caller = caller.caller(&site, Purpose::Matching);
    let id = register::find_under::<Vacancy>(&site.app, &caller, Right::EditVacancies, &id).await?.id;
    let to = vacancy::Move { to: to.state.0, reason: to.reason.map(|reason| reason.0), note: to.note };
    vacancy::move_to(&site.app, &caller, VacancyId(id), to).await?;
    let now = register::view::<Vacancy>(&site.app, &caller, id).await?;
    Ok((StatusCode::NO_CONTENT, [(header::ETAG, etag(now.version))]).into_response())
}
