//! Takes a worker out of the running for a vacancy, puts her back, undoes the last step.

use axum::{Json, extract::State};
use ponte_app::proposal;
use ponte_domain::actor::Purpose;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Pair, PairPath, ProposalDocument};
use crate::{
    api::{
        code::ReasonCode,
        extract::{ApiJson, ApiPath, check_texts},
    },
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// Most characters of a note.
pub const NOTE: usize = 2_000;

/// Why a worker is taken out of the running.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Discard {
    reason: ReasonCode,
    #[schema(max_length = 2000)]
    note: Option<String>,
}

/// Takes a worker out of the running for a vacancy, with a reason.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/proposals/{worker}/discard", tag = "Proposals", operation_id = "discard",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1), ("worker" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    request_body = Discard,
    responses((status = 200, description = "The proposal as it is now.", body = ProposalDocument))
)]
pub async fn discard(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(path): ApiPath<PairPath>,
    ApiJson(body): ApiJson<Discard>,
) -> Result<Json<ProposalDocument>, ApiError> {
    check_texts(&[("note", body.note.as_deref(), NOTE)])?;
    let caller = caller.caller(&site, Purpose::Matching);
    let pair = Pair::find(&site, &caller, &path).await?;
    proposal::discard(&site.app, &caller, pair.vacancy, pair.worker, body.reason.0, body.note).await?;
    pair.answer(&site, &caller).await
}

/// Puts a discarded or unavailable worker back among the proposed.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/proposals/{worker}/restore", tag = "Proposals", operation_id = "restore",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1), ("worker" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    responses((status = 200, description = "The proposal as it is now.", body = ProposalDocument))
)]
pub async fn restore(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(path): ApiPath<PairPath>,
) -> Result<Json<ProposalDocument>, ApiError> {
    let caller = caller.caller(&site, Purpose::Matching);
    let pair = Pair::find(&site, &caller, &path).await?;
    pair.proposal(&site, &caller).await?;
    proposal::restore(&site.app, &caller, pair.vacancy, pair.worker).await?;
    pair.answer(&site, &caller).await
}

/// Undoes the last step of a proposal, by whoever took it, within ten minutes; a sent name cannot be called back.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/proposals/{worker}/undo", tag = "Proposals", operation_id = "undo",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1), ("worker" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    responses((status = 200, description = "The proposal as it is now.", body = ProposalDocument))
)]
pub async fn undo(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(path): ApiPath<PairPath>,
) -> Result<Json<ProposalDocument>, ApiError> {
    let caller = caller.caller(&site, Purpose::Matching);
    let pair = Pair::find(&site, &caller, &path).await?;
    proposal::undo(&site.app, &caller, pair.vacancy, pair.worker).await?;
    pair.answer(&site, &caller).await
}
