//! The shortlist of a vacancy: `/sportello/offerte/{id}/rosa`.

pub mod acts;
pub mod export;
mod map;
pub mod requirement;
pub mod rows;
pub mod weights;
mod why_not;

use std::collections::BTreeMap;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use chrono_tz::Europe::Rome;
use ponte_app::{
    proposal,
    rights::Caller,
    vacancy::{self, AskedAt, Candidates, ListFilter, ListQuestion, Standing},
};
use ponte_domain::{
    actor::Purpose,
    id::{VacancyId, WorkerId},
    proposal::ProposalState,
};
use ponte_templates::{
    layout::{Layout, Place},
    list::Chip,
    pages::shortlist::{Bin, ListChange, Phase, Relaxed, RequirementRow, Shortlist},
};
use serde::Deserialize;
use uuid::Uuid;

use super::head;
use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

/// People shown at first, how many more at a time, and at most.
const FIRST: usize = 20;
const MORE: usize = 30;
const MOST: usize = 500;

/// The address of the page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Whose points are unfolded.
    aperta: Option<Uuid>,
    /// Words or id of whom one misses.
    perche_no: String,
    /// A required thing tried as a preference.
    prova: String,
    /// How many people are shown.
    quante: Option<usize>,
    stato: String,
    /// Kilometres at most.
    km: String,
    /// The day by which she can start.
    dal: String,
    /// Whether her name may go to employers, she was asked lately, nothing decisive is unknown: `si`.
    consenso: String,
    fresca: String,
    note: String,
    /// How many were in the list before the last change.
    prima: Option<u64>,
}

/// The names of the filters in the address.
const FILTERS: [&str; 6] = ["stato", "km", "dal", "consenso", "fresca", "note"];

impl Asked {
    fn question(&self) -> ListQuestion {
        ListQuestion {
            most: self.quante.unwrap_or(FIRST).clamp(1, MOST),
            trial: AskedAt::from_key(&self.prova),
            weights: None,
            filter: self.filter(),
        }
    }

    fn filter(&self) -> ListFilter {
        let ticked = |value: &str| value == "si";
        ListFilter {
            standing: Standing::from_code(&self.stato),
            within_km: self.km.parse().ok().filter(|km| *km > 0),
            free_by: self.dal.parse().ok(),
            agreed: ticked(&self.consenso),
            fresh: ticked(&self.fresca),
            nothing_decisive_unknown: ticked(&self.note),
        }
    }

    /// The filters that are understood, as the address has them.
    fn in_use(&self) -> Vec<(&'static str, String)> {
        let filter = self.filter();
        let tick = |yes: bool| yes.then(|| "si".to_owned());
        let values = [
            filter.standing.map(|standing| standing.to_string()),
            filter.within_km.map(|km| km.to_string()),
            filter.free_by.map(|day| day.to_string()),
            tick(filter.agreed),
            tick(filter.fresh),
            tick(filter.nothing_decisive_unknown),
        ];
        FILTERS.into_iter().zip(values).filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The same list, with so many people and nobody unfolded; without one of its filters, when that is named.
    fn address(&self, id: Uuid, most: Option<usize>, without: Option<&str>) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        pairs.extend((!self.prova.is_empty()).then(|| ("prova", self.prova.clone())));
        pairs.extend(self.in_use().into_iter().filter(|(name, _)| Some(*name) != without));
        pairs.extend(most.map(|most| ("quante", most.to_string())));
        let query = serde_urlencoded::to_string(&pairs).unwrap_or_default();
        if query.is_empty() { head::address(id, "rosa") } else { format!("{}?{query}", head::address(id, "rosa")) }
    }

    /// The filters in use, each with the list without it.
    fn chips(&self, id: Uuid) -> Vec<Chip> {
        let chip = |(name, value): (&'static str, String)| {
            let (value, kind) = match name {
                "stato" => (value, Some("standing")),
                "km" | "dal" => (value, None),
                _ => (name.to_owned(), Some("only")),
            };
            Chip { filter: name.to_owned(), value, kind: kind.map(str::to_owned), without: self.address(id, None, Some(name)) }
        };
        self.in_use().into_iter().map(chip).collect()
    }

    /// What the form of the filters shows.
    fn chosen(&self) -> BTreeMap<&'static str, String> {
        let trial = (!self.prova.is_empty()).then(|| ("prova", self.prova.clone()));
        self.in_use().into_iter().chain(trial).collect()
    }
}

/// `GET /sportello/offerte/{id}/rosa`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let list = vacancy::candidates(&site.app, &caller, VacancyId(id), asked.question()).await?;
    let mut rows = rows::rows(&site, &list);
    if let (Some(opened), true) = (asked.aperta, list.vacancy.value.reserved.is_none())
        && let Some(row) = rows.iter_mut().find(|row| row.id == opened.to_string())
    {
        rows::unfold(row, vacancy::about_person(&site.app, &caller, VacancyId(id), WorkerId(opened)).await?);
    }
    let why_not = why_not::why_not(&site, &caller, VacancyId(id), &asked.perche_no).await?;
    let map = map::map(&site, &caller, &list).await?;
    let page = build(&site, &staff, &caller, &asked, list).await?;
    let opened = asked.aperta.map(|opened| opened.to_string());
    site.show(staff.0, &Shortlist { rows, why_not, map, opened, ..page })
}

