//! The shortlist of a vacancy: `/sportello/offerte/{id}/rosa`.

pub mod acts;
pub mod export;
mod map;
pub mod requirement;
pub mod rows;
mod why_not;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use chrono_tz::Europe::Rome;
use ponte_app::{
    proposal,
    rights::Caller,
    vacancy::{self, AskedAt, Candidates, ListQuestion, Standing},
};
use ponte_domain::{
    actor::Purpose,
    id::{VacancyId, WorkerId},
    proposal::ProposalState,
};
use ponte_templates::{
    layout::Place,
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
    /// How many were in the list before the last change.
    prima: Option<u64>,
}

impl Asked {
    fn question(&self) -> ListQuestion {
        ListQuestion {
            most: self.quante.unwrap_or(FIRST).clamp(1, MOST),
            trial: AskedAt::from_key(&self.prova),
            standing: Standing::from_code(&self.stato),
        }
    }

    /// The same list, with so many people and nobody unfolded.
    fn address(&self, id: Uuid, most: Option<usize>) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        pairs.extend((!self.prova.is_empty()).then(|| ("prova", self.prova.clone())));
        pairs.extend((!self.stato.is_empty()).then(|| ("stato", self.stato.clone())));
        pairs.extend(most.map(|most| ("quante", most.to_string())));
        let query = serde_urlencoded::to_string(&pairs).unwrap_or_default();
        if query.is_empty() { head::address(id, "rosa") } else { format!("{}?{query}", head::address(id, "rosa")) }
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
        layout: layout(site, &staff.0, Place::Vacancies, head::crumbs(&list.vacancy)),
        vacancy: head::head(site, &list.vacancy, list.employer.as_ref()),
        version: list.vacancy.version,
        reserved: vacancy.reserved.is_some(),
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
        here: asked.address(id, asked.quante),
        standing: Standing::from_code(&asked.stato).map(|standing| standing.to_string()),
        plain: head::address(id, "rosa"),
        next: (shown >= most && most < MOST).then(|| asked.address(id, Some(most + MORE))),
    })
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
        months: thing.months,
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
