//! What forms offer while one types: places, occupations, skills, sectors, collective agreements, requirements, employers.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use ponte_app::{register, rights::Caller};
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
use crate::{
    error::PageError,
    routes::{Gate, Routes},
    site::Site,
    visitor::Staff,
};

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

pub fn routes() -> Routes {
    Routes::new().get("/cerca/{what}", Gate::Account, offers)
}

/// `GET /cerca/{what}?q=`
async fn offers(
    State(site): State<Site>,
    staff: Staff,
    Path(what): Path<String>,
    Query(typed): Query<Typed>,
) -> Result<Json<Vec<Offer>>, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let text: String = typed.q.trim().chars().take(LONGEST).collect();
    let (catalogue, lang) = (site.app.market.catalogue(), staff.0.lang);
    Ok(Json(match what.as_str() {
        "luoghi" => places(&site, &text),
        "mestieri" => concepts(&site, Kind::Occupation, &text, lang),
        "competenze" => concepts(&site, Kind::Skill, &text, lang),
        "settori" => {
            let lookup = site.app.market.lookup();
            lookup.sectors(&text, MOST).into_iter().map(|entry| Offer { value: entry.code.clone(), label: entry.title.clone() }).collect()
        }
        "contratti" => agreements(&catalogue, &text),
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

/// Municipalities of which words begin with those typed; the field takes name and province, which read back as the same one.
fn places(site: &Site, text: &str) -> Vec<Offer> {
    let (catalogue, lookup) = (site.app.market.catalogue(), site.app.market.lookup());
    let found = lookup.places(&catalogue, text, MOST).into_iter();
    found.map(|place| Offer { value: format!("{} ({})", place.name, place.province), label: place.region.clone() }).collect()
}

/// Occupations or skills of which a label begins with the words typed, then those that the linker takes for them. The field
/// takes the words of the concept, which link to it again.
fn concepts(site: &Site, kind: Kind, text: &str, lang: Lang) -> Vec<Offer> {
    let (catalogue, lookup) = (site.app.market.catalogue(), site.app.market.lookup());
    let group = |isco: &str| catalogue.isco_label(isco).map_or_else(String::new, |group| group.get(lang).to_owned());
    let mut offers: Vec<Offer> = match kind {
        Kind::Occupation => {
            let found = lookup.occupations(&catalogue, text, MOST).into_iter();
            found.map(|one| Offer { value: one.label.get(lang).to_owned(), label: group(&one.isco) }).collect()
        }
        Kind::Skill => {
            let found = lookup.skills(&catalogue, text, MOST).into_iter();
            found.map(|one| Offer { value: one.label.get(lang).to_owned(), label: String::new() }).collect()
        }
    };
    // Words that begin no label may still be understood; it costs more, so it is done only then.
    if offers.is_empty() && !text.is_empty() {
        let hits = site.app.market.linker().rank(kind, text, Some(lang), MOST);
        let named = hits.into_iter().filter_map(|hit| crate::record_form::name_of(&hit.concept, kind, &catalogue, lang));
        offers = named.map(|value| Offer { value, label: String::new() }).collect();
    }
    offers
}

/// Collective agreements whose code begins with the text, or of whose title each word typed begins a word.
fn agreements(catalogue: &Catalogue, text: &str) -> Vec<Offer> {
    let wanted = sort_key(text);
    let words: Vec<&str> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let fits = |code: &str, title: &str| {
        let title = format!(" {}", sort_key(title));
        code.starts_with(text) || words.iter().all(|word| title.contains(&format!(" {word}")))
    };
    let found = catalogue.classes(Scheme::Ccnl).filter(|entry| fits(&entry.code, &entry.title));
    let mut offers: Vec<Offer> = found.map(|entry| Offer { value: entry.code.clone(), label: entry.title.clone() }).collect();
    offers.sort_by(|one, other| one.value.cmp(&other.value));
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
