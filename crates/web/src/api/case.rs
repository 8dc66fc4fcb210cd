//! The case of a worker: the status of unemployment as it follows, and services.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, NaiveDate, Utc};
use ponte_app::{
    register,
    rights::Right,
    service::{self, Delivered},
    unemployment,
};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    service::{Service, ServiceOutcome, Subject},
    unemployment::{is_long_term, is_six_months},
    worker::Worker,
};
use ponte_storage::Kind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

use super::actor::By;
use crate::{
    api::{
        code::{Code, ServiceChannelCode, ServiceOriginCode, ServiceOutcomeCode, UnemploymentLostCode, UnemploymentStateCode},
        extract::{ApiJson, ApiPath},
    },
    error::ApiError,
    routes::{ApiRoutes, on},
    site::Site,
    visitor::ApiCaller,
};

pub fn routes() -> ApiRoutes {
    ApiRoutes::new()
        .add(&on(Right::SeePeople, Kind::Worker), routes!(status))
        .add(&on(Right::SeePeople, Kind::Worker), routes!(services))
        .add(&on(Right::EditPeople, Kind::Worker), routes!(record))
}

/// The status of unemployment today.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnemploymentStatus {
    state: UnemploymentStateCode,
    /// Day of the last declaration.
    declared: Option<NaiveDate>,
    /// First day of the status.
    from: Option<NaiveDate>,
    /// First day without it, and why.
    until: Option<NaiveDate>,
    why: Option<UnemploymentLostCode>,
    /// Days of unemployment of the last declaration.
    days: i64,
    /// Days of all declarations: the seniority that rankings count.
    days_in_all: i64,
    six_months: bool,
    long_term: bool,
    /// Whether the declaration waits for the protocol of the national system.
    provisional: bool,
    /// Day of the service pact signed since the declaration.
    pact: Option<NaiveDate>,
}

/// A service that was delivered.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeliveredService {
    uuid: Uuid,
    /// Code of the essential level (LEP).
    lep: String,
    at: DateTime<Utc>,
    minutes: u32,
    channel: ServiceChannelCode,
    outcome: ServiceOutcomeCode,
    desk: String,
    by: By,
    note: Option<String>,
    programme: Option<Uuid>,
    /// The act that recorded it by itself.
    origin: Option<ServiceOriginCode>,
}

/// A service to record.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewService {
    /// Code of the essential level (LEP), or of one that the installation added.
    #[schema(min_length = 1, max_length = 12)]
    lep: String,
    channel: ServiceChannelCode,
    /// When it began; now when absent.
    at: Option<DateTime<Utc>>,
    #[serde(default)]
    #[schema(maximum = 4800)]
    minutes: u32,
    /// `done` when absent.
    outcome: Option<ServiceOutcomeCode>,
    #[schema(max_length = 1000)]
    note: Option<String>,
    programme: Option<Uuid>,
}

/// The number of what was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeService {
    uuid: Uuid,
}

/// Tells the status of unemployment of a worker, followed today from what was recorded.
#[utoipa::path(
    get, path = "/api/v1/workers/{id}/unemployment", tag = "Workers", operation_id = "unemploymentStatus",
    params(("id" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    responses((status = 200, description = "The status.", body = UnemploymentStatus))
)]
pub async fn status(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
) -> Result<Json<UnemploymentStatus>, ApiError> {
    let caller = caller.caller(&site, Purpose::Casework);
    let id = register::find::<Worker>(&site.app, &caller, &id).await?.id;
    let status = unemployment::file(&site.app, &caller, WorkerId(id)).await?.status;
    let last = status.last();
    let ended = last.and_then(|spell| spell.until).filter(|(day, _)| *day <= status.day);
    Ok(Json(UnemploymentStatus {
        state: Code(status.state),
        declared: last.map(|spell| spell.declared),
        from: last.map(|spell| spell.from).filter(|from| *from <= status.day),
        until: ended.map(|(day, _)| day),
        why: ended.map(|(_, why)| Code(why)),
        days: status.days(),
        days_in_all: status.days_in_all(),
        six_months: is_six_months(status.days()),
        long_term: is_long_term(status.days()),
        provisional: last.is_some_and(|spell| spell.provisional),
        pact: status.confirmed,
    }))
}

fn told(service: &Service) -> DeliveredService {
    DeliveredService {
        uuid: service.id,
        lep: service.lep.clone(),
        at: service.at,
        minutes: service.minutes,
        channel: Code(service.channel),
        outcome: Code(service.outcome),
        desk: service.desk.clone(),
        by: By::from(&service.by),
        note: service.note.clone(),
        programme: service.programme,
        origin: service.origin.map(|(origin, _)| Code(origin)),
    }
}

/// Lists the services to a worker, the latest first; at most five hundred.
#[utoipa::path(
    get, path = "/api/v1/workers/{id}/services", tag = "Workers", operation_id = "workerServices",
    params(("id" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    responses((status = 200, description = "The services.", body = Vec<DeliveredService>))
)]
pub async fn services(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
) -> Result<Json<Vec<DeliveredService>>, ApiError> {
    let caller = caller.caller(&site, Purpose::Casework);
    let id = register::find::<Worker>(&site.app, &caller, &id).await?.id;
    let all = service::of_subject(&site.app, &caller, Subject::Worker(WorkerId(id))).await?;
    Ok(Json(all.iter().map(told).collect()))
}

/// Records a service to a worker.
#[utoipa::path(
    post, path = "/api/v1/workers/{id}/services", tag = "Workers", operation_id = "recordService",
    params(("id" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    request_body = NewService,
    responses((status = 201, description = "It is recorded.", body = MadeService))
)]
pub async fn record(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    ApiJson(new): ApiJson<NewService>,
) -> Result<Response, ApiError> {
    let caller = caller.caller(&site, Purpose::Casework);
    let id = register::find_under::<Worker>(&site.app, &caller, Right::EditPeople, &id).await?.id;
    let delivered = Delivered {
        lep: new.lep,
        subject: Subject::Worker(WorkerId(id)),
        channel: new.channel.0,
        at: new.at,
        minutes: new.minutes,
        outcome: new.outcome.map_or(ServiceOutcome::Done, |outcome| outcome.0),
        note: new.note,
        programme: new.programme,
        origin: None,
    };
    let uuid = service::record(&site.app, &caller, delivered).await?;
    Ok((StatusCode::CREATED, Json(MadeService { uuid })).into_response())
}
