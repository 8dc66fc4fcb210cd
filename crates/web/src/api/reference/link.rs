//! Links words to the concepts that they may mean.

use axum::{Json, extract::State};
use ponte_matching::link::Kind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    api::{
        code::{BandCode, Code, LangCode},
        extract::ApiQuery,
    },
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// Concepts when nothing is said.
const USUAL: usize = 10;

/// Concepts at most.
const MOST: usize = 50;

/// Most characters that are linked at once.
const LONGEST: usize = 2_000;

/// Which classification words are linked to.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum LinkKind {
    Occupation,
    Skill,
}

/// What is linked.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LinkQuery {
    /// Words as people write them: a job title, an advert's line.
    #[param(max_length = 2000)]
    text: String,
    #[param(inline)]
    kind: LinkKind,
    /// Language of the text, when it is known.
    #[param(inline)]
    lang: Option<LangCode>,
    /// Concepts at most; 10 when nothing is said.
    #[param(minimum = 1, maximum = 50)]
    top: Option<usize>,
}

/// A concept that words may mean.
#[derive(Debug, Serialize, ToSchema)]
pub struct Linked {
    /// URI.
    concept: String,
    label: String,
    /// How sure, in thousandths.
    #[schema(minimum = 0, maximum = 1000)]
    score: u16,
    /// How sure, in words.
    band: BandCode,
}

/// Links words to occupations or skills, the likeliest first.
#[utoipa::path(
    get, path = "/api/v1/reference/link", tag = "Reference", operation_id = "link", params(LinkQuery),
    responses((status = 200, description = "The likeliest first.", body = Vec<Linked>))
)]
pub async fn link(State(site): State<Site>, _: ApiCaller, ApiQuery(query): ApiQuery<LinkQuery>) -> Result<Json<Vec<Linked>>, ApiError> {
    let top = query.top.unwrap_or(USUAL);
    if !(1..=MOST).contains(&top) {
        return Err(ApiError::Malformed(format!("query: top is not from 1 to {MOST}")));
    }
    if query.text.chars().count() > LONGEST {
        return Err(ApiError::Malformed("query: text is too long".to_owned()));
    }
    let kind = match query.kind {
        LinkKind::Occupation => Kind::Occupation,
        LinkKind::Skill => Kind::Skill,
    };
    let hits = site.app.market.linker().rank(kind, &query.text, query.lang.map(|lang| lang.0), top);
    Ok(Json(
        hits.into_iter().map(|hit| Linked { concept: hit.concept, label: hit.label, score: hit.score, band: Code(hit.band) }).collect(),
    ))
}
