//! The search over all registers.

use axum::{
    extract::{Query, State},
    response::Response,
};
use ponte_app::{
    case,
    register::{self, Registered},
    rights::{Caller, Right},
};
use ponte_domain::{actor::Purpose, body::Body, course::Course, project::Project};
use ponte_storage::{Filter, Kind, Stored};
use ponte_templates::{
    layout::Place,
    pages::office::{Found, KnownFile, SearchGroup, SearchResults},
};
use serde::Deserialize;

use super::today::href_of;
use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

/// Records shown of each register.
const MOST: u64 = 10;

/// Closed files that are told of.
const MOST_CLOSED: usize = 10;

/// What is searched for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// `GET /sportello/cerca`
pub async fn page(State(site): State<Site>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let hits = register::search(&site.app, &caller, &asked.q, MOST).await?;
    let closed = case::known_files(&site.app, &caller, &asked.q, MOST_CLOSED).await?;
    let few = Filter { text: asked.q.clone(), limit: MOST, ..Filter::default() };
    let nothing = ponte_domain::text::sort_key(&asked.q).is_empty();
    let few = if nothing { Filter { limit: 0, ..few } } else { few };
    let few = if caller.may(Right::SeeRegisters) { Some(few) } else { None };
    let courses = first::<Course>(&site, &caller, few.as_ref()).await?;
    let bodies = first::<Body>(&site, &caller, few.as_ref()).await?;
    let projects = first::<Project>(&site, &caller, few.as_ref()).await?;
    let (catalogue, today) = (site.app.market.catalogue(), site.app.today());
    let place = |istat: Option<&str>| istat.and_then(|istat| catalogue.place(istat)).map(|place| place.name.clone());
    let found = |kind, id: uuid::Uuid, name, note| Found { name, note, href: href_of(kind, &id.to_string()) };
    let mut groups = vec![
        group(
            "workers",
            hits.workers.into_iter().map(|hit| {
                let home = place(hit.value.home().and_then(|home| home.istat.as_deref()));
                let age = hit.value.person.age_on(today).map(|age| age.to_string());
                let note = [home, age].into_iter().flatten().collect::<Vec<_>>().join(", ");
                found(Kind::Worker, hit.id, hit.value.person.full_name(), Some(note).filter(|note| !note.is_empty()))
            }),
        ),
        group("employers", hits.employers.into_iter().map(|hit| found(Kind::Employer, hit.id, hit.value.name, hit.value.partita_iva))),
        group(
            "vacancies",
            hits.vacancies.into_iter().map(|hit| {
                let note = place(hit.value.workplace.istat.as_deref());
                found(Kind::Vacancy, hit.id, hit.value.title, note)
            }),
        ),
        group("courses", courses.into_iter().map(|hit| found(Kind::Course, hit.id, hit.value.title, Some(hit.value.body)))),
        group("bodies", bodies.into_iter().map(|hit| found(Kind::Body, hit.id, hit.value.name, hit.value.kind))),
        group("projects", projects.into_iter().map(|hit| found(Kind::Project, hit.id, hit.value.title, None))),
    ];
    groups.retain(|group| !group.found.is_empty());
    let page = SearchResults {
        layout: layout(&site, &staff.0, Place::Today, Vec::new()),
        q: asked.q,
        groups,
        closed: closed.into_iter().map(known).collect(),
    };
    site.show(staff.0, &page)
}

async fn first<R: Registered>(site: &Site, caller: &Caller, few: Option<&Filter>) -> Result<Vec<Stored<R>>, PageError> {
    match few {
        Some(few) => Ok(register::page::<R>(&site.app, caller, few).await?),
        None => Ok(Vec::new()),
    }
}

fn known(file: case::KnownFile) -> KnownFile {
    KnownFile { id: file.id.to_string(), name: file.name, desk: file.desk, team: file.team }
}

fn group(register: &'static str, found: impl Iterator<Item = Found>) -> SearchGroup {
    SearchGroup { register, found: found.collect() }
}
