//! Records that a person was asked whether she is available.

use axum::{Json, extract::State};
use chrono::{DateTime, Utc};
use ponte_app::proposal;
use ponte_domain::actor::Purpose;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Pair, PairPath, ProposalDocument, discard::NOTE};
use crate::{
    api::{
        code::{ContactChannelCode, ContactOutcomeCode, ReasonCode},
        extract::{ApiJson, ApiPath, check_texts},
    },
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// What came of asking a person.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAttempt {
    channel: ContactChannelCode,
    outcome: ContactOutcomeCode,
    /// Why not, when she is not available.
    reason: Option<ReasonCode>,
    /// The conditions she set, in words.
    #[schema(max_length = 2000)]
    conditions: Option<String>,
    call_back_at: Option<DateTime<Utc>>,
    #[schema(max_length = 2000)]
    note: Option<String>,
    /// Whether her name may be sent to the employer, when she was asked.
    may_be_named: Option<bool>,
}

/// Records that a person was asked, and what she said; who says that she is available has her availability ascertained.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/proposals/{worker}/attempts", tag = "Proposals", operation_id = "recordAttempt",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1), ("worker" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    request_body = NewAttempt,
    responses((status = 200, description = "The proposal as it is now.", body = ProposalDocument))
)]
pub async fn record_attempt(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(path): ApiPath<PairPath>,
    ApiJson(body): ApiJson<NewAttempt>,
) -> Result<Json<ProposalDocument>, ApiError> {
    check_texts(&[("conditions", body.conditions.as_deref(), NOTE), ("note", body.note.as_deref(), NOTE)])?;
    let caller = caller.caller(&site, Purpose::Matching);
    let pair = Pair::find(&site, &caller, &path).await?;
    let attempt = proposal::Attempt {
        channel: body.channel.0,
        outcome: body.outcome.0,
        reason: body.reason.map(|reason| reason.0),
        conditions: body.conditions,
        call_back_at: body.call_back_at,
        note: body.note,
        may_be_named: body.may_be_named,
    };
    proposal::record_attempt(&site.app, &caller, pair.vacancy, pair.worker, attempt).await?;
    pair.answer(&site, &caller).await
}
