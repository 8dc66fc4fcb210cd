//! One person for one vacancy: why she is not there, what would change that, what to learn.

use axum::{Json, extract::State};
use ponte_app::{
    market::{Gap, PersonAsked},
    register,
    rights::Right,
    vacancy::about_person,
};
use ponte_domain::{
    actor::Purpose,
    id::{VacancyId, WorkerId},
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_matching::index::WhyNot;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{api::extract::ApiPath, error::ApiError, site::Site, visitor::ApiCaller};

/// A vacancy and a worker, by UUID or external id.
#[derive(Debug, Deserialize)]
pub struct VacancyWorker {
    id: String,
    worker: String,
}

/// A worker and a vacancy, by UUID or external id.
#[derive(Debug, Deserialize)]
pub struct WorkerVacancy {
    id: String,
    vacancy: String,
}

/// The fewest things to learn or get.
#[derive(Debug, Serialize, ToSchema)]
pub struct SkillGap {
    /// Null when nothing to learn brings her in or further up.
    points: Option<u16>,
    steps: Vec<GapStep>,
}

/// A thing to learn or get.
#[derive(Debug, Serialize, ToSchema)]
pub struct GapStep {
    /// In the engine's own form: `kind` says which thing.
    what: Value,
    /// Courses that teach it and that one can still join.
    courses: Vec<GapCourse>,
}

/// A course by its title.
#[derive(Debug, Serialize, ToSchema)]
pub struct GapCourse {
    uuid: Uuid,
    title: String,
    hours: Option<u32>,
}

async fn ask(site: &Site, caller: &ApiCaller, vacancy: &str, worker: &str) -> Result<PersonAsked, ApiError> {
    let caller = caller.caller(site, Purpose::Matching);
    let vacancy = register::find::<Vacancy>(&site.app, &caller, vacancy).await?.id;
    let worker = register::find_under::<Worker>(&site.app, &caller, Right::Match, worker).await?.id;
    Ok(about_person(&site.app, &caller, VacancyId(vacancy), WorkerId(worker)).await?)
}

/// Tells why a person is not in the list of a vacancy (the gates that failed, by how much), or her place in it, and what would change that.
#[utoipa::path(
    get, path = "/api/v1/vacancies/{id}/why-not/{worker}", tag = "Matching", operation_id = "whyNot",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1), ("worker" = String, Path, description = "UUID or external id of the worker.", min_length = 1)),
    responses((status = 200, description = "The judgement.", body = ref("#/components/schemas/WhyNot"), content_type = "application/json"))
)]
pub async fn why_not(State(site): State<Site>, caller: ApiCaller, ApiPath(path): ApiPath<VacancyWorker>) -> Result<Json<Value>, ApiError> {
    let asked = ask(&site, &caller, &path.id, &path.worker).await?;
    let mut answer = match asked.why_not {
        WhyNot::NotThere => json!({ "verdict": "not_there" }),
        WhyNot::Out { failures, would } => json!({ "verdict": "out", "failures": failures, "would": would }),
        WhyNot::In { place, of, found } => {
            json!({ "verdict": "in", "place": place, "of": of, "points": found.points, "match": ponte_app::shortlist::Entry::from(found) })
        }
    };
    answer["counterfactuals"] = json!(asked.counterfactuals);
    Ok(Json(answer))
}

/// Lists the fewest things to learn or get that bring a person in or a step further up, with courses that teach them.
#[utoipa::path(
    get, path = "/api/v1/workers/{id}/skill-gap/{vacancy}", tag = "Matching", operation_id = "skillGap",
    params(("id" = String, Path, description = "UUID or external id of the worker.", min_length = 1), ("vacancy" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1)),
    responses((status = 200, description = "The gap.", body = SkillGap))
)]
pub async fn skill_gap(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(path): ApiPath<WorkerVacancy>,
) -> Result<Json<SkillGap>, ApiError> {
    let asked = ask(&site, &caller, &path.vacancy, &path.id).await?;
    Ok(Json(asked.gap.map_or(SkillGap { points: None, steps: Vec::new() }, SkillGap::from)))
}

impl From<Gap> for SkillGap {
    fn from(gap: Gap) -> Self {
        let course = |course: ponte_app::market::Course| GapCourse { uuid: course.id.0, title: course.title, hours: course.hours };
        let steps =
            gap.steps.into_iter().map(|step| GapStep { what: json!(step.what), courses: step.courses.into_iter().map(course).collect() });
        Self { points: Some(gap.points), steps: steps.collect() }
    }
}
