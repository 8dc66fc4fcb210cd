//! Records how it ended with a person.

use axum::{Json, extract::State};
use ponte_app::proposal::{self, Outcome};
use ponte_domain::actor::Purpose;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Pair, PairPath, ProposalDocument};
use crate::{
    api::extract::{ApiJson, ApiPath},
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// How it ended.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Ended {
    Hired,
    /// The person said no.
    Refused,
    Unsuitable,
    /// Not decided yet.
    Waiting,
}

/// How it ended with a person.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOutcome {
    outcome: Ended,
}

/// Records how it ended with a person; the last position filled closes the vacancy.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/proposals/{worker}/outcome", tag = "Proposals", operation_id = "recordOutcome",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1), ("worker" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    request_body = NewOutcome,
    responses((status = 200, description = "The proposal as it is now.", body = ProposalDocument))
)]
pub async fn record_outcome(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(path): ApiPath<PairPath>,
    ApiJson(body): ApiJson<NewOutcome>,
) -> Result<Json<ProposalDocument>, ApiError> {
    let caller = caller.caller(&site, Purpose::Outcome);
    let pair = Pair::find(&site, &caller, &path).await?;
    let id = pair.proposal(&site, &caller).await?.proposal.id;
    let outcome = match body.outcome {
        Ended::Hired => Outcome::Hired,
        Ended::Refused => Outcome::Refused,
        Ended::Unsuitable => Outcome::Unsuitable,
        Ended::Waiting => Outcome::Waiting,
    };
    proposal::record_outcome_told(&site.app, &caller, id, outcome).await?;
    pair.answer(&site, &caller).await
}
