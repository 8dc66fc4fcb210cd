//! Questionnaires: one section at a time on a phone, one page while one telephones, and what came of them.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    codes,
    pack::Channel,
    response::{Alternative, Filling, NoAnswerReason, ResponseState, SendFault},
};
use serde::Serialize;

use super::worker::Named;
use crate::{
    form::{Choice, Form},
    layout::Layout,
};

mod samples;

pub(super) use samples::row;

codes! {
    /// How a first page stands.
    pub enum StartState {
        New = "new",
        /// Answers stand there that were given on this browser.
        Resume = "resume",
        /// Answers stand there that were given on another one.
        Elsewhere = "elsewhere",
    }
}

codes! {
    /// Why a link leads to no question any more.
    pub enum OverState { Completed = "completed", Withdrawn = "withdrawn", Expired = "expired" }
}

/// An option of an item.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SheetOption {
    pub code: String,
    pub label: String,
    pub chosen: bool,
    /// The key that chooses it; none beyond nine.
    pub digit: Option<u32>,
}

/// An item as it is asked, with what was answered.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SheetItem {
    pub id: String,
    /// Code of an [`ponte_domain::questionnaire::ItemKind`].
    pub kind: &'static str,
    pub number: usize,
    pub label: String,
    pub help: String,
    pub required: bool,
    pub asked: bool,
    pub options: Vec<SheetOption>,
    /// What stands in its input, but for choices.
    pub value: String,
    pub least_label: String,
    pub most_label: String,
    pub unit: String,
    pub decimals: u32,
    pub most_chars: u32,
    /// Rest of a `sheet-fault-…` key.
    pub fault: Option<&'static str>,
    /// What the questionnaire itself says is wrong.
    pub message: Option<String>,
    /// Asked, required and not answered.
    pub missing: bool,
    /// The answer in words.
    pub answer: String,
    /// That it was not understood, with a note.
    pub unclear: Option<String>,
}

/// A section.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SheetSection {
    pub id: String,
    pub title: String,
    pub text: String,
    pub asked: bool,
    pub items: Vec<SheetItem>,
}

/// A score in words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SheetScore {
    pub id: String,
    pub title: String,
    /// Already written in the language.
    pub value: Option<String>,
    /// Code and name of the band.
    pub band: Option<String>,
    pub band_title: Option<String>,
    pub proposal: String,
    /// The bands that may be chosen instead.
    pub bands: Vec<Choice>,
    pub judged: Option<JudgedLine>,
}

