//! The people worth calling for a vacancy.

use axum::{Json, extract::State};
use ponte_app::{
    register,
    shortlist::{Ask, Entry, of_vacancy},
};
use ponte_domain::{actor::Purpose, vacancy::Vacancy};
use serde::Deserialize;

use crate::{
    api::extract::{ApiPath, ApiQuery},
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// People of a list when nothing is said.
const USUAL: usize = 50;

/// People of a list at most.
pub const MOST: usize = 1_000;

/// How long a list, and how it is found.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShortlistQuery {
    /// How many people at most; 50 when nothing is said.
    #[param(minimum = 1, maximum = 1000)]
    k: Option<usize>,
    /// Score everybody the plain way, without the index; the answer is the same.
    exhaustive: Option<bool>,
}

/// How many are asked for, within bounds.
pub fn count(k: Option<usize>, usual: usize) -> Result<usize, ApiError> {
    match k {
        Some(k) if !(1..=MOST).contains(&k) => Err(ApiError::Malformed(format!("query: k is not from 1 to {MOST}"))),
        k => Ok(k.unwrap_or(usual)),
    }
}

/// Lists the best people for a vacancy, with the reasons, what to ask and what is missing.
#[utoipa::path(
    get, path = "/api/v1/vacancies/{id}/shortlist", tag = "Matching", operation_id = "shortlist",
    params(("id" = String, Path, description = "UUID or external id of the vacancy.", min_length = 1), ShortlistQuery),
    responses((status = 200, description = "Best first.", body = ref("#/components/schemas/Shortlist"), content_type = "application/json"))
)]
pub async fn shortlist(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiPath(id): ApiPath<String>,
    ApiQuery(query): ApiQuery<ShortlistQuery>,
) -> Result<Json<Vec<Entry>>, ApiError> {
    let ask = Ask { k: count(query.k, USUAL)?, exhaustive: query.exhaustive.unwrap_or(false) };
    let caller = caller.caller(&site, Purpose::Matching);
    let vacancy = register::find::<Vacancy>(&site.app, &caller, &id).await?;
    let shortlist = of_vacancy(&site.app, &caller, &vacancy, ask).await?;
    Ok(Json(shortlist.matches.into_iter().map(Entry::from).collect()))
}
