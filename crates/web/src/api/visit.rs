//! The queue of a desk: for the machine that gives numbers at the entrance, and for screens. Nobody's name goes through here.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use ponte_app::{
    rights::Right,
    visit::{self, Arrival},
};
use ponte_domain::{
    actor::Purpose,
    visit::{Visit, VisitPurpose},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::{
    api::{
        code::{Code, VisitOutcomeCode, VisitPurposeCode, VisitStateCode},
        extract::ApiJson,
    },
    error::ApiError,
    routes::{ApiRoutes, may},
    site::Site,
    visitor::ApiCaller,
};

pub fn routes() -> ApiRoutes {
    ApiRoutes::new().add(&may(Right::Welcome), routes!(list)).add(&may(Right::Welcome), routes!(arrive))
}

/// Somebody in the queue of today.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueuedVisit {
    uuid: Uuid,
    /// Number of the day.
    ticket: u32,
    state: VisitStateCode,
    purpose: VisitPurposeCode,
    arrived: DateTime<Utc>,
    received: Option<DateTime<Utc>>,
    /// Where she is received.
    counter: Option<String>,
    ended: Option<DateTime<Utc>>,
    outcome: Option<VisitOutcomeCode>,
}

/// Somebody who arrives.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    /// `information` when absent.
    purpose: Option<VisitPurposeCode>,
}

impl From<&Visit> for QueuedVisit {
    fn from(visit: &Visit) -> Self {
        let (received, ended) = (visit.received.as_ref(), visit.ended.as_ref());
        Self {
            uuid: visit.id,
            ticket: visit.ticket,
            state: Code(visit.state()),
            purpose: Code(visit.purpose),
            arrived: visit.arrived,
            received: received.map(|received| received.at),
            counter: received.and_then(|received| received.counter.clone()),
            ended: ended.map(|ended| ended.at),
            outcome: ended.map(|ended| Code(ended.outcome)),
        }
    }
}

/// Lists the visits of today to the desk of the caller: who is received, who waits, who is gone.
#[utoipa::path(
    get, path = "/api/v1/visits", tag = "Welcome", operation_id = "visits",
    responses((status = 200, description = "The visits, without anybody's name.", body = Vec<QueuedVisit>))
)]
pub async fn list(State(site): State<Site>, caller: ApiCaller) -> Result<Json<Vec<QueuedVisit>>, ApiError> {
    let caller = caller.caller(&site, Purpose::Casework);
    let queue = visit::queue(&site.app, &caller, None, site.app.today()).await?;
    Ok(Json(queue.rows.iter().map(|row| QueuedVisit::from(&row.found.visit)).collect()))
}

/// Gives the next number of the day to somebody who arrives.
#[utoipa::path(
    post, path = "/api/v1/visits", tag = "Welcome", operation_id = "arrive", request_body = NewVisit,
    responses((status = 201, description = "The number.", body = QueuedVisit))
)]
pub async fn arrive(State(site): State<Site>, caller: ApiCaller, ApiJson(new): ApiJson<NewVisit>) -> Result<Response, ApiError> {
    let caller = caller.caller(&site, Purpose::Casework);
    let purpose = new.purpose.map_or(VisitPurpose::Information, |purpose| purpose.0);
    let made = visit::arrive(&site.app, &caller, None, &Arrival { purpose, name: None, worker: None }).await?;
    Ok((StatusCode::CREATED, Json(QueuedVisit::from(&made))).into_response())
}
