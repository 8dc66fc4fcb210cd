//! Asks people by mail whether they are available.

use axum::{Json, extract::State};
use ponte_app::{proposal, rights::Right};
use ponte_domain::{actor::Purpose, id::WorkerId};
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

/// Who was written to, and who has no address and must be called.
#[derive(Debug, Serialize, ToSchema)]
pub struct AskedByMail {
    written: Vec<Uuid>,
    without_address: Vec<Uuid>,
    /// People who do not want to be written to, or whose data are not to be used: they may be called.
    not_to_be_written_to: Vec<Uuid>,
}

/// Writes to people about a vacancy, with links that answer in one tap.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/asked-by-mail", tag = "Proposals", operation_id = "askByMail",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    request_body = NamedWorkers,
    responses((status = 200, description = "Who was written to.", body = AskedByMail))
)]
pub async fn ask_by_mail(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    ApiJson(body): ApiJson<NamedWorkers>,
) -> Result<Json<AskedByMail>, ApiError> {
    let caller = caller.caller(&site, Purpose::Matching);
    let (vacancy, workers) = body.find(&site, &caller, Right::Propose, &id).await?;
    let asked = proposal::ask_by_mail(&site.app, &caller, vacancy, &workers).await?;
    let ids = |workers: Vec<WorkerId>| workers.into_iter().map(Into::into).collect();
    Ok(Json(AskedByMail {
        written: ids(asked.written),
        without_address: ids(asked.without_address),
        not_to_be_written_to: ids(asked.not_to_be_written_to),
    }))
}
