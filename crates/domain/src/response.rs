//! A questionnaire that is put to somebody, and what came of it.
//!
//! What is being answered keeps the version of its pack and the parameters with which it began ([`Sheet`]). What the answers
//! came to is kept as it was seen at completion ([`Completion`]): a model that changes later changes nothing that was said.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    actor::Actor,
    codes,
    expression::Values,
    id::{AccountId, CampaignId, EmployerId, ResponseId, WorkerId},
    pack::Channel,
    questionnaire::{Answers, Assessment, Questionnaire, Setting},
};

mod change;
mod figures;
mod judge;
#[cfg(test)]
mod tests;
mod typed;

pub use change::ResponseError;
pub use figures::{FigureRow, Figures, Tally};
pub use typed::{read_number, typed};

codes! {
    /// Where a questionnaire put to somebody stands.
    pub enum ResponseState {
        /// It is still to be sent, printed or asked by telephone.
        ToSend = "to_send",
        Sent = "sent",
        /// The first page was passed: whoever has the link began.
        Opened = "opened",
        /// Something is answered.
        Started = "started",
        Completed = "completed",
        /// An operator went through the results with the person.
        Confirmed = "confirmed",
        /// It is no longer wanted.
        Withdrawn = "withdrawn",
        /// There will be no answer, for a reason.
        NotReached = "not_reached",
    }
}

codes! {
    /// How the answers came.
    pub enum Filling {
        /// Through the link that was sent.
        Link = "link",
        /// On her own pages, signed in.
        OwnPages = "own_pages",
        /// Typed by an operator during a call.
        Telephone = "telephone",
        /// Typed by an operator while the person was there.
        InPerson = "in_person",
        /// Typed by an operator from paper.
        Paper = "paper",
        /// From a file of answers given elsewhere.
        Imported = "imported",
    }
}

codes! {
    /// Why there was no answer: to lack skills and to lack a network are different things (DOMAIN.md §3.7).
    pub enum NoAnswerReason {
        NoSkills = "no_skills",
        NoAccess = "no_access",
        Unwilling = "unwilling",
        Unreachable = "unreachable",
        Other = "other",
    }
}

codes! {
    /// What is proposed to somebody who did not answer online.
    pub enum Alternative {
        DigitalCourse = "digital_course",
        /// A workstation of the desk, with help.
        Workstation = "workstation",
        Telephone = "telephone",
        InPerson = "in_person",
        Paper = "paper",
    }
}

codes! {
    /// Why an invitation did not leave.
    pub enum SendFault {
        /// The address is none.
        BadAddress = "bad_address",
        /// The server of the mail would not take it, however often it was tried.
        Undelivered = "undelivered",
        /// She does not want to be written to any more, or her data are not to be used.
        NotToContact = "not_to_contact",
    }
}

/// Which questionnaire, of which version of its pack, with which parameters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The stored version of the pack.
    pub pack_version: Uuid,
    pub questionnaire: String,
    /// The parameters of the desk when it began, by the names of expressions.
    #[serde(default)]
    pub parameters: Values,
}

impl Sheet {
    /// What it is assessed with on a day.
    #[must_use]
    pub fn setting(&self, now: DateTime<Utc>) -> Setting {
        Setting { today: crate::clock::day_in_rome(now), parameters: self.parameters.clone() }
    }
}

/// Whom it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Subject {
    Worker(WorkerId),
    Employer(EmployerId),
    /// Nobody is to know, or nobody knows any more.
    Nobody,
}

impl Subject {
    /// The person, if it is about one.
    #[must_use]
    pub const fn worker(self) -> Option<WorkerId> {
        if let Self::Worker(id) = self { Some(id) } else { None }
    }

    /// The employer, if it is about one.
    #[must_use]
    pub const fn employer(self) -> Option<EmployerId> {
        if let Self::Employer(id) = self { Some(id) } else { None }
    }
}

/// The step of a pathway that it is done for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunStep {
    pub run: Uuid,
    pub step: String,
}

/// When what happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Times {
    pub sent: Option<DateTime<Utc>>,
    pub reminded: Vec<DateTime<Utc>>,
    pub opened: Option<DateTime<Utc>>,
    pub started: Option<DateTime<Utc>>,
    pub completed: Option<DateTime<Utc>>,
    pub confirmed: Option<DateTime<Utc>>,
    pub withdrawn: Option<DateTime<Utc>>,
    /// When somebody last worked on the answers.
    pub touched: Option<DateTime<Utc>>,
    /// Seconds for which somebody worked on them, pauses left out.
    pub spent: i64,
}

/// An operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    pub account: AccountId,
    pub name: String,
}

impl Operator {
    /// The operator that an actor is, if it is one.
    #[must_use]
    pub fn of(actor: &Actor) -> Option<Self> {
        match actor {
            Actor::Account { id, name, role, .. } if !role.is_about_a_person() => Some(Self { account: *id, name: name.clone() }),
            _ => None,
        }
    }
}

/// The answers as they were when they were sent in, and what they came to then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    pub at: DateTime<Utc>,
    pub filled: Filling,
    /// Who typed them, when it was not the person herself.
    #[serde(default)]
    pub by: Option<Operator>,
    pub assessment: Assessment,
}

/// A band that an operator confirmed, or chose in the place of the one computed; both are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    pub score: String,
    /// The band that was computed, if there was one.
    pub computed: Option<String>,
    pub band: String,
    /// Why, when it is another.
    #[serde(default)]
    pub reason: Option<String>,
    pub by: Operator,
    pub at: DateTime<Utc>,
}

