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
    rights::Caller,
};
use ponte_domain::{
    id::{VacancyId, WorkerId},
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_storage::{Kind, proposal::StoredProposal};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{error::ApiError, site::Site};

pub use document::ProposalDocument;

/// Most people that one request names.
const MOST_PEOPLE: usize = 500;

pub fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(list::of_vacancy, propose::propose))
        .routes(routes!(list::of_worker))
        .routes(routes!(discard::discard))
        .routes(routes!(discard::restore))
        .routes(routes!(discard::undo))
        .routes(routes!(attempt::record_attempt))
        .routes(routes!(verdict::record_verdict))
        .routes(routes!(outcome::record_outcome))
        .routes(routes!(ask::ask_by_mail))
        .routes(routes!(sending::sent, sending::send))
        .routes(routes!(sending::planned))
        .routes(routes!(sending::recall))
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
    async fn find(&self, site: &Site, caller: &Caller, name: &str) -> Result<(VacancyId, Vec<WorkerId>), ApiError> {
        Ok((vacancy(site, caller, name).await?, workers(site, caller, &self.workers).await?))
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
        Ok(Self { vacancy: vacancy(site, caller, &path.id).await?, worker: worker(site, caller, &path.worker).await? })
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

async fn vacancy(site: &Site, caller: &Caller, name: &str) -> Result<VacancyId, ApiError> {
    Ok(VacancyId(register::find::<Vacancy>(&site.app, caller, name).await?.id))
}

async fn worker(site: &Site, caller: &Caller, name: &str) -> Result<WorkerId, ApiError> {
    Ok(WorkerId(register::find::<Worker>(&site.app, caller, name).await?.id))
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
