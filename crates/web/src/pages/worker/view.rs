//! The pages of a worker: summary, profile, matches, history.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use chrono::NaiveDate;
use ponte_app::{
    account,
    error::{Error, Refusal},
    register,
    rights::Right,
};
use ponte_domain::{
    actor::{Channel, Purpose},
    id::WorkerId,
    reference::{Catalogue, Scheme},
    service::Subject,
    worker::Worker,
};
use ponte_storage::Kind;
use ponte_templates::{
    form::Form,
    layout::{Crumb, Done, Place},
    pages::{
        service::ServiceForm,
        worker_view::{WorkerMatches, WorkerProfile, WorkerSummary},
    },
};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::{
    head::{head, surroundings},
    matches::open_matches,
    story::story,
    urgent::closed,
};
use crate::{
    error::PageError,
    flash,
    pages::{
        changes::{self, PageOf, Subject as Whose},
        service::service_form,
    },
    site::Site,
    visitor::Staff,
};

/// Facts of the story on the summary.
const FACTS: usize = 8;

/// Matches on the summary.
const MATCHES: usize = 5;

/// Questions on the summary.
const QUESTIONS: usize = 4;

/// `GET /sportello/persone/{id}`
pub async fn summary(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let stored = match register::view::<Worker>(&site.app, &caller, id).await {
        // The file is another team's: that it is there is told to whom it may be told.
        Err(Error::Refused(Refusal::Forbidden(_))) if caller.may(Right::KnowPeople) => {
            return closed(&site, staff, &caller, id, Form::default()).await;
        }
        // A number that was taken into another leads there.
        Err(Error::Refused(Refusal::NotFound(_))) => {
            let kept = ponte_app::person::leads_to(&site.app, &caller, id).await?.ok_or(PageError::NotFound)?;
            return Ok(Redirect::to(&format!("/sportello/persone/{kept}")).into_response());
        }
        viewed => viewed?,
    };
    account::note_opened(&site.app, &caller, Kind::Worker, id).await?;
    let mut matches = open_matches(&site, &caller, WorkerId(id)).await?;
    let history = register::history::<Worker>(&site.app, &caller, id).await?;
    let mut story = story(&site, &caller, &stored, &history, staff.0.lang).await?;
    let more_story = story.len() > FACTS;
    story.truncate(FACTS);
    let head = head(&site, &stored, matches.len()).await?;
    let service = service_form(&site, &caller, Subject::Worker(WorkerId(id)), Form::default()).await?;
    let service = service.map(|form| ServiceForm { back: format!("/sportello/persone/{id}"), ..form });
    let to_ask = to_ask(matches.iter().flat_map(|each| &each.ask));
    matches.truncate(MATCHES);
    let worker = &stored.value;
    let page = WorkerSummary {
        layout: surroundings(&site, &staff).naming(&head.name),
        head,
        to_ask,
        matches,
        story,
        more_story,
        occupations: worker.wishes.occupations.iter().map(|wish| wish.text.clone()).collect(),
        skills: u32::try_from(worker.skills.len()).unwrap_or(u32::MAX),
        licences: worker.licences.clone(),
        max_km: worker.availability.max_km,
        free_from: worker.availability.from,
        service,
    };
    site.show(staff.0, &page)
}

/// The questions that the most matches wait for, each once.
fn to_ask<'a>(asks: impl Iterator<Item = &'a Value>) -> Vec<Value> {
    let mut counted: Vec<(Value, usize)> = Vec::new();
    for what in asks.filter_map(|ask| ask.get("what")) {
        match counted.iter_mut().find(|(known, _)| known == what) {
            Some((_, count)) => *count += 1,
            None => counted.push((what.clone(), 1)),
        }
    }
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counted.into_iter().take(QUESTIONS).map(|(what, _)| what).collect()
}

/// `GET /sportello/persone/{id}/profilo`
pub async fn profile(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let stored = register::view::<Worker>(&site.app, &caller, id).await?;
    let matches = open_matches(&site, &caller, WorkerId(id)).await?.len();
    let labels = labels(&stored.value, &site.app.market.catalogue());
    let page =
        WorkerProfile { layout: surroundings(&site, &staff), head: head(&site, &stored, matches).await?, worker: stored.value, labels };
    site.show(staff.0, &page)
}

/// What the codes of a record are called.
pub fn labels(worker: &Worker, catalogue: &Catalogue) -> BTreeMap<String, String> {
    let mut labels = BTreeMap::new();
    for istat in [&worker.residence, &worker.domicile].into_iter().flatten().filter_map(|home| home.istat.as_deref()) {
        labels.extend(crate::record_form::place_name(catalogue, istat).map(|name| (istat.to_owned(), name)));
    }
    for sector in &worker.wishes.sectors {
        let entry = catalogue.class(Scheme::Ateco2025, sector).or_else(|| catalogue.class(Scheme::Ateco2007, sector));
        labels.extend(entry.map(|entry| (sector.clone(), format!("{} {sector}", entry.title))));
    }
    labels
}

/// `GET /sportello/persone/{id}/incroci`
pub async fn matches(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let stored = register::view::<Worker>(&site.app, &caller, id).await?;
    let matches = open_matches(&site, &caller, WorkerId(id)).await?;
    let searched = site.app.market.open_vacancies() as u64;
    let page = WorkerMatches { layout: surroundings(&site, &staff), head: head(&site, &stored, matches.len()).await?, matches, searched };
    site.show(staff.0, &page)
}

/// `GET /sportello/persone/{id}/storia`
pub async fn history(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Query(page): Query<PageOf>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let stored = register::view::<Worker>(&site.app, &caller, id).await?;
    let entries = register::history::<Worker>(&site.app, &caller, id).await?;
    let facts = story(&site, &caller, &stored, &entries, staff.0.lang).await?;
    let (crumbs, path) = (vec![Crumb::key("workers", "/sportello/persone")], format!("/sportello/persone/{id}"));
    let of = Whose { place: Place::Workers, crumbs, name: stored.value.person.full_name(), path };
    changes::history(&site, staff, page, of, facts, &entries)
}

/// What is recorded with one touch: that she is still available, and from when.
#[derive(Deserialize)]
pub struct Told {
    #[serde(rename = "availability.from", default)]
    from: String,
    /// How she asked for it herself, if she did.
    #[serde(default)]
    on_behalf: String,
}

/// `POST /sportello/persone/{id}/disponibilita`
pub async fn ascertain(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(told): Posted<Told>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework).on_behalf(Channel::from_code(&told.on_behalf));
    let from = match told.from.trim() {
        "" => None,
        day => Some(NaiveDate::parse_from_str(day, "%Y-%m-%d").map_err(|_| PageError::BadRequest)?),
    };
    ponte_app::worker::ascertain(&site.app, &caller, WorkerId(id), from).await?;
    Ok(flash::done(&format!("/sportello/persone/{id}"), Done::Recorded, 1, None))
}
