//! The track (percorso GOL, decreto 5 November 2021): proposed by a rule that can be read, decided by a person.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Nearness, ProfilingError, TEXT_CHARS, Voided, said};
use crate::{
    actor::Actor,
    codes,
    expression::Number,
    id::{ResponseId, WorkerId},
};

codes! {
    /// The five tracks, in the order of their numbers.
    pub enum Track {
        /// 1: near to work, with skills of use at once.
        Reemployment = "reemployment",
        /// 2: farther, with skills to bring up to date.
        Upskilling = "upskilling",
        /// 3: far, with skills that do not fit any more.
        Reskilling = "reskilling",
        /// 4: needs beyond work.
        Inclusion = "inclusion",
        /// 5: lost the work with others, in a crisis of a company.
        Collective = "collective",
    }
}

impl Track {
    /// Its number in the programme.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// How a track is proposed.
///
/// 1. Whoever lost the work with others, in a crisis of a company: track 5.
/// 2. Whoever said that there are needs beyond work: track 4.
/// 3. Else marks of distance are added, 0 for near, 1 for between, 2 for far, once for the quantitative index and once for the band of
///    the interview's index: fewer than `upskilling` marks are track 1, fewer than `reskilling` track 2, others track 3.
///
/// Without an interview nothing is proposed; with answers missing only what every possible answer would come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackRule {
    /// Day from which it holds, as it is told with every proposal.
    pub since: NaiveDate,
    /// Name of the questionnaire of the interview, and of its score.
    pub questionnaire: String,
    pub score: String,
    /// How near the bands of the score are.
    pub bands: BTreeMap<String, Nearness>,
    /// Marks from which it is track 2, and track 3.
    pub upskilling: u8,
    pub reskilling: u8,
}

/// What the interview came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qualitative {
    pub response: ResponseId,
    pub at: DateTime<Utc>,
    #[serde(default)]
    pub index: Option<Number>,
    /// The band: the one that an operator confirmed or took, else the one computed.
    #[serde(default)]
    pub band: Option<String>,
    /// Whether an operator went through it with the person.
    pub confirmed: bool,
}

/// Why a track is proposed, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ground {
    Collective,
    Needs,
    /// Marks of distance: of the index, of the interview.
    Marks {
        quantitative: u8,
        qualitative: u8,
    },
    /// There was no interview, or its band is none of the rule's.
    NoInterview,
    /// Answers are missing on which the track hangs: from so many marks to so many.
    Incomplete {
        least: u8,
        most: u8,
    },
}

/// What the rule proposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    #[serde(default)]
    pub track: Option<Track>,
    pub ground: Ground,
}

impl TrackRule {
    /// The track of so many marks.
    #[must_use]
    pub const fn of_marks(&self, marks: u8) -> Track {
        if marks >= self.reskilling {
            Track::Reskilling
        } else if marks >= self.upskilling {
            Track::Upskilling
        } else {
            Track::Reemployment
        }
    }

    /// What is proposed for an index between two bands, the interview, and what she said.
    #[must_use]
    pub fn propose(
        &self,
        (nearest, farthest): (Nearness, Nearness),
        interview: Option<&Qualitative>,
        needs: Option<bool>,
        collective: Option<bool>,
    ) -> Proposed {
        if collective == Some(true) {
            return Proposed { track: Some(Track::Collective), ground: Ground::Collective };
        }
        if needs == Some(true) {
            return Proposed { track: Some(Track::Inclusion), ground: Ground::Needs };
        }
        let band = interview.and_then(|seen| seen.band.as_ref()).and_then(|band| self.bands.get(band));
        let Some(qualitative) = band.map(|band| band.distance()) else {
            return Proposed { track: None, ground: Ground::NoInterview };
        };
        let (least, most) = (nearest.distance() + qualitative, farthest.distance() + qualitative);
        let track = self.of_marks(least);
        if track == self.of_marks(most) {
            Proposed { track: Some(track), ground: Ground::Marks { quantitative: most - qualitative, qualitative } }
        } else {
            Proposed { track: None, ground: Ground::Incomplete { least, most } }
        }
    }
}

/// What a person says against a track, and what somebody of the desk answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contest {
    pub words: String,
    pub by: Actor,
    pub at: DateTime<Utc>,
    #[serde(default)]
    pub answer: Option<(String, Actor, DateTime<Utc>)>,
}

/// A track that a person of the desk decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackChoice {
    pub id: Uuid,
    pub worker: WorkerId,
    pub day: NaiveDate,
    /// The profile that it follows, when there was one.
    #[serde(default)]
    pub profile: Option<Uuid>,
    /// What was proposed, and from which interview.
    pub proposed: Proposed,
    #[serde(default)]
    pub interview: Option<Qualitative>,
    pub track: Track,
    /// Why, when it is another than the one proposed.
    #[serde(default)]
    pub reason: Option<String>,
    pub by: Actor,
    pub at: DateTime<Utc>,
    #[serde(default)]
    pub contest: Option<Contest>,
    #[serde(default)]
    pub voided: Option<Voided>,
}

impl TrackChoice {
    /// Checks a choice: another track than the one proposed needs a reason, and a person decides.
    ///
    /// # Errors
    /// [`ProfilingError::Reason`], [`ProfilingError::TooLong`], [`ProfilingError::Person`].
    pub fn check(&self) -> Result<(), ProfilingError> {
        if self.reason.is_none() && self.proposed.track != Some(self.track) {
            return Err(ProfilingError::Reason);
        }
        if self.reason.as_ref().is_some_and(|reason| reason.chars().count() > TEXT_CHARS) {
            return Err(ProfilingError::TooLong);
        }
        // GDPR art. 22: no track is decided by a program alone.
        if matches!(self.by, Actor::Job { .. }) { Err(ProfilingError::Person) } else { Ok(()) }
    }

    /// Takes it back; it stays, struck through.
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

    /// Records that the person wants it looked at again (GDPR art. 22.3), in her words.
    ///
    /// # Errors
    /// [`ProfilingError::Contest`] once it is contested or taken back; [`ProfilingError::Reason`], [`ProfilingError::TooLong`].
    pub fn contest(&mut self, words: &str, by: Actor, at: DateTime<Utc>) -> Result<(), ProfilingError> {
        if self.contest.is_some() || self.voided.is_some() {
            return Err(ProfilingError::Contest);
        }
        self.contest = Some(Contest { words: said(words)?, by, at, answer: None });
        Ok(())
    }

    /// Answers what is contested.
    ///
    /// # Errors
    /// [`ProfilingError::Contest`] when nothing is, or it was answered; [`ProfilingError::Reason`], [`ProfilingError::TooLong`].
    pub fn answer(&mut self, words: &str, by: Actor, at: DateTime<Utc>) -> Result<(), ProfilingError> {
        let contest = self.contest.as_mut().filter(|contest| contest.answer.is_none()).ok_or(ProfilingError::Contest)?;
        contest.answer = Some((said(words)?, by, at));
        Ok(())
    }
}