/// The interview in which the results were given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restitution {
    pub at: DateTime<Utc>,
    pub by: Operator,
    pub note: String,
    /// How long the interview took, in minutes.
    #[serde(default)]
    pub minutes: Option<u32>,
}

/// That there was no answer, why, and what was proposed instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoAnswer {
    pub reason: NoAnswerReason,
    #[serde(default)]
    pub proposed: Vec<Alternative>,
    #[serde(default)]
    pub note: Option<String>,
    pub at: DateTime<Utc>,
    pub by: Option<Operator>,
}

/// A questionnaire put to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    pub id: ResponseId,
    /// Code of the desk that asks.
    pub desk: String,
    pub sheet: Sheet,
    pub subject: Subject,
    /// Answers of whom nobody is to know: the row has no times but months, and no number that tells when it was made.
    #[serde(default)]
    pub anonymous: bool,
    /// It only says that she was asked: the answers stand in a row that is nobody's.
    #[serde(default)]
    pub invitation: bool,
    #[serde(default)]
    pub campaign: Option<CampaignId>,
    #[serde(default)]
    pub run: Option<RunStep>,
    pub state: ResponseState,
    /// How she was invited, or is to be.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Short name on paper and by telephone.
    pub code: String,
    /// The age band of the person when she was asked, by the names of [`AGE_BANDS`].
    #[serde(default)]
    pub band: Option<String>,
    #[serde(default)]
    pub times: Times,
    /// Minutes that it took, once completed.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Answers as they were given, right or wrong.
    #[serde(default)]
    pub answers: Answers,
    /// What was sent in, the first first: a correction adds one.
    #[serde(default)]
    pub completions: Vec<Completion>,
    #[serde(default)]
    pub judgements: Vec<Judgement>,
    #[serde(default)]
    pub restitution: Option<Restitution>,
    /// Items that were not understood, with a note that may be empty.
    #[serde(default)]
    pub unclear: BTreeMap<String, String>,
    #[serde(default)]
    pub no_answer: Option<NoAnswer>,
    #[serde(default)]
    pub fault: Option<SendFault>,
    /// Digest of the secret of the browser on which the answers are being given: no other is shown them.
    #[serde(default)]
    pub browser: Option<String>,
    /// How it is called where it was imported from.
    #[serde(default)]
    pub external: Option<String>,
}

/// Age bands of the first sample of qualitative profiling: 35 and 50 belong to the one between (DOMAIN.md §9.1).
pub const AGE_BANDS: [&str; 3] = ["under_35", "from_35_to_50", "over_50"];

/// The age band of whole years.
#[must_use]
pub const fn age_band(years: u32) -> &'static str {
    match years {
        0..35 => AGE_BANDS[0],
        35..=50 => AGE_BANDS[1],
        _ => AGE_BANDS[2],
    }
}

/// A pause after which one is taken to have done something else.
pub const PAUSE: TimeDelta = TimeDelta::minutes(10);

impl Response {
    /// A questionnaire that is to be put to somebody.
    #[must_use]
    pub fn new(id: ResponseId, desk: impl Into<String>, sheet: Sheet, subject: Subject, code: String) -> Self {
        Self {
            id,
            desk: desk.into(),
            sheet,
            subject,
            anonymous: false,
            invitation: false,
            campaign: None,
            run: None,
            state: ResponseState::ToSend,
            channel: None,
            code,
            band: None,
            times: Times::default(),
            minutes: None,
            answers: Answers::new(),
            completions: Vec::new(),
            judgements: Vec::new(),
            restitution: None,
            unclear: BTreeMap::new(),
            no_answer: None,
            fault: None,
            browser: None,
            external: None,
        }
    }

    /// Whether answers may still be given.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        use ResponseState as S;
        matches!(self.state, S::ToSend | S::Sent | S::Opened | S::Started | S::NotReached)
    }

    /// Whether it was sent in.
    #[must_use]
    pub const fn is_completed(&self) -> bool {
        matches!(self.state, ResponseState::Completed | ResponseState::Confirmed)
    }

    /// What was sent in last.
    #[must_use]
    pub fn last(&self) -> Option<&Completion> {
        self.completions.last()
    }

    /// What the answers mean now: as it was seen when they were sent in, else as they stand.
    #[must_use]
    pub fn assessment(&self, questionnaire: &Questionnaire, now: DateTime<Utc>) -> Assessment {
        match self.last().filter(|_| self.is_completed()) {
            Some(completion) => completion.assessment.clone(),
            None => questionnaire.assess(&self.answers, &self.sheet.setting(now)),
        }
    }

    /// The judgement of a score that holds.
    #[must_use]
    pub fn judgement(&self, score: &str) -> Option<&Judgement> {
        self.judgements.iter().rev().find(|judgement| judgement.score == score)
    }

    /// Everything that other expressions of a pack may ask for once it was sent in; a band that an operator chose goes before
    /// the one computed.
    #[must_use]
    pub fn values(&self, questionnaire: &Questionnaire) -> Values {
        let Some(completion) = self.last() else { return Values::new() };
        let mut values = completion.assessment.values(questionnaire, &self.sheet.setting(completion.at));
        for judgement in &self.judgements {
            values.insert(format!("{}.band", judgement.score), crate::expression::Value::text(&judgement.band));
        }
        values
    }
}
