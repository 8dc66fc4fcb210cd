//! Many candidates for many positions at once.

use axum::{Json, extract::State};
use ponte_app::shortlist::{self, Assignment, Plan};
use ponte_domain::actor::Purpose;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    api::extract::{ApiJson, problem},
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// Vacancies of a plan at most.
const MOST_VACANCIES: usize = 100;

/// People that a plan names at most.
const MOST_PEOPLE: usize = 10_000;

/// Which vacancies are filled together, and by whom at most.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlan {
    /// UUIDs or external ids.
    #[schema(max_items = 100)]
    vacancies: Vec<String>,
    /// External ids of the people who may be assigned; absent means everybody who passes.
    #[schema(max_items = 10000)]
    workers: Option<Vec<String>>,
}

/// The assignment with the most points in total.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssignmentResult {
    assigned: Vec<AssignedPerson>,
    total: u64,
    /// Positions that nobody takes.
    empty: Vec<EmptyPositions>,
    /// Whether it is proven that no assignment has more points.
    proven_best: bool,
}

/// Who takes a position.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssignedPerson {
    /// External id of the vacancy.
    vacancy: String,
    worker: Uuid,
    external_id: String,
    points: u16,
}

/// Positions of a vacancy that nobody takes.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmptyPositions {
    /// External id of the vacancy.
    vacancy: String,
    positions: usize,
}

impl From<Assignment> for AssignmentResult {
    fn from(found: Assignment) -> Self {
        let person = |one: shortlist::Assigned| AssignedPerson {
            vacancy: one.vacancy,
            worker: one.worker.0,
            external_id: one.external_id,
            points: one.points,
        };
        Self {
            assigned: found.assigned.into_iter().map(person).collect(),
            total: found.total,
            empty: found.empty.into_iter().map(|(vacancy, positions)| EmptyPositions { vacancy, positions }).collect(),
            proven_best: found.proven_best,
        }
    }
}

/// Assigns people to the positions of several vacancies, each to one at most, with the most points in total; nothing is kept.
#[utoipa::path(
    post, path = "/api/v1/assign", tag = "Matching", operation_id = "assign", request_body = NewPlan,
    responses((status = 200, description = "The assignment.", body = AssignmentResult))
)]
pub async fn assign(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiJson(plan): ApiJson<NewPlan>,
) -> Result<Json<AssignmentResult>, ApiError> {
    let too_many = |field, most: usize| Err(ApiError::Invalid(json!([problem(field, "too-many", &most.to_string())])));
    if plan.vacancies.len() > MOST_VACANCIES {
        return too_many("vacancies", MOST_VACANCIES);
    }
    if plan.workers.as_ref().is_some_and(|workers| workers.len() > MOST_PEOPLE) {
        return too_many("workers", MOST_PEOPLE);
    }
    let caller = caller.caller(&site, Purpose::Matching);
    let mut vacancies = plan.vacancies;
    vacancies.sort();
    vacancies.dedup();
    Ok(Json(shortlist::assign(&site.app, &caller, &Plan { vacancies, workers: plan.workers }).await?.into()))
}
