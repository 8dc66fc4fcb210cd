//! A vacancy and the people for it, with every reason.
//!
//! What the engine answers stands here as it serialises it (`Term`, `Ask`, `Missing`, `What`, `GateFailure`): the macros of
//! `components/match.html` choose the words by its stable names.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    proposal::{ContactOutcome, ProposalState, Reason},
    vacancy::{Need, StateReason, VacancyState, Weights},
    work_terms::{Contract, Hours},
};
use serde::Serialize;
use serde_json::Value;

use super::worker::Named;
use crate::{layout::Layout, list::Chip};

mod said;
mod samples;

pub use said::{Said, WorkingWords};
pub(crate) use samples::{crumbs, giulia, steps, vacancy};

/// The shortlist page. Query: `aperta` (id of the person opened), `perche_no`, `prova` (key of a requirement), `quante`, `prima`; the filters
/// `stato`, `km`, `dal`, `consenso`, `fresca`, `note`.
/// Every act posts `version` (of the vacancy, as it was seen) and `torna` (address to come back to).
#[derive(Debug, Clone, Serialize)]
pub struct Shortlist {
    pub layout: Layout,
    pub vacancy: VacancyHead,
    /// Version of the vacancy that is shown.
    pub version: i64,
    /// Whether the vacancy is reserved by L.68/99: its list stays empty here.
    pub reserved: bool,
    /// Whether the vacancy says which work it is.
    pub names_work: bool,
    pub steps: Vec<Phase>,
    pub requirements: Vec<RequirementRow>,
    /// What is tried as a preference without being saved, as the engine's `What`.
    pub trial: Option<Value>,
    pub weights: Weights,
    /// How many people look for work at this desk.
    pub population: u64,
    /// How many pass every required condition.
    pub total: u64,
    /// How the last change of a requirement changed the list.
    pub changed: Option<ListChange>,
    pub rows: Vec<Candidate>,
    /// Id of the person whose points are unfolded.
    pub opened: Option<String>,
    /// People ready to be sent, people wanted, people still to be heard.
    pub ready: u32,
    pub wanted: u32,
    pub to_hear: u32,
    pub map: Option<PointMap>,
    pub histogram_bins: Vec<Bin>,
    pub why_not: Option<WhyNot>,
    pub relaxed: Vec<Relaxed>,
    /// Address of this list without anybody opened.
    pub here: String,
    /// What the filters are, for their form: by name in the address.
    pub chosen: BTreeMap<&'static str, String>,
    pub chips: Vec<Chip>,
    /// How many the filters leave.
    pub filtered: Option<u64>,
    /// How many of the best were looked at, when there are more.
    pub among: Option<u64>,
    /// The list without filter and trial.
    pub plain: String,
    /// Address of more people.
    pub next: Option<String>,
}

/// What is said of a vacancy above its pages.
#[derive(Debug, Clone, Serialize)]
pub struct VacancyHead {
    pub id: String,
    pub title: String,
    /// Absent when the operator may not see it.
    pub employer: Option<Named>,
    pub place: Option<String>,
    pub positions: u32,
    pub contract: Option<Contract>,
    pub hours: Option<Hours>,
    /// When the employer wants the rosa.
    pub deadline: Option<DateTime<Utc>>,
    pub state: VacancyState,
    /// Why it was suspended, closed or annulled.
    pub state_reason: Option<StateReason>,
    pub state_note: Option<String>,
}

/// A phase of the answer cycle.
#[derive(Debug, Clone, Serialize)]
pub struct Phase {
    /// Rest of a `phase-…` key.
    pub name: &'static str,
    /// `done`, `now` or `next`.
    pub state: &'static str,
    /// A date or a count.
    pub note: String,
}

