//! The vacancies worth showing to a person.

use axum::{Json, extract::State};
use ponte_app::{
    register,
    shortlist::{Entry, suggest},
};
use ponte_domain::{actor::Purpose, id::WorkerId, worker::Worker};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    api::{
        extract::{ApiPath, ApiQuery},
        vacancy::count,
    },
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// Vacancies of a list when nothing is said.
const USUAL: usize = 20;

/// How long a list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SuggestQuery {
    /// How many vacancies at most; 20 when nothing is said.
    #[param(minimum = 1, maximum = 1000)]
    k: Option<usize>,
}

/// A vacancy for a person, with the same points as she has in its shortlist.
#[derive(Debug, Serialize)]
pub struct Suggested {
    vacancy: Uuid,
    vacancy_external_id: String,
    #[serde(flatten)]
    entry: Entry,
}

/// Lists the open vacancies worth showing to a person, best first.
#[utoipa::path(
    get, path = "/api/v1/workers/{id}/suggestions", tag = "Matching", operation_id = "suggestions",
    params(("id" = String, Path, description = "UUID or external id of the worker.", min_length = 1), SuggestQuery),
    responses((status = 200, description = "Best first.", body = ref("#/components/schemas/Suggestions"), content_type = "application/json"))
)]
pub async fn suggestions(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    ApiQuery(query): ApiQuery<SuggestQuery>,
) -> Result<Json<Vec<Suggested>>, ApiError> {
    let most = count(query.k, USUAL)?;
    let caller = caller.caller(&site, Purpose::Matching);
    let worker = register::find::<Worker>(&site.app, &caller, &id).await?.id;
    let found = suggest(&site.app, &caller, WorkerId(worker), most).await?;
    let shown = found.into_iter().map(|suggestion| Suggested {
        vacancy: suggestion.vacancy.0,
        vacancy_external_id: suggestion.vacancy_external_id.as_str().to_owned(),
        entry: suggestion.found.into(),
    });
    Ok(Json(shown.collect()))
}
