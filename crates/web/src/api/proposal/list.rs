//! Lists proposals.

use axum::{Json, extract::State};
use ponte_app::{proposal, register, rights::Right};
use ponte_domain::{actor::Purpose, id::WorkerId, worker::Worker};

use super::ProposalDocument;
use crate::{api::extract::ApiPath, error::ApiError, site::Site, visitor::ApiCaller};

/// Lists the proposals for a vacancy, by points.
#[utoipa::path(
    get, path = "/api/v1/vacancies/{id}/proposals", tag = "Proposals", operation_id = "proposalsOfVacancy",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    responses((status = 200, description = "The proposals.", body = Vec<ProposalDocument>))
)]
pub async fn of_vacancy(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
) -> Result<Json<Vec<ProposalDocument>>, ApiError> {
    let caller = caller.caller(&site, Purpose::Matching);
    let id = super::vacancy(&site, &caller, Right::SeeVacancies, &id).await?;
    Ok(Json(proposal::of_vacancy(&site.app, &caller, id).await?.into_iter().map(Into::into).collect()))
}

/// Lists the proposals of a worker, the latest touched first.
#[utoipa::path(
    get, path = "/api/v1/workers/{id}/proposals", tag = "Proposals", operation_id = "proposalsOfWorker",
    params(("id" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    responses((status = 200, description = "The proposals.", body = Vec<ProposalDocument>))
)]
pub async fn of_worker(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
) -> Result<Json<Vec<ProposalDocument>>, ApiError> {
    let caller = caller.caller(&site, Purpose::Casework);
    let id = WorkerId(register::find::<Worker>(&site.app, &caller, &id).await?.id);
    Ok(Json(proposal::of_worker(&site.app, &caller, id).await?.into_iter().map(Into::into).collect()))
}