async fn build(site: &Site, staff: &Staff, caller: &Caller, asked: &Asked, list: Candidates) -> Result<Shortlist, PageError> {
    let id = list.vacancy.id;
    let vacancy = &list.vacancy.value;
    let counts = Counts::of(&list);
    let sent = proposal::shortlists_sent(&site.app, caller, VacancyId(id)).await?;
    let most = asked.question().most;
    let shown = list.people.len();
    Ok(Shortlist {
        layout: named(layout(site, &staff.0, Place::Vacancies, head::crumbs(&list.vacancy)), &list),
        vacancy: head::head(site, &list.vacancy, list.employer.as_ref()),
        version: list.vacancy.version,
        reserved: vacancy.reserved.is_some(),
        names_work: vacancy.names_the_work(),
        steps: steps(&list, &counts, sent.first().map(|dispatch| dispatch.sent_at)),
        requirements: list.asked.iter().map(requirement_row).collect(),
        trial: list.trial.as_ref().map(rows::value),
        weights: vacancy.weights.unwrap_or(site.app.market.desk_of(&vacancy.desk).weights),
        population: site.app.market.people() as u64,
        total: list.counters.passed as u64,
        changed: asked.prima.map(|before| ListChange {
            before,
            after: list.counters.passed as u64,
            undo: head::address(id, "annulla-modifica"),
        }),
        rows: Vec::new(),
        opened: None,
        ready: counts.ready,
        wanted: head::names_wanted(vacancy.positions),
        to_hear: counts.to_hear,
        map: None,
        histogram_bins: bins(&list),
        why_not: None,
        relaxed: list.relaxed.iter().map(relaxed).collect(),
        here: asked.address(id, asked.quante, None),
        chosen: asked.chosen(),
        chips: asked.chips(id),
        filtered: list.filtered.map(|filtered| filtered.count as u64),
        among: list.filtered.and_then(|filtered| filtered.among).map(|among| among as u64),
        plain: head::address(id, "rosa"),
        next: (shown >= most && most < MOST).then(|| asked.address(id, Some(most + MORE), None)),
    })
}

/// What was done is told of the person it was done to, else of the vacancy.
fn named(layout: Layout, list: &Candidates) -> Layout {
    let person = |id: &str| list.people.iter().find(|person| person.worker.id.to_string() == id);
    if layout.flash.as_ref().is_some_and(|flash| flash.about.is_some()) {
        layout.naming_one(|id| person(id).map(|person| person.worker.value.person.full_name()))
    } else {
        layout.naming(&list.vacancy.value.title)
    }
}

/// Figures of what has been done.
struct Counts {
    ready: u32,
    to_hear: u32,
    heard: u32,
    out: u32,
    ended: u32,
}

impl Counts {
    fn of(list: &Candidates) -> Self {
        use ProposalState as S;
        let count = |states: &[S]| {
            let found = list.proposals.iter().filter(|stored| states.contains(&stored.proposal.state)).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        let sent = [S::Sent, S::Assessed, S::Suitable, S::Unsuitable, S::Interview, S::Hired, S::Refused];
        Self {
            ready: count(&[S::Available]),
            to_hear: count(&[S::Proposed, S::Contacted]),
            heard: count(&[S::Available, S::NotAvailable]) + count(&sent),
            out: count(&sent),
            ended: count(&[S::Hired]),
        }
    }
}

fn steps(list: &Candidates, counts: &Counts, sent: Option<chrono::DateTime<chrono::Utc>>) -> Vec<Phase> {
    let vacancy = &list.vacancy.value;
    let day = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&Rome).format("%d/%m").to_string();
    let round = counts.to_hear + counts.heard;
    let all = [
        ("need", true, day(list.vacancy.created_at)),
        ("published", vacancy.published.is_some(), vacancy.published.map_or_else(String::new, |day| day.format("%d/%m").to_string())),
        ("list", round > 0, list.counters.passed.to_string()),
        ("round", sent.is_some() || (round > 0 && counts.to_hear == 0), format!("{}/{round}", counts.heard)),
        ("rosa", sent.is_some(), sent.map_or_else(|| format!("{}/{}", counts.ready, head::names_wanted(vacancy.positions)), day)),
        ("outcomes", counts.ended >= vacancy.positions, format!("{}/{}", counts.ended, counts.out)),
    ];
    let now = all.iter().position(|(_, done, _)| !done);
    let state = |at: usize, done: bool| {
        if Some(at) == now {
            "now"
        } else if done {
            "done"
        } else {
            "next"
        }
    };
    all.iter().enumerate().map(|(at, (name, done, note))| Phase { name, state: state(at, *done), note: note.clone() }).collect()
}

fn requirement_row(thing: &vacancy::AskedThing) -> RequirementRow {
    RequirementRow {
        key: thing.at.key(),
        need: thing.need,
        what: rows::value(&thing.what),
        excludes: thing.excludes.and_then(|excludes| u32::try_from(excludes).ok()),
        worth: thing.worth,
        value: thing.value.as_ref().map(|value| (value.measure.as_str(), value.value.clone())),
        removable: thing.removable,
    }
}

fn relaxed(relaxed: &vacancy::Relaxed) -> Relaxed {
    Relaxed {
        key: relaxed.at.key(),
        what: rows::value(&relaxed.what),
        gained: u32::try_from(relaxed.gained).unwrap_or(u32::MAX),
        best: relaxed.best,
    }
}

/// The hundreds of points from the first that anybody has.
fn bins(list: &Candidates) -> Vec<Bin> {
    let columns = list.counters.histogram.iter().zip((0_u16..).step_by(100));
    let first = list.counters.histogram.iter().position(|count| *count > 0).unwrap_or(list.counters.histogram.len());
    let shown = columns.skip(first).take_while(|(_, from)| *from <= 900 || list.counters.histogram[10] > 0);
    shown.map(|(count, from)| Bin { from, count: u32::try_from(*count).unwrap_or(u32::MAX) }).collect()
}
