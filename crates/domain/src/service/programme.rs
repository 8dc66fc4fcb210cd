//! Programmes with their quota, and the people who are in them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::LepList;
use crate::{actor::Actor, codes, id::WorkerId};

/// Most characters of a name and of the text of who may join.
const NAME_CHARS: usize = 160;
const TEXT_CHARS: usize = 4_000;

codes! {
    /// Why somebody left a programme.
    pub enum AdhesionEnd {
        Completed = "completed", Hired = "hired", Withdrew = "withdrew", Excluded = "excluded", Moved = "moved",
        /// She was entered by mistake.
        Mistake = "mistake",
    }
}

/// A programme of measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    pub id: Uuid,
    /// Code of the desk that keeps it.
    pub desk: String,
    pub name: String,
    /// Who pays for it, in words.
    #[serde(default)]
    pub funding: Option<String>,
    pub from: NaiveDate,
    /// Last day; open when absent.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// How many people it takes; no bound when absent.
    #[serde(default)]
    pub quota: Option<u32>,
    /// Codes of the levels it consists of.
    #[serde(default)]
    pub leps: Vec<String>,
    /// Who may join, in words.
    #[serde(default)]
    pub eligibility: Option<String>,
}

/// A person in a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adhesion {
    pub id: Uuid,
    pub worker: WorkerId,
    pub programme: Uuid,
    pub from: NaiveDate,
    /// Last day and why.
    #[serde(default)]
    pub ended: Option<(NaiveDate, AdhesionEnd)>,
    /// Why she was taken although the quota was reached.
    #[serde(default)]
    pub beyond_quota: Option<String>,
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// Why a programme or an adhesion is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProgrammeError {
    #[error("the name is missing or too long")]
    Name,
    #[error("ends before it begins")]
    Reversed,
    #[error("no such level")]
    Lep,
    #[error("the text is too long")]
    TooLong,
    /// The day is not within the programme.
    #[error("outside the programme")]
    Outside,
    /// She is in it already.
    #[error("in it already")]
    Twice,
    /// As many people are in it as it takes; a reason overrides it.
    #[error("the quota of {quota} is reached")]
    Full { quota: u32 },
    /// She left it before.
    #[error("ended already")]
    Ended,
}

impl Programme {
    /// Checks a programme against the levels of the installation.
    ///
    /// # Errors
    /// [`ProgrammeError::Name`], [`ProgrammeError::Reversed`], [`ProgrammeError::Lep`], [`ProgrammeError::TooLong`].
    pub fn check(&self, leps: &LepList) -> Result<(), ProgrammeError> {
        let chars = self.name.trim().chars().count();
        if chars == 0 || chars > NAME_CHARS {
            return Err(ProgrammeError::Name);
        }
        if self.to.is_some_and(|to| to < self.from) {
            return Err(ProgrammeError::Reversed);
        }
        if self.leps.iter().any(|code| leps.get(code).is_none()) {
            return Err(ProgrammeError::Lep);
        }
        let long = |text: &Option<String>| text.as_ref().is_some_and(|text| text.chars().count() > TEXT_CHARS);
        if long(&self.funding) || long(&self.eligibility) { Err(ProgrammeError::TooLong) } else { Ok(()) }
    }

    /// Whether it runs on a day.
    #[must_use]
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether one more may join on a day, given those who ever did. The quota counts who is in it or has completed it: a place that
    /// was withdrawn from is free again.
    ///
    /// # Errors
    /// [`ProgrammeError::Outside`], [`ProgrammeError::Twice`]; [`ProgrammeError::Full`] unless a reason goes beyond the quota.
    pub fn may_join(
        &self,
        adhesions: &[Adhesion],
        worker: WorkerId,
        day: NaiveDate,
        beyond_quota: Option<&str>,
    ) -> Result<(), ProgrammeError> {
        if !self.runs_on(day) {
            return Err(ProgrammeError::Outside);
        }
        if adhesions.iter().any(|each| each.worker == worker && each.ended.is_none()) {
            return Err(ProgrammeError::Twice);
        }
        match self.quota {
            Some(quota) if self.taken(adhesions) >= quota && beyond_quota.is_none() => Err(ProgrammeError::Full { quota }),
            _ => Ok(()),
        }
    }

    /// How many places are taken.
    #[must_use]
    pub fn taken(&self, adhesions: &[Adhesion]) -> u32 {
        let counts = |each: &&Adhesion| match each.ended {
            None => true,
            Some((_, why)) => matches!(why, AdhesionEnd::Completed | AdhesionEnd::Hired),
        };
        u32::try_from(adhesions.iter().filter(counts).count()).unwrap_or(u32::MAX)
    }
}

impl Adhesion {
    /// Whether she is in the programme on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.ended.is_none_or(|(last, _)| day <= last)
    }

    /// Ends it.
    ///
    /// # Errors
    /// [`ProgrammeError::Ended`], [`ProgrammeError::Reversed`].
    pub fn end(&mut self, last: NaiveDate, why: AdhesionEnd) -> Result<(), ProgrammeError> {
        if self.ended.is_some() {
            return Err(ProgrammeError::Ended);
        }
        if last < self.from {
            return Err(ProgrammeError::Reversed);
        }
        self.ended = Some((last, why));
        Ok(())
    }
}
