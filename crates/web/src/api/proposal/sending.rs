//! Sends the shortlist to the employer, and lists what was sent.

use axum::{Json, extract::State, http::StatusCode};
use chrono::{DateTime, Utc};
use ponte_app::{
    proposal::{self, SendShortlist},
    rights::Right,
};
use ponte_domain::{actor::Purpose, dispatch::Dispatch, id::DispatchId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    api::{
        code::{Code, PlanStateCode, VerdictCode},
        extract::{ApiJson, ApiPath, check_texts},
    },
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// Most characters of the words to an employer.
const MESSAGE: usize = 4_000;

/// What is sent.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSending {
    /// UUIDs or external ids of available people who agreed to be named.
    #[schema(max_items = 500)]
    workers: Vec<String>,
    #[schema(max_length = 4000)]
    message: Option<String>,
    /// Whether it goes by mail; otherwise it is handed over on paper or told by telephone.
    by_mail: bool,
    /// When it leaves, within thirty days; at once when absent. Until then it can be called back.
    leaves_at: Option<DateTime<Utc>>,
}

/// A shortlist as it left.
#[derive(Debug, Serialize, ToSchema)]
pub struct Sending {
    uuid: Uuid,
    sent_at: DateTime<Utc>,
    sent_by: String,
    /// Address it was sent to; null when it was handed over.
    to: Option<String>,
    message: Option<String>,
    people: Vec<SentPerson>,
    asked_at: Option<DateTime<Utc>>,
    answered_at: Option<DateTime<Utc>>,
    /// People who were to be on it and could not be named any more when it left.
    left_out: Vec<Uuid>,
}

/// A shortlist that has not left.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlannedSending {
    uuid: Uuid,
    leaves_at: DateTime<Utc>,
    /// Whether it waits, was called back, or could not leave.
    state: PlanStateCode,
    to: Option<String>,
    message: Option<String>,
    workers: Vec<Uuid>,
}

impl PlannedSending {
    fn of(dispatch: Dispatch) -> Option<Self> {
        let plan = dispatch.plan?;
        let workers = plan.workers.into_iter().map(|worker| worker.0).collect();
        let (leaves_at, state) = (plan.leaves_at, Code(plan.state));
        Some(Self { uuid: dispatch.id.0, leaves_at, state, to: dispatch.to, message: dispatch.message, workers })
    }
}

/// A person on a shortlist.
#[derive(Debug, Serialize, ToSchema)]
pub struct SentPerson {
    proposal: Uuid,
    worker: Uuid,
    verdict: Option<VerdictCode>,
    verdict_at: Option<DateTime<Utc>>,
}

impl From<Dispatch> for Sending {
    fn from(dispatch: Dispatch) -> Self {
        let person = |sent: ponte_domain::dispatch::Sent| SentPerson {
            proposal: sent.proposal.0,
            worker: sent.worker.0,
            verdict: sent.verdict.map(Code),
            verdict_at: sent.verdict_at,
        };
        Self {
            uuid: dispatch.id.0,
            sent_at: dispatch.sent_at,
            sent_by: dispatch.sent_by,
            to: dispatch.to,
            message: dispatch.message,
            people: dispatch.people.into_iter().map(person).collect(),
            asked_at: dispatch.asked_at,
            answered_at: dispatch.answered_at,
            left_out: dispatch.left_out.into_iter().map(|worker| worker.0).collect(),
        }
    }
}

/// What was sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct SendingMade {
    uuid: Uuid,
}

/// Lists the shortlists sent for a vacancy, the latest first.
#[utoipa::path(
    get, path = "/api/v1/vacancies/{id}/sent-shortlists", tag = "Proposals", operation_id = "sentShortlists",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    responses((status = 200, description = "The shortlists.", body = Vec<Sending>))
)]
pub async fn sent(State(site): State<Site>, caller: ApiCaller, ApiPath(id): ApiPath<String>) -> Result<Json<Vec<Sending>>, ApiError> {
    let caller = caller.caller(&site, Purpose::Matching);
    let vacancy = super::vacancy(&site, &caller, Right::SeeVacancies, &id).await?;
    Ok(Json(proposal::shortlists_sent(&site.app, &caller, vacancy).await?.into_iter().map(Into::into).collect()))
}

/// Lists the shortlists of a vacancy that have not left, with those called back, the latest first.
#[utoipa::path(
    get, path = "/api/v1/vacancies/{id}/planned-shortlists", tag = "Proposals", operation_id = "plannedShortlists",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    responses((status = 200, description = "The shortlists.", body = Vec<PlannedSending>))
)]
pub async fn planned(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
) -> Result<Json<Vec<PlannedSending>>, ApiError> {
    let caller = caller.caller(&site, Purpose::Matching);
    let vacancy = super::vacancy(&site, &caller, Right::SeeVacancies, &id).await?;
    let planned = proposal::shortlists_planned(&site.app, &caller, vacancy).await?;
    Ok(Json(planned.into_iter().filter_map(PlannedSending::of).collect()))
}

/// Calls a planned shortlist back; refused once it leaves.
#[utoipa::path(
    delete, path = "/api/v1/vacancies/{id}/planned-shortlists/{uuid}", tag = "Proposals", operation_id = "recallShortlist",
    params(
        ("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1),
        ("uuid" = Uuid, Path, description = "UUID of the planned shortlist."),
    ),
    responses((status = 204, description = "It does not leave."))
)]
pub async fn recall(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath((id, uuid)): ApiPath<(String, Uuid)>,
) -> Result<StatusCode, ApiError> {
    let caller = caller.caller(&site, Purpose::Matching);
    let vacancy = super::vacancy(&site, &caller, Right::SendShortlist, &id).await?;
    proposal::recall_shortlist(&site.app, &caller, vacancy, DispatchId(uuid)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends the names of available people who agreed to it, at once or at an hour; one who has not agreed stops the whole sending.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/sent-shortlists", tag = "Proposals", operation_id = "sendShortlist",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    request_body = NewSending,
    responses((status = 201, description = "It was sent, or is to leave.", body = SendingMade))
)]
pub async fn send(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    ApiJson(body): ApiJson<NewSending>,
) -> Result<(StatusCode, Json<SendingMade>), ApiError> {
    check_texts(&[("message", body.message.as_deref(), MESSAGE)])?;
    let caller = caller.caller(&site, Purpose::Matching);
    let vacancy = super::vacancy(&site, &caller, Right::SendShortlist, &id).await?;
    let workers = super::workers(&site, &caller, &body.workers).await?;
    let send = SendShortlist { workers, message: body.message, by_mail: body.by_mail };
    let dispatch = match body.leaves_at {
        Some(at) => proposal::plan_shortlist(&site.app, &caller, vacancy, send, Some(at)).await?,
        None => proposal::send_shortlist(&site.app, &caller, vacancy, send).await?,
    };
    Ok((StatusCode::CREATED, Json(SendingMade { uuid: dispatch.0 })))
}
