//! What relaxing each thing asked would bring.

use axum::{Json, extract::State};
use ponte_app::{
    register,
    vacancy::{AskedAt, ListQuestion, Relaxed, candidates},
};
use ponte_domain::{actor::Purpose, id::VacancyId, vacancy::Vacancy};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::{api::extract::ApiPath, error::ApiError, site::Site, visitor::ApiCaller};

/// What asking one thing as a preference would bring.
#[derive(Debug, Serialize, ToSchema)]
pub struct Relaxation {
    /// Position of the requirement in the vacancy's list, from 1; null for a condition.
    requirement: Option<usize>,
    /// The condition of the vacancy itself: contract, hours, shifts, start or distance.
    condition: Option<&'static str>,
    /// In the engine's own form: `kind` says which thing.
    what: Value,
    /// How many more people would be in.
    come_in: usize,
    /// Points of the best of them.
    best_points: Option<u16>,
}

impl From<Relaxed> for Relaxation {
    fn from(relaxed: Relaxed) -> Self {
        let (requirement, condition) = match relaxed.at {
            AskedAt::Requirement(position) => (Some(position + 1), None),
            AskedAt::Condition(condition) => (None, Some(condition.as_str())),
        };
        Self { requirement, condition, what: json!(relaxed.what), come_in: relaxed.gained, best_points: relaxed.best }
    }
}

/// Lists, for each thing that a vacancy requires, how many people would come in if it were a preference; nothing is changed.
#[utoipa::path(
    get, path = "/api/v1/vacancies/{id}/what-if", tag = "Matching", operation_id = "whatIf",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    responses((status = 200, description = "What brings most comes first.", body = Vec<Relaxation>))
)]
pub async fn what_if(State(site): State<Site>, caller: ApiCaller, ApiPath(id): ApiPath<String>) -> Result<Json<Vec<Relaxation>>, ApiError> {
    let caller = caller.caller(&site, Purpose::Matching);
    let vacancy = register::find::<Vacancy>(&site.app, &caller, &id).await?.id;
    let found = candidates(&site.app, &caller, VacancyId(vacancy), ListQuestion::default()).await?;
    Ok(Json(found.relaxed.into_iter().map(Into::into).collect()))
}
