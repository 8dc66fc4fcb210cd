//! "Why is she not there?": finds a person by name, code or id and tells where she stands.

use ponte_app::{register, rights::Caller, vacancy};
use ponte_domain::{
    id::{VacancyId, WorkerId},
    worker::Worker,
};
use ponte_matching::index::WhyNot as Told;
use ponte_storage::Stored;
use ponte_templates::pages::{shortlist::WhyNot, worker::Named};

use super::rows::value;
use crate::{error::PageError, site::Site};

/// People with a name like it that are offered.
const OTHERS: u64 = 6;

pub async fn why_not(site: &Site, caller: &Caller, id: VacancyId, query: &str) -> Result<Option<WhyNot>, PageError> {
    let query = query.trim();
    if query.is_empty() {
        return Ok(None);
    }
    let mut found = people(site, caller, query).await?.into_iter();
    let nobody =
        WhyNot { query: query.to_owned(), name: None, failures: Vec::new(), points: None, place: None, would: None, others: Vec::new() };
    let Some(first) = found.next() else { return Ok(Some(nobody)) };
    let others = found.map(|other| Named { id: other.id.to_string(), name: other.value.person.full_name() }).collect();
    let name = first.value.person.full_name();
    let shown = WhyNot { query: name.clone(), name: Some(name), others, ..nobody };
    let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    Ok(Some(match vacancy::about_person(&site.app, caller, id, WorkerId(first.id)).await?.why_not {
        Told::NotThere => shown,
        Told::Out { failures, would } => {
            let would = would.map(|would| (would.points, place(would.place)));
            WhyNot { failures: failures.iter().map(value).collect(), would, ..shown }
        }
        Told::In { place: at, found, .. } => WhyNot { points: Some(found.points), place: Some(place(at)), ..shown },
    }))
}

async fn people(site: &Site, caller: &Caller, query: &str) -> Result<Vec<Stored<Worker>>, PageError> {
    if let Ok(id) = query.parse() {
        return Ok(register::view::<Worker>(&site.app, caller, id).await.into_iter().collect());
    }
    Ok(register::search(&site.app, caller, query, OTHERS).await?.workers)
}
