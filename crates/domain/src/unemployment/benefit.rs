//! What supports a person while she has no work.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Voided, WORDS_CHARS};
use crate::{actor::Actor, codes, id::WorkerId};

codes! {
    /// A kind of support.
    pub enum BenefitKind {
        /// For employees who lost their work; applying for it is a declaration (d.lgs. 150/2015 art. 21 c. 1).
        Naspi = "naspi",
        /// For collaborators; applying for it is a declaration.
        DisColl = "dis_coll",
        /// Assegno di inclusione (DL 48/2023).
        Adi = "adi",
        /// Supporto per la formazione e il lavoro (DL 48/2023).
        Sfl = "sfl",
        /// Wage support of those whose work is suspended.
        Cig = "cig",
        /// Reddito di cittadinanza, until 2023.
        Rdc = "rdc",
        /// Mobility allowance, until 2016.
        Mobility = "mobility",
        Other = "other",
    }
}

impl BenefitKind {
    /// Whether applying for it is a declaration of availability.
    #[must_use]
    pub const fn declares(self) -> bool {
        matches!(self, Self::Naspi | Self::DisColl)
    }

    /// Whether nobody receives it any more; it stays for what is past.
    #[must_use]
    pub const fn is_historical(self) -> bool {
        matches!(self, Self::Rdc | Self::Mobility)
    }
}

/// A support that a person has or had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benefit {
    pub id: Uuid,
    pub worker: WorkerId,
    pub kind: BenefitKind,
    /// First day.
    pub from: NaiveDate,
    /// Last day; open when absent.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// Where it is known from, in words: a letter, the institute, the person.
    #[serde(default)]
    pub source: Option<String>,
    pub at: DateTime<Utc>,
    pub by: Actor,
    /// Taken back: it was recorded by mistake.
    #[serde(default)]
    pub voided: Option<Voided>,
}

/// Why a support is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BenefitError {
    #[error("ends before it begins")]
    Reversed,
    #[error("the words are too long")]
    TooLong,
}

impl Benefit {
    /// Whether it is received on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.voided.is_none() && self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Checks a support.
    ///
    /// # Errors
    /// [`BenefitError`].
    pub fn check(&self) -> Result<(), BenefitError> {
        if self.to.is_some_and(|to| to < self.from) {
            return Err(BenefitError::Reversed);
        }
        let long = self.source.as_ref().is_some_and(|words| words.chars().count() > WORDS_CHARS);
        if long { Err(BenefitError::TooLong) } else { Ok(()) }
    }
}
