//! Searches all registers at once.

use axum::{Json, extract::State};
use ponte_app::register;
use ponte_domain::actor::Purpose;
use ponte_storage::{Register, Stored};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

use super::extract::ApiQuery;
use crate::{
    error::ApiError,
    routes::{ApiRoutes, Gate},
    site::Site,
    visitor::ApiCaller,
};

/// Records of each register at most.
const MOST: u64 = 10;

pub fn routes() -> ApiRoutes {
    ApiRoutes::new().add(&Gate::Account, routes!(search))
}

/// What is searched for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Words, each of which begins a word of the record.
    #[param(max_length = 200)]
    q: String,
}

/// The first of each register that the caller may see.
#[derive(Debug, Serialize, ToSchema)]
pub struct Found {
    workers: Vec<FoundRecord>,
    employers: Vec<FoundRecord>,
    vacancies: Vec<FoundRecord>,
}

/// A record that was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundRecord {
    uuid: Uuid,
    external_id: String,
    /// Name of the person or firm, title of the vacancy.
    name: String,
}

/// Searches people, employers and vacancies at once.
#[utoipa::path(
    get, path = "/api/v1/search", tag = "Search", operation_id = "search", params(SearchQuery),
    responses((status = 200, description = "The first of each.", body = Found))
)]
pub async fn search(State(site): State<Site>, caller: ApiCaller, ApiQuery(query): ApiQuery<SearchQuery>) -> Result<Json<Found>, ApiError> {
    if query.q.chars().count() > 200 {
        return Err(ApiError::Malformed("query: q is too long".to_owned()));
    }
    let hits = register::search(&site.app, &caller.caller(&site, Purpose::Casework), &query.q, MOST).await?;
    Ok(Json(Found {
        workers: found(hits.workers, |worker| worker.person.full_name()),
        employers: found(hits.employers, |employer| employer.name.clone()),
        vacancies: found(hits.vacancies, |vacancy| vacancy.title.clone()),
    }))
}

fn found<R: Register>(records: Vec<Stored<R>>, name: impl Fn(&R) -> String) -> Vec<FoundRecord> {
    let shown =
        |stored: Stored<R>| FoundRecord { uuid: stored.id, external_id: stored.value.external().id.clone(), name: name(&stored.value) };
    records.into_iter().map(shown).collect()
}
