//! What was missed, what the law says follows from it, and what a person decided (d.lgs. 150/2015 art. 21 c. 7).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::TEXT_CHARS;
use crate::{actor::Actor, codes, id::WorkerId};

codes! {
    /// What was missed.
    pub enum Missed {
        /// A convocation or appointment.
        Appointment = "appointment",
        /// A session on how to look for work.
        Workshop = "workshop",
        /// Training, or work of public utility.
        Training = "training",
    }
}

codes! {
    /// What follows.
    pub enum Effect {
        Nothing = "nothing",
        /// A quarter of a month of the benefit.
        QuarterMonth = "quarter_month",
        /// A month of the benefit.
        Month = "month",
        /// The benefit and the status are lost.
        Loss = "loss",
    }
}

codes! {
    /// Why it counts as excused.
    pub enum Justification {
        Illness = "illness", Service = "service", Pregnancy = "pregnancy", Family = "family",
        /// The law limits her freedom to move.
        LegalLimits = "legal_limits",
        /// Any other impediment that is proven, and force majeure.
        Impediment = "impediment",
    }
}

/// What follows from the nth time that something is missed, from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    pub missed: Missed,
    /// The first time is 1; the last row of a scale holds for every time after.
    pub ordinal: u32,
    pub effect: Effect,
    /// First day, as year, month and day.
    valid_from: (i32, u32, u32),
    pub source: &'static str,
}

const APPOINTMENT: &str = "D.lgs. 150/2015 art. 21 c. 7 lett. a";
const WORKSHOP: &str = "D.lgs. 150/2015 art. 21 c. 7 lett. b";
const TRAINING: &str = "D.lgs. 150/2015 art. 21 c. 7 lett. c";

const fn rule(missed: Missed, ordinal: u32, effect: Effect, source: &'static str) -> Rule {
    Rule { missed, ordinal, effect, valid_from: (2015, 9, 24), source }
}

/// Every rule.
pub const SANCTIONS: &[Rule] = &[
    rule(Missed::Appointment, 1, Effect::QuarterMonth, APPOINTMENT),
    rule(Missed::Appointment, 2, Effect::Month, APPOINTMENT),
    rule(Missed::Appointment, 3, Effect::Loss, APPOINTMENT),
    rule(Missed::Workshop, 1, Effect::QuarterMonth, WORKSHOP),
    rule(Missed::Workshop, 2, Effect::Month, WORKSHOP),
    rule(Missed::Workshop, 3, Effect::Loss, WORKSHOP),
    rule(Missed::Training, 1, Effect::Month, TRAINING),
    rule(Missed::Training, 2, Effect::Loss, TRAINING),
];

impl Rule {
    /// First day on which it holds.
    #[must_use]
    pub fn valid_from(&self) -> NaiveDate {
        let (year, month, day) = self.valid_from;
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MAX)
    }
}

/// What a person decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub effect: Effect,
    /// Compulsory when it is another than the one proposed.
    #[serde(default)]
    pub reason: Option<String>,
    #[serde(default)]
    pub justification: Option<Justification>,
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// What the person holds against a decision, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contest {
    pub day: NaiveDate,
    pub words: String,
    /// Whether it was upheld, once somebody answered, and why.
    #[serde(default)]
    pub answer: Option<(bool, String)>,
}

/// Something that was missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    pub id: Uuid,
    pub worker: WorkerId,
    pub day: NaiveDate,
    pub missed: Missed,
    #[serde(default)]
    pub note: Option<String>,
    pub by: Actor,
    pub at: DateTime<Utc>,
    #[serde(default)]
    pub decision: Option<Decision>,
    #[serde(default)]
    pub contest: Option<Contest>,
}

/// Why an absence or a decision is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AbsenceError {
    #[error("the day is still to come")]
    Future,
    #[error("the words are missing")]
    Words,
    #[error("the words are too long")]
    TooLong,
    #[error("decided already")]
    Decided,
    /// Only what was decided can be contested, and once.
    #[error("nothing to contest")]
    NothingToContest,
    /// An excused absence has no effect.
    #[error("excused: no effect")]
    Excused,
}

/// What the rules propose for an absence, given all of the person's: its place among those of its kind that were decided to have an
/// effect, and the rule of its day. Nothing while no rule is known. It is a proposal: a person decides.
#[must_use]
pub fn proposed(absence: &Absence, all: &[Absence]) -> (u32, Option<&'static Rule>) {
    let counts = |other: &&Absence| other.missed == absence.missed && (other.day, other.id) < (absence.day, absence.id) && other.stands();
    let ordinal = u32::try_from(all.iter().filter(counts).count()).unwrap_or(u32::MAX).saturating_add(1);
    let of_kind = SANCTIONS.iter().filter(|rule| rule.missed == absence.missed && rule.valid_from() <= absence.day);
    (ordinal, of_kind.filter(|rule| rule.ordinal <= ordinal).max_by_key(|rule| (rule.ordinal, rule.valid_from())))
}

impl Absence {
    /// Whether it was decided to have an effect, and no contest against it was upheld.
    #[must_use]
    pub fn stands(&self) -> bool {
        let upheld = self.contest.as_ref().and_then(|contest| contest.answer.as_ref()).is_some_and(|(upheld, _)| *upheld);
        !upheld && self.decision.as_ref().is_some_and(|decision| decision.effect != Effect::Nothing)
    }

    /// Records what a person decided. Who departs from the rule says why; an excuse leaves no effect.
    ///
    /// # Errors
    /// [`AbsenceError::Decided`], [`AbsenceError::Excused`], [`AbsenceError::Words`], [`AbsenceError::TooLong`].
    pub fn decide(&mut self, proposed: Option<Effect>, mut decision: Decision) -> Result<(), AbsenceError> {
        if self.decision.is_some() {
            return Err(AbsenceError::Decided);
        }
        if decision.justification.is_some() && decision.effect != Effect::Nothing {
            return Err(AbsenceError::Excused);
        }
        decision.reason = decision.reason.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
        let departs = proposed != Some(decision.effect) && decision.justification.is_none();
        if departs && decision.reason.is_none() {
            return Err(AbsenceError::Words);
        }
        if decision.reason.as_ref().is_some_and(|words| words.chars().count() > TEXT_CHARS) {
            return Err(AbsenceError::TooLong);
        }
        self.decision = Some(decision);
        Ok(())
    }

    /// Records that the person contests the decision.
    ///
    /// # Errors
    /// [`AbsenceError::NothingToContest`], [`AbsenceError::Words`], [`AbsenceError::TooLong`].
    pub fn contest(&mut self, words: &str, day: NaiveDate) -> Result<(), AbsenceError> {
        if !self.stands() || self.contest.is_some() {
            return Err(AbsenceError::NothingToContest);
        }
        self.contest = Some(Contest { day, words: said(words)?, answer: None });
        Ok(())
    }

    /// Answers what is contested; when upheld, the decision has no effect any more.
    ///
    /// # Errors
    /// As [`Absence::contest`].
    pub fn answer(&mut self, upheld: bool, words: &str) -> Result<(), AbsenceError> {
        match &mut self.contest {
            Some(contest) if contest.answer.is_none() => {
                contest.answer = Some((upheld, said(words)?));
                Ok(())
            }
            _ => Err(AbsenceError::NothingToContest),
        }
    }
}

fn said(words: &str) -> Result<String, AbsenceError> {
    let words = words.trim();
    match words.chars().count() {
        0 => Err(AbsenceError::Words),
        1..=TEXT_CHARS => Ok(words.to_owned()),
        _ => Err(AbsenceError::TooLong),
    }
}