/// A requirement with its price.
#[derive(Debug, Clone, Serialize)]
pub struct RequirementRow {
    /// How it is called in addresses: its number, or the name of a condition.
    pub key: String,
    pub need: Need,
    /// The engine's `What`.
    pub what: Value,
    /// How many people it alone excludes.
    pub excludes: Option<u32>,
    /// Points it may give.
    pub worth: Option<u16>,
    /// How much is asked, when it is changed in place: `months`, `level`, `eqf`, `cefr`, `start`, `contract`, `hours`, and the value.
    pub value: Option<(&'static str, String)>,
    /// Whether it can be taken away.
    pub removable: bool,
}

/// How many were in the list before and after a change.
#[derive(Debug, Clone, Serialize)]
pub struct ListChange {
    pub before: u64,
    pub after: u64,
    /// Where a POST takes it back.
    pub undo: String,
}

/// A person for the vacancy.
#[derive(Debug, Clone, Serialize)]
pub struct Candidate {
    pub id: String,
    pub name: String,
    /// Place in the list, from 1.
    pub place_in_list: u32,
    pub place: Option<String>,
    pub km: Option<f64>,
    /// The two or three reasons that matter most, as the engine's `Why`.
    pub main: Vec<Value>,
    pub points: u16,
    /// Points if every question is answered well.
    pub reachable: u16,
    pub four: FourTerms,
    /// The engine's `Term`, all of them.
    pub terms: Vec<Value>,
    pub ask: Vec<AskRow>,
    /// The engine's `Missing`.
    pub missing: Vec<Value>,
    pub counterfactuals: Vec<Counterfactual>,
    /// The shortest way in or up.
    pub gap: Option<Gap>,
    pub ascertained: Option<NaiveDate>,
    /// Where a proposal stands, when there is one.
    pub state: Option<ProposalState>,
    /// What came of the last contact, and when.
    pub outcome: Option<ContactOutcome>,
    pub heard_at: Option<DateTime<Utc>>,
    /// Condition or note of the last contact, in words of the record.
    pub note: Option<String>,
    pub discarded: Option<Reason>,
    pub works_there: bool,
    /// Whether she has an address to be written to and is still to be heard.
    pub can_ask_by_mail: bool,
}

/// A question to a person.
#[derive(Debug, Clone, Serialize)]
pub struct AskRow {
    /// The engine's `What`.
    pub what: Value,
    pub worth: u16,
    /// Whether a bad answer takes her out.
    pub decides: bool,
    /// What a yes or no is posted as; absent when it takes more than that.
    pub answer: Option<AnswerField>,
}

/// Where the answer to a question goes: the input `name` is sent as `yes VALUE` or `no VALUE`.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerField {
    pub name: String,
    pub value: String,
    /// Whether a no can be recorded.
    pub takes_no: bool,
}

/// The shortest list of things to learn, and what it leads to.
#[derive(Debug, Clone, Serialize)]
pub struct Gap {
    pub points: u16,
    pub steps: Vec<GapStep>,
}

/// A thing to learn.
#[derive(Debug, Clone, Serialize)]
pub struct GapStep {
    /// The engine's `What`.
    pub what: Value,
    pub courses: Vec<Named>,
}

/// Points of the four criteria.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct FourTerms {
    pub coherence: u16,
    pub availability: u16,
    pub nearness: u16,
    pub wishes: u16,
}

/// What the points would be if one thing changed.
#[derive(Debug, Clone, Serialize)]
pub struct Counterfactual {
    /// The engine's `What`.
    pub what: Value,
    /// Whether the change is that it is met (else that it is not).
    pub met: bool,
    /// Absent when the person would be out.
    pub points: Option<u16>,
}

/// A map of people around a workplace, in a box of 300 by 240 with the workplace at 150, 120.
#[derive(Debug, Clone, Serialize)]
pub struct PointMap {
    pub rings: Vec<Ring>,
    pub dots: Vec<Dot>,
    pub towns: Vec<Town>,
    /// Outlines of municipalities as SVG paths.
    pub outlines: Vec<String>,
}

/// A circle of equal distance.
#[derive(Debug, Clone, Serialize)]
pub struct Ring {
    pub km: f64,
    pub r: f64,
}

/// A person on the map.
#[derive(Debug, Clone, Serialize)]
pub struct Dot {
    pub number: u32,
    pub name: String,
    pub km: f64,
    pub x: f64,
    pub y: f64,
    /// Whether the person is no longer in the round.
    pub out: bool,
}

/// A name on the map.
#[derive(Debug, Clone, Serialize)]
pub struct Town {
    pub name: String,
    pub x: f64,
    pub y: f64,
}

/// A column of the distribution: how many people have from this many points up to the next.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Bin {
    pub from: u16,
    pub count: u32,
}

/// Why a person is not in the list.
#[derive(Debug, Clone, Serialize)]
pub struct WhyNot {
    pub query: String,
    /// Absent when nobody was found.
    pub name: Option<String>,
    /// The engine's `GateFailure`.
    pub failures: Vec<Value>,
    pub points: Option<u16>,
    /// Place in the list, from 1.
    pub place: Option<u32>,
    /// Points and place if all that fails were met.
    pub would: Option<(u16, u32)>,
    /// Others with a name like it.
    pub others: Vec<Named>,
}

/// What making one required condition preferred would bring.
#[derive(Debug, Clone, Serialize)]
pub struct Relaxed {
    /// How it is called in addresses.
    pub key: String,
    /// The engine's `What`.
    pub what: Value,
    /// How many more people.
    pub gained: u32,
    /// Points of the best of them.
    pub best: Option<u16>,
}

page!(Shortlist, "pages/vacancy/shortlist.html", samples::samples());
