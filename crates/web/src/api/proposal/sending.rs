//! Sends the shortlist to the employer, and lists what was sent.

use axum::{Json, extract::State, http::StatusCode};
use chrono::{DateTime, Utc};
use ponte_app::{
    proposal::{self, SendShortlist},
    rights::Right,
};
use ponte_domain::{actor::Purpose, dispatch::Dispatch};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    api::{
        code::{Code, VerdictCode},
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

/// Sends the names of available people who agreed to it; one who has not agreed stops the whole sending.
#[utoipa::path(
    post, path = "/api/v1/vacancies/{id}/sent-shortlists", tag = "Proposals", operation_id = "sendShortlist",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    request_body = NewSending,
    responses((status = 201, description = "It was sent.", body = SendingMade))
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
    let dispatch = proposal::send_shortlist(&site.app, &caller, vacancy, send).await?;
    Ok((StatusCode::CREATED, Json(SendingMade { uuid: dispatch.0 })))
}