/// A band that an operator confirmed or chose.
#[derive(Debug, Clone, Default, Serialize)]
pub struct JudgedLine {
    pub band: String,
    pub changed: bool,
    pub reason: Option<String>,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// The first page of a questionnaire. Posts to `base/inizia` (or `base/da-capo`).
#[derive(Debug, Clone, Serialize)]
pub struct SheetStart {
    pub layout: Layout,
    pub base: String,
    pub title: String,
    pub introduction: String,
    pub minutes: Option<u32>,
    pub sections: usize,
    pub anonymous: bool,
    pub state: StartState,
}

/// One section. Posts its answers to `base/s/SECTION`, with `go`.
#[derive(Debug, Clone, Serialize)]
pub struct SheetSectionPage {
    pub layout: Layout,
    pub base: String,
    pub title: String,
    pub section: SheetSection,
    /// From 1.
    pub place: usize,
    pub of: usize,
    /// The section before.
    pub back: Option<String>,
    /// Questions came up by the last answers.
    pub more: bool,
    pub faults: usize,
}

/// All answers before they are sent in. Posts to `base/fine`.
#[derive(Debug, Clone, Serialize)]
pub struct SheetReview {
    pub layout: Layout,
    pub base: String,
    pub title: String,
    pub sections: Vec<SheetSection>,
    pub missing: usize,
}

/// A link that leads to no question any more.
#[derive(Debug, Clone, Serialize)]
pub struct SheetOver {
    pub layout: Layout,
    pub state: OverState,
    pub thanks: String,
}

/// One that was put to somebody, as a row.
#[derive(Debug, Clone, Serialize)]
pub struct SheetRow {
    pub id: String,
    pub title: String,
    pub state: ResponseState,
    pub channel: Option<Channel>,
    pub at: Option<DateTime<Utc>>,
    pub minutes: Option<u32>,
    pub open: bool,
    /// Main scores: title and band in words.
    pub bands: Vec<(String, String)>,
    /// How many of the required items are answered, of how many.
    pub answered: usize,
    pub of: usize,
}

/// What was put to a person or an employer. Posts `sheet` (`VERSION:QUESTIONNAIRE`) and `how`.
#[derive(Debug, Clone, Serialize)]
pub struct SubjectSheets {
    pub layout: Layout,
    pub subject: Named,
    /// Whether it is a person, with the tabs of a person's file.
    pub person: bool,
    /// Where it posts to.
    pub base: String,
    pub rows: Vec<SheetRow>,
    pub available: Vec<Choice>,
    pub may_edit: bool,
    /// Whether there is an address to write to.
    pub can_write: bool,
    /// The pairs that can be compared: completed ones of the same questionnaire.
    pub compare: Option<(String, String)>,
    pub form: Form,
}

/// What stands above the pages of one questionnaire put to somebody.
#[derive(Debug, Clone, Serialize)]
pub struct SheetHead {
    pub id: String,
    pub version: i64,
    pub title: String,
    pub code: String,
    /// Name and page of whom it is about; absent when it is nobody.
    pub who: Option<(String, String)>,
    pub phone: Option<String>,
    pub anonymous: bool,
    pub state: ResponseState,
    pub channel: Option<Channel>,
    pub fault: Option<SendFault>,
    pub sent: Option<DateTime<Utc>>,
    pub reminders: usize,
    /// Who invited to it may still write: there is an address.
    pub can_write: bool,
}

/// The page on which an operator types. Posts `version`, the answers and `go`.
#[derive(Debug, Clone, Serialize)]
pub struct SheetTyping {
    pub layout: Layout,
    pub head: SheetHead,
    pub introduction: String,
    pub sections: Vec<SheetSection>,
    pub scores: Vec<SheetScore>,
    pub missing: usize,
    pub faults: usize,
    /// Whether it was tried to send it in.
    pub tried: bool,
    /// Somebody saved it meanwhile.
    pub stale: bool,
    pub filled: Vec<Filling>,
    pub reasons: Vec<NoAnswerReason>,
    pub alternatives: Vec<Alternative>,
    pub no_answer: Option<NoAnswerLine>,
}

/// That there was no answer.
#[derive(Debug, Clone, Serialize)]
pub struct NoAnswerLine {
    pub reason: NoAnswerReason,
    pub proposed: Vec<Alternative>,
    pub note: Option<String>,
}

/// What was sent in once.
#[derive(Debug, Clone, Serialize)]
pub struct CompletionLine {
    pub at: DateTime<Utc>,
    pub filled: Filling,
    pub by: Option<String>,
}

/// A questionnaire that was sent in, with what it came to.
#[derive(Debug, Clone, Serialize)]
pub struct SheetView {
    pub layout: Layout,
    pub head: SheetHead,
    pub sections: Vec<SheetSection>,
    pub scores: Vec<SheetScore>,
    pub minutes: Option<u32>,
    pub completions: Vec<CompletionLine>,
    pub restitution: Option<(DateTime<Utc>, String, String, Option<u32>)>,
    pub may_edit: bool,
    pub form: Form,
}

/// A row of a comparison.
#[derive(Debug, Clone, Serialize)]
pub struct CompareRow {
    pub label: String,
    pub before: String,
    pub after: String,
    pub changed: bool,
}

/// Two answers to the same questionnaire side by side.
#[derive(Debug, Clone, Serialize)]
pub struct SheetCompare {
    pub layout: Layout,
    pub title: String,
    pub before: DateTime<Utc>,
    pub after: DateTime<Utc>,
    pub scores: Vec<CompareRow>,
    pub items: Vec<CompareRow>,
}

/// A questionnaire on paper, blank or filled in.
#[derive(Debug, Clone, Serialize)]
pub struct SheetPaper {
    pub layout: Layout,
    pub title: String,
    pub introduction: String,
    pub thanks: String,
    pub code: Option<String>,
    pub name: Option<String>,
    pub filled: bool,
    pub on: NaiveDate,
    pub sections: Vec<SheetSection>,
    pub scores: Vec<SheetScore>,
}

/// What was put to a person, on her own pages.
#[derive(Debug, Clone, Serialize)]
pub struct OwnSheets {
    pub layout: Layout,
    pub own: super::own::OwnHead,
    pub rows: Vec<SheetRow>,
}
