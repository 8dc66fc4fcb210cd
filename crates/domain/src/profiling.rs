//! Profiling: how far from work a quantitative model says that a person is, and the track (GOL) that a rule proposes from it and from
//! the interview. A person of the desk decides; what the program says is kept beside what she decided.

mod input;
mod model;
#[cfg(test)]
mod tests;
mod track;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{actor::Actor, expression::Number, id::WorkerId};

pub use input::{Answer, Answers, Input, Source, citizenship_class, education_class, position_class};
pub use model::{Choice, Model, ModelError, Nearness, Part, Score, Slope, Step, Term, Territory};
pub use track::{Contest, Ground, Proposed, Qualitative, Track, TrackChoice, TrackRule};

/// Most characters of a reason or a contest.
pub const TEXT_CHARS: usize = 2_000;

/// The version of a model with which something was computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelRef {
    /// The stored version; absent for the one that comes with the program.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// Number of the version at its desk, from 1; 0 for the one that comes with the program.
    pub number: u32,
    /// Code of the desk that wrote it.
    #[serde(default)]
    pub desk: Option<String>,
}

/// A version of a model that a desk wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelVersion {
    pub id: Uuid,
    pub desk: String,
    /// Number at its desk, from 1.
    pub number: u32,
    pub model: Model,
    /// Why it was changed.
    pub reason: String,
    pub by: Actor,
    pub at: DateTime<Utc>,
}

impl ModelVersion {
    /// How results call it.
    #[must_use]
    pub fn reference(&self) -> ModelRef {
        ModelRef { id: Some(self.id), number: self.number, desk: Some(self.desk.clone()) }
    }
}

/// Why and by whom something was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voided {
    pub by: Actor,
    pub at: DateTime<Utc>,
    pub reason: String,
}

/// A person's quantitative profile on a day, as it was computed then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub id: Uuid,
    pub worker: WorkerId,
    pub day: NaiveDate,
    pub model: ModelRef,
    pub answers: Answers,
    /// Where each answer is from.
    pub sources: std::collections::BTreeMap<Input, Source>,
    /// Whether she has needs beyond work that other services must meet; which ones is written nowhere here.
    #[serde(default)]
    pub needs: Option<bool>,
    /// Whether she lost her work with others, in the crisis of a company.
    #[serde(default)]
    pub collective: Option<bool>,
    pub score: Score,
    /// The rule of its model, by which a track is proposed.
    pub rule: TrackRule,
    pub by: Actor,
    pub at: DateTime<Utc>,
    #[serde(default)]
    pub voided: Option<Voided>,
}

/// Why something of profiling is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProfilingError {
    /// An answer is none that its question has.
    #[error("{0} has no such answer")]
    Answer(Input),
    /// Another track than the one proposed, or what is taken back, needs a reason.
    #[error("the reason is missing")]
    Reason,
    #[error("a text is too long")]
    TooLong,
    /// It was taken back.
    #[error("taken back")]
    Voided,
    /// It is contested already, or there is nothing to contest.
    #[error("not to be contested")]
    Contest,
    /// What is contested is looked at by a person: a program answers nothing.
    #[error("a person must answer")]
    Person,
    /// Numbers of more digits than can be computed with.
    #[error("too large")]
    TooLarge,
}

impl Profile {
    /// Takes a profile back that was made by mistake; it stays, struck through.
    ///
    /// # Errors
    /// [`ProfilingError::Voided`], [`ProfilingError::Reason`], [`ProfilingError::TooLong`].
    pub fn void(&mut self, reason: &str, by: Actor, at: DateTime<Utc>) -> Result<(), ProfilingError> {
        if self.voided.is_some() {
            return Err(ProfilingError::Voided);
        }
        self.voided = Some(Voided { by, at, reason: said(reason)? });
        Ok(())
    }

    /// The index when it is known exactly: a profile with answers missing has only bounds.
    #[must_use]
    pub fn index(&self) -> Option<Number> {
        (self.score.low == self.score.high).then_some(self.score.low)
    }
}

/// A reason that must be there.
pub(crate) fn said(reason: &str) -> Result<String, ProfilingError> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(ProfilingError::Reason);
    }
    if reason.chars().count() > TEXT_CHARS { Err(ProfilingError::TooLong) } else { Ok(reason.to_owned()) }
}
