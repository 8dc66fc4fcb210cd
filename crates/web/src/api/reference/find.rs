//! Finds entries of reference data as one types.

use axum::{Json, extract::State};
use ponte_domain::reference::{ClassEntry, Label, Lang, Place};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    api::{code::LangCode, extract::ApiQuery},
    error::ApiError,
    site::Site,
    visitor::ApiCaller,
};

/// Entries when nothing is said.
const USUAL: usize = 20;

/// Entries at most.
const MOST: usize = 100;

/// What is typed.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FindQuery {
    /// Words, each of which begins a word of a label; accents and case do not matter.
    #[param(max_length = 200)]
    q: String,
    /// Entries at most; 20 when nothing is said.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<usize>,
    /// Language of the labels in the answer; Italian when nothing is said.
    #[param(inline)]
    lang: Option<LangCode>,
}

impl FindQuery {
    fn most(&self) -> Result<usize, ApiError> {
        if self.q.chars().count() > 200 {
            return Err(ApiError::Malformed("query: q is too long".to_owned()));
        }
        match self.limit {
            Some(limit) if !(1..=MOST).contains(&limit) => Err(ApiError::Malformed(format!("query: limit is not from 1 to {MOST}"))),
            limit => Ok(limit.unwrap_or(USUAL)),
        }
    }

    fn lang(&self) -> Lang {
        self.lang.map_or(Lang::It, |lang| lang.0)
    }
}

/// A municipality.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundPlace {
    /// Six-digit ISTAT code, or `FR` and the INSEE code.
    istat: String,
    name: String,
    /// Car-plate code.
    province: String,
    region: String,
    lat: Option<f64>,
    lon: Option<f64>,
}

/// An occupation or a skill.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundConcept {
    uri: String,
    label: String,
    /// ISCO-08 digits of an occupation.
    #[serde(skip_serializing_if = "Option::is_none")]
    isco: Option<String>,
}

/// A sector.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundSector {
    /// ATECO code.
    code: String,
    title: String,
}

impl From<&Place> for FoundPlace {
    fn from(place: &Place) -> Self {
        Self {
            istat: place.code.clone(),
            name: place.name.clone(),
            province: place.province.clone(),
            region: place.region.clone(),
            lat: place.point.map(|point| point.lat),
            lon: place.point.map(|point| point.lon),
        }
    }
}

impl FoundConcept {
    fn new(uri: &str, label: &Label, isco: Option<&str>, lang: Lang) -> Self {
        Self { uri: uri.to_owned(), label: label.get(lang).to_owned(), isco: isco.map(str::to_owned) }
    }
}

impl FoundSector {
    fn new(entry: &ClassEntry, lang: Lang) -> Self {
        let own = match lang {
            Lang::It => None,
            Lang::Fr => entry.title_fr.as_ref(),
            Lang::En => entry.title_en.as_ref(),
        };
        Self { code: entry.code.clone(), title: own.unwrap_or(&entry.title).clone() }
    }
}

/// Finds municipalities by their names.
#[utoipa::path(
    get, path = "/api/v1/reference/places", tag = "Reference", operation_id = "findPlaces", params(FindQuery),
    responses((status = 200, description = "Those that begin with the words first.", body = Vec<FoundPlace>))
)]
pub async fn places(
    State(site): State<Site>,
    _: ApiCaller,
    ApiQuery(query): ApiQuery<FindQuery>,
) -> Result<Json<Vec<FoundPlace>>, ApiError> {
    let (catalogue, lookup) = (site.app.market.catalogue(), site.app.market.lookup());
    Ok(Json(lookup.places(&catalogue, &query.q, query.most()?).into_iter().map(Into::into).collect()))
}

/// Finds occupations by a label in any language.
#[utoipa::path(
    get, path = "/api/v1/reference/occupations", tag = "Reference", operation_id = "findOccupations", params(FindQuery),
    responses((status = 200, description = "Those that begin with the words first.", body = Vec<FoundConcept>))
)]
pub async fn occupations(
    State(site): State<Site>,
    _: ApiCaller,
    ApiQuery(query): ApiQuery<FindQuery>,
) -> Result<Json<Vec<FoundConcept>>, ApiError> {
    let (catalogue, lookup) = (site.app.market.catalogue(), site.app.market.lookup());
    let found = lookup.occupations(&catalogue, &query.q, query.most()?).into_iter();
    Ok(Json(found.map(|one| FoundConcept::new(&one.uri, &one.label, Some(&one.isco), query.lang())).collect()))
}

/// Finds skills by a label in any language.
#[utoipa::path(
    get, path = "/api/v1/reference/skills", tag = "Reference", operation_id = "findSkills", params(FindQuery),
    responses((status = 200, description = "Those that begin with the words first.", body = Vec<FoundConcept>))
)]
pub async fn skills(
    State(site): State<Site>,
    _: ApiCaller,
    ApiQuery(query): ApiQuery<FindQuery>,
) -> Result<Json<Vec<FoundConcept>>, ApiError> {
    let (catalogue, lookup) = (site.app.market.catalogue(), site.app.market.lookup());
    let found = lookup.skills(&catalogue, &query.q, query.most()?).into_iter();
    Ok(Json(found.map(|one| FoundConcept::new(&one.uri, &one.label, None, query.lang())).collect()))
}

/// Finds sectors (ATECO) by code or title.
#[utoipa::path(
    get, path = "/api/v1/reference/sectors", tag = "Reference", operation_id = "findSectors", params(FindQuery),
    responses((status = 200, description = "Those that begin with the words first.", body = Vec<FoundSector>))
)]
pub async fn sectors(
    State(site): State<Site>,
    _: ApiCaller,
    ApiQuery(query): ApiQuery<FindQuery>,
) -> Result<Json<Vec<FoundSector>>, ApiError> {
    let lookup = site.app.market.lookup();
    let lang = query.lang();
    Ok(Json(lookup.sectors(&query.q, query.most()?).into_iter().map(|entry| FoundSector::new(entry, lang)).collect()))
}
