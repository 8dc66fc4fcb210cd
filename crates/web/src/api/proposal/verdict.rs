//! Records what the employer says of a person.

use axum::{Json, extract::State};
use ponte_app::proposal;
use ponte_domain::actor::Purpose;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Pair, PairPath, ProposalDocument};
use crate::{
    api::{
        code::{ReasonCode, VerdictCode},
        extract::{ApiJson, ApiPath},
    },
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// What the employer says of a person.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVerdict {
    verdict: VerdictCode,
    reason: Option<ReasonCode>,
}

/// Records the employer's verdict on a person whose name it was sent.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/proposals/{worker}/verdict", tag = "Proposals", operation_id = "recordVerdict",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1), ("worker" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    request_body = NewVerdict,
    responses((status = 200, description = "The proposal as it is now.", body = ProposalDocument))
)]
pub async fn record_verdict(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(path): ApiPath<PairPath>,
    ApiJson(body): ApiJson<NewVerdict>,
) -> Result<Json<ProposalDocument>, ApiError> {
    let caller = caller.caller(&site, Purpose::Outcome);
    let pair = Pair::find(&site, &caller, &path).await?;
    let id = pair.proposal(&site, &caller).await?.proposal.id;
    proposal::record_verdict(&site.app, &caller, pair.vacancy, id, body.verdict.0, body.reason.map(|reason| reason.0)).await?;
    pair.answer(&site, &caller).await
}
