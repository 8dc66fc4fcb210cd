//! What forms offer while one types: places, occupations, skills, sectors, collective agreements, requirements, employers.

use axum::{
    Json, Router,
    extract::{Path, Query, State},
    routing::get,
};
use ponte_app::{register, rights::{Caller, Right}};
use ponte_domain::{
    actor::Purpose,
    employer::Employer,
    reference::{Catalogue, Lang, Scheme},
    text::sort_key,
};
use ponte_matching::link::Kind;
use ponte_storage::Stored;
use serde::{Deserialize, Serialize};

use super::vacancy::record::{reference, requirement_words};
use crate::{error::PageError, site::Site, visitor::Staff};

/// Offers at most.
const MOST: usize = 12;

/// Longest text that is looked for, in characters.
const LONGEST: usize = 200;

#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    q: String,
}

/// Something to choose: what goes into the field, and what tells it apart.
#[derive(Debug, Serialize)]
struct Offer {
    value: String,
    label: String,
}

pub fn routes() -> Router<Site> {
    Router::new().route("/cerca/{what}", get(offers))
}

/// `GET /cerca/{what}?q=`
async fn offers(State(site): State<Site>, staff: Staff, Path(what): Path<String>, Query(typed): Query<Typed>) -> Result<Json<Vec<Offer>>, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::SeeRegisters)?;
    let text: String = typed.q.trim().chars().take(LONGEST).collect();
    let (catalogue, lang) = (site.app.market.catalogue(), staff.0.lang);
    Ok(Json(match what.as_str() {
        "luoghi" => places(&catalogue, &text),
        "mestieri" => concepts(&site, Kind::Occupation, &text, lang),
        "competenze" => concepts(&site, Kind::Skill, &text, lang),
        "settori" => classes(&catalogue, &[Scheme::Ateco2025, Scheme::Ateco2007], &text),
        "contratti" => classes(&catalogue, &[Scheme::Ccnl], &text),
        "requisiti" => requirements(&site, &text, lang),
        "imprese" => employers(&site, &caller, &text, MOST as u64)
            .await?
            .iter()
            .map(|employer| Offer { value: reference(employer), label: employer.value.partita_iva.clone().unwrap_or_default() })
            .collect(),
        _ => return Err(PageError::NotFound),
    }))
}

/// Employers of which each word typed begins a word.
pub async fn employers(site: &Site, caller: &Caller, text: &str, most: u64) -> Result<Vec<Stored<Employer>>, PageError> {
    Ok(register::suggest::<Employer>(&site.app, caller, text, most).await?)
}

/// Municipalities whose name begins with the text, those of the desk's province first.
fn places(catalogue: &Catalogue, text: &str) -> Vec<Offer> {
    let wanted = sort_key(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let begins = |name: &str| sort_key(name).starts_with(&wanted);
    let found = catalogue.places().iter().filter(|place| place.merged_into.is_none());
    let mut found: Vec<_> = found.filter(|place| begins(&place.name) || place.other_name.as_deref().is_some_and(begins)).collect();
    found.sort_by_key(|place| (place.name.chars().count(), &place.name, &place.province));
    let offer = |place: &&ponte_domain::reference::Place| Offer { value: format!("{} ({})", place.name, place.province), label: place.region.clone() };
    found.iter().take(MOST).map(offer).collect()
}

/// Concepts by the linker; the field takes the words of the concept, which link to it again.
fn concepts(site: &Site, kind: Kind, text: &str, lang: Lang) -> Vec<Offer> {
    let (linker, catalogue) = (site.app.market.linker(), site.app.market.catalogue());
    let hits = linker.rank(kind, text, Some(lang), MOST).into_iter();
    let offers = hits.map(|hit| {
        let name = crate::record_form::name_of(&hit.concept, kind, &catalogue, lang).unwrap_or_else(|| hit.label.clone());
        let found_by = if sort_key(&hit.label) == sort_key(&name) { String::new() } else { hit.label };
        Offer { value: name, label: found_by }
    });
    offers.collect()
}

/// Classes whose code begins with the text, or of whose title each word typed begins a word.
fn classes(catalogue: &Catalogue, schemes: &[Scheme], text: &str) -> Vec<Offer> {
    let wanted = sort_key(text);
    let words: Vec<&str> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
    let fits = |code: &str, title: &str| {
        let title = format!(" {}", sort_key(title));
        code.starts_with(text) || words.iter().all(|word| title.contains(&format!(" {word}")))
    };
    let mut offers = Vec::new();
    for scheme in schemes {
        if words.is_empty() || !offers.is_empty() {
            break;
        }
        let found = catalogue.classes(*scheme).filter(|entry| fits(&entry.code, &entry.title));
        offers.extend(found.map(|entry| Offer { value: entry.code.clone(), label: entry.title.clone() }));
    }
    offers.sort_by(|one, other| (one.value.len(), &one.value).cmp(&(other.value.len(), &other.value)));
    offers.truncate(MOST);
    offers
}

/// Whatever a requirement may be: codes by their words first, then skills and occupations.
fn requirements(site: &Site, text: &str, lang: Lang) -> Vec<Offer> {
    let wanted = sort_key(text);
    let mut offers = Vec::new();
    for (_, list, codes) in requirement_words::coded() {
        for code in codes {
            let Ok(word) = site.app.presses.words.say(&format!("{list}-{code}"), &[], lang) else { continue };
            if !wanted.is_empty() && sort_key(&word).starts_with(&wanted) {
                offers.push(Offer { value: word, label: code.to_owned() });
            }
        }
    }
    offers.extend(concepts(site, Kind::Skill, text, lang));
    offers.extend(concepts(site, Kind::Occupation, text, lang));
    offers.truncate(MOST);
    offers
}
