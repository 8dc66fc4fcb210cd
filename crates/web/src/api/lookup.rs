//! What forms offer while one types: the value to put into the field, and words to tell it by.

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    routing::get,
};
use serde::{Deserialize, Serialize};

use super::extract::ApiQuery;
use crate::{
    error::ApiError,
    site::Site,
    visitor::{ApiCaller, language},
};

/// Choices offered at most.
const MOST: usize = 12;

pub fn routes() -> Router<Site> {
    Router::new().route("/cerca/{source}", get(offer))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    q: String,
}

/// A choice of a form's list.
#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// `GET /cerca/{luoghi|mestieri|competenze|settori}?q=`
async fn offer(
    State(site): State<Site>,
    _: ApiCaller,
    Path(source): Path<String>,
    jar: axum_extra::extract::CookieJar,
    headers: axum::http::HeaderMap,
    ApiQuery(typed): ApiQuery<Typed>,
) -> Result<Json<Vec<Choice>>, ApiError> {
    let accept = headers.get(axum::http::header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let lang = language(&jar, accept);
    let (catalogue, lookup) = (site.app.market.catalogue(), site.app.market.lookup());
    let q = &typed.q;
    let choices = match source.as_str() {
        // The form reads a name and province as the municipality; words of a preferred label as its concept.
        "luoghi" => lookup
            .places(&catalogue, q, MOST)
            .into_iter()
            .map(|place| Choice { value: format!("{} ({})", place.name, place.province), label: place.code.clone() })
            .collect(),
        "mestieri" => lookup
            .occupations(&catalogue, q, MOST)
            .into_iter()
            .map(|one| Choice {
                value: one.label.get(lang).to_owned(),
                label: catalogue.isco_label(&one.isco).map_or_else(String::new, |group| group.get(lang).to_owned()),
            })
            .collect(),
        "competenze" => lookup
            .skills(&catalogue, q, MOST)
            .into_iter()
            .map(|one| Choice { value: one.label.get(lang).to_owned(), label: String::new() })
            .collect(),
        "settori" => {
            lookup.sectors(q, MOST).into_iter().map(|entry| Choice { value: entry.code.clone(), label: entry.title.clone() }).collect()
        }
        _ => return Err(ApiError::status(StatusCode::NOT_FOUND, "no such list")),
    };
    Ok(Json(choices))
}
