//! Lists for all open vacancies at once.

use axum::{Json, extract::State};
use ponte_app::shortlist::run_market;
use ponte_domain::actor::Purpose;
use ponte_matching::market::{Market, Proposed};
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

/// What a run is to do.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRun {
    /// People for a vacancy at most.
    #[schema(minimum = 1, maximum = 200)]
    k: usize,
    /// Vacancies that a person is listed for at most; no cap when absent.
    #[schema(minimum = 1, maximum = 1000)]
    max_per_worker: Option<usize>,
}

/// Lists for all vacancies, and where the market jams. Nothing is proposed by it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RunResult {
    proposed: Vec<RunPair>,
    /// Vacancies that do not say which work they are, for which no list is made.
    without_work: Vec<Uuid>,
    /// The other vacancies nobody is listed for.
    without_people: Vec<Uuid>,
    /// How many people are listed for no vacancy.
    without_vacancies: usize,
    most_proposed: Vec<MostProposed>,
    /// How many people are listed so many times (0, 1, 2, …).
    times: Vec<usize>,
}

/// A person for a vacancy.
#[derive(Debug, Serialize, ToSchema)]
pub struct RunPair {
    vacancy: Uuid,
    vacancy_external_id: String,
    worker: Uuid,
    external_id: String,
    points: u16,
}

/// A person who is listed often.
#[derive(Debug, Serialize, ToSchema)]
pub struct MostProposed {
    worker: Uuid,
    times: usize,
}

impl From<Proposed> for RunPair {
    fn from(pair: Proposed) -> Self {
        Self {
            vacancy: pair.vacancy.0,
            vacancy_external_id: pair.vacancy_external_id.as_str().to_owned(),
            worker: pair.worker.0,
            external_id: pair.external_id.as_str().to_owned(),
            points: pair.points,
        }
    }
}

impl From<Market> for RunResult {
    fn from(market: Market) -> Self {
        let jam = market.congestion;
        Self {
            proposed: market.proposed.into_iter().map(Into::into).collect(),
            without_work: jam.without_work.into_iter().map(Into::into).collect(),
            without_people: jam.without_people.into_iter().map(Into::into).collect(),
            without_vacancies: jam.without_vacancies,
            most_proposed: jam.most_proposed.into_iter().map(|(worker, times)| MostProposed { worker: worker.0, times }).collect(),
            times: jam.times,
        }
    }
}

/// Makes lists for all open vacancies under a cap on how many a person is listed for; nothing is kept.
#[utoipa::path(
    post, path = "/api/v1/match/run", tag = "Matching", operation_id = "runMarket", request_body = NewRun,
    responses((status = 200, description = "The lists.", body = RunResult))
)]
pub async fn run(State(site): State<Site>, caller: ApiCaller, ApiJson(new): ApiJson<NewRun>) -> Result<Json<RunResult>, ApiError> {
    if !(1..=200).contains(&new.k) {
        return Err(ApiError::Invalid(json!([problem("k", "out-of-range", "1–200")])));
    }
    if new.max_per_worker.is_some_and(|most| !(1..=1_000).contains(&most)) {
        return Err(ApiError::Invalid(json!([problem("max_per_worker", "out-of-range", "1–1000")])));
    }
    let caller = caller.caller(&site, Purpose::Matching);
    Ok(Json(run_market(&site.app, &caller, new.k, new.max_per_worker).await?.into()))
}
