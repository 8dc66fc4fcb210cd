//! Proposals: from the offer of a worker for a vacancy to what came of it.

mod ask;
mod attempt;
mod discard;
mod document;
mod list;
mod outcome;
mod propose;
mod sending;
mod verdict;

use axum::Json;
use ponte_app::{
    error::{Error, Refusal},
    proposal, register,
    rights::{Caller, Right},
};
use ponte_domain::{
    id::{VacancyId, WorkerId},
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_storage::{Kind, proposal::StoredProposal};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::routes;

use crate::{
    error::ApiError,
    routes::{ApiRoutes, may, on, part},
    site::Site,
};

pub use document::ProposalDocument;

/// Most people that one request names.
const MOST_PEOPLE: usize = 500;

pub fn routes() -> ApiRoutes {
    let propose = || on(Right::Propose, Kind::Vacancy);
    let pair = propose().and(part("worker", Right::Match, Kind::Worker));
    let seen = on(Right::SeeVacancies, Kind::Vacancy).and(may(Right::Match));
    ApiRoutes::new()
        .add(&seen, routes!(list::of_vacancy))
        .add(&propose(), routes!(propose::propose))
        .add(&on(Right::SeePeople, Kind::Worker), routes!(list::of_worker))
        .add(&pair, routes!(discard::discard))
        .add(&pair, routes!(discard::restore))
        .add(&pair, routes!(discard::undo))
        .add(&pair, routes!(attempt::record_attempt))
        .add(&pair, routes!(verdict::record_verdict))
        .add(&pair, routes!(outcome::record_outcome))
        .add(&propose(), routes!(ask::ask_by_mail))
        .add(&seen, routes!(sending::sent))
        .add(&on(Right::SendShortlist, Kind::Vacancy), routes!(sending::send))
        .add(&seen, routes!(sending::planned))
        .add(&on(Right::SendShortlist, Kind::Vacancy), routes!(sending::recall))
}

/// People that something is done with.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedWorkers {
    /// UUIDs or external ids.
    #[schema(max_items = 500)]
    workers: Vec<String>,
}

impl NamedWorkers {
    /// The vacancy with a name and the people, each once.
    async fn find(&self, site: &Site, caller: &Caller, right: Right, name: &str) -> Result<(VacancyId, Vec<WorkerId>), ApiError> {
        Ok((vacancy(site, caller, right, name).await?, workers(site, caller, &self.workers).await?))
    }
}

/// A vacancy and a worker, by UUID or external id.
#[derive(Debug, Deserialize)]
pub struct PairPath {
    id: String,
    worker: String,
}

/// A vacancy and a worker that there are.
#[derive(Clone, Copy)]
struct Pair {
    vacancy: VacancyId,
    worker: WorkerId,
}

impl Pair {
    async fn find(site: &Site, caller: &Caller, path: &PairPath) -> Result<Self, ApiError> {
        Ok(Self { vacancy: vacancy(site, caller, Right::Propose, &path.id).await?, worker: worker(site, caller, &path.worker).await? })
    }

    /// Their proposal.
    async fn proposal(self, site: &Site, caller: &Caller) -> Result<StoredProposal, ApiError> {
        let all = proposal::of_vacancy(&site.app, caller, self.vacancy).await?;
        let found = all.into_iter().find(|stored| stored.proposal.worker == self.worker);
        found.ok_or_else(|| Error::from(Refusal::NotFound(Kind::Proposal)).into())
    }

    /// Their proposal as it is after an act.
    async fn answer(self, site: &Site, caller: &Caller) -> Result<Json<ProposalDocument>, ApiError> {
        Ok(Json(self.proposal(site, caller).await?.into()))
    }
}

async fn vacancy(site: &Site, caller: &Caller, right: Right, name: &str) -> Result<VacancyId, ApiError> {
    Ok(VacancyId(register::find_under::<Vacancy>(&site.app, caller, right, name).await?.id))
}

async fn worker(site: &Site, caller: &Caller, name: &str) -> Result<WorkerId, ApiError> {
    Ok(WorkerId(register::find_under::<Worker>(&site.app, caller, Right::Match, name).await?.id))
}

/// The people that a request names, each once.
async fn workers(site: &Site, caller: &Caller, names: &[String]) -> Result<Vec<WorkerId>, ApiError> {
    if names.len() > MOST_PEOPLE {
        return Err(ApiError::Invalid(serde_json::json!([crate::api::extract::problem("workers", "too-many", &MOST_PEOPLE.to_string())])));
    }
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        let id = worker(site, caller, name).await?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}
