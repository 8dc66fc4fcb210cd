//! What is recorded: declarations, work, endings; how they are corrected and taken back.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{actor::Actor, codes, id::WorkerId};

/// Most characters of a note, a reason or the name of an employer.
pub const WORDS_CHARS: usize = 500;

/// Most characters of a protocol number.
const PROTOCOL_CHARS: usize = 60;

codes! {
    /// Who received a declaration, and how.
    pub enum DeclaredHow {
        /// The desk, with the person.
        Desk = "desk",
        /// The person herself, on the national system.
        National = "national",
        /// An application for NASpI or DIS-COLL, which equals a declaration.
        BenefitApplication = "benefit_application",
        /// It came with her record from another system.
        Imported = "imported",
    }
}

codes! {
    /// What kind of work somebody begins.
    pub enum WorkKind {
        Employee = "employee",
        SelfEmployed = "self_employed",
        /// Outside a course of studies: no employment, the status is kept.
        Traineeship = "traineeship",
        /// Public utility and socially useful work: the status is kept.
        PublicUtility = "public_utility",
    }
}

impl WorkKind {
    /// Whether the status is kept whatever it pays and however long it is.
    #[must_use]
    pub const fn keeps(self) -> bool {
        matches!(self, Self::Traineeship | Self::PublicUtility)
    }
}

codes! {
    /// Why a status ends, other than by work.
    pub enum EndReason {
        Withdrawal = "withdrawal",
        /// Missed appointments or refusals (d.lgs. 150/2015 art. 21); it bars a new declaration for two months.
        Sanction = "sanction",
        Retirement = "retirement", Death = "death",
        /// Another declaration of the same person holds elsewhere.
        Duplicate = "duplicate",
        /// Another system said that it ended, and not why.
        Unknown = "unknown",
    }
}

/// The number under which the national system keeps a declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protocol {
    pub number: String,
    pub at: DateTime<Utc>,
    pub by: Actor,
}

/// Work that somebody begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    pub kind: WorkKind,
    /// Last day as expected when it began or was prolonged; open-ended when absent.
    #[serde(default)]
    pub expected: Option<NaiveDate>,
    /// Last day, once it has ended.
    #[serde(default)]
    pub ended: Option<NaiveDate>,
    /// Income of a year that is expected from it, gross, in cents.
    #[serde(default)]
    pub income_cents: Option<i64>,
    #[serde(default)]
    pub employer: Option<String>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    Declared {
        how: DeclaredHow,
        /// Last day of the work that is being lost, when it was given from the receipt of the dismissal.
        #[serde(default)]
        work_until: Option<NaiveDate>,
        /// Recorded while the national system was away.
        #[serde(default)]
        provisional: bool,
        #[serde(default)]
        protocol: Option<Protocol>,
    },
    Worked(Work),
    Ended {
        reason: EndReason,
    },
}

impl Fact {
    /// The order of what happens on one day: what is declared can be lost the same day.
    pub(super) const fn rank(&self) -> u8 {
        match self {
            Self::Declared { .. } => 0,
            Self::Worked(_) => 1,
            Self::Ended { .. } => 2,
        }
    }

    /// The code of the kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Declared { .. } => "declared",
            Self::Worked(_) => "worked",
            Self::Ended { .. } => "ended",
        }
    }
}

/// What stood in an event before it was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    pub day: NaiveDate,
    pub fact: Fact,
    /// Who corrected it, when and why.
    pub by: Actor,
    pub at: DateTime<Utc>,
    pub reason: String,
}

/// Who took something back, when and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voided {
    pub by: Actor,
    pub at: DateTime<Utc>,
    pub reason: String,
}

impl Voided {
    /// Taken back for a reason.
    ///
    /// # Errors
    /// [`EventError::Words`], [`EventError::TooLong`].
    pub fn new(reason: &str, by: Actor, at: DateTime<Utc>) -> Result<Self, EventError> {
        Ok(Self { reason: words(reason)?, by, at })
    }
}

/// Something that counts for the status of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusEvent {
    pub id: Uuid,
    pub worker: WorkerId,
    /// The day on which it counts: of the declaration, the first of the work, the first without the status.
    pub day: NaiveDate,
    pub fact: Fact,
    /// The desk that recorded it.
    pub desk: String,
    pub by: Actor,
    pub at: DateTime<Utc>,
    #[serde(default)]
    pub note: Option<String>,
    /// What it said before it was corrected, the first first.
    #[serde(default)]
    pub before: Vec<Before>,
    /// Taken back; it is kept and does not count.
    #[serde(default)]
    pub voided: Option<Voided>,
}

/// Why an event is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// A declaration or an ending of a day to come.
    #[error("the day is still to come")]
    Future,
    #[error("ends before it begins")]
    Reversed,
    #[error("the income is below zero")]
    Income,
    #[error("the words are missing")]
    Words,
    #[error("the words are too long")]
    TooLong,
    /// It was taken back.
    #[error("it was taken back")]
    Voided,
    /// It has a protocol number, or is no declaration.
    #[error("nothing waits for a protocol number")]
    NotProvisional,
    /// A declaration counts already.
    #[error("a declaration counts already")]
    Declared,
    /// A sanction bars new declarations until a day.
    #[error("barred until {0}")]
    Barred(NaiveDate),
    /// Nothing is there to end.
    #[error("no status to end")]
    NoStatus,
}

impl StatusEvent {
    /// Checks an event that is recorded or corrected today.
    ///
    /// # Errors
    /// [`EventError::Future`], [`EventError::Reversed`], [`EventError::Income`], [`EventError::TooLong`].
    pub fn check(&self, today: NaiveDate) -> Result<(), EventError> {
        let long = |words: &Option<String>| words.as_ref().is_some_and(|words| words.chars().count() > WORDS_CHARS);
        if long(&self.note) {
            return Err(EventError::TooLong);
        }
        match &self.fact {
            Fact::Declared { .. } | Fact::Ended { .. } if self.day > today => Err(EventError::Future),
            Fact::Declared { work_until: Some(last), .. } if *last < self.day => Err(EventError::Reversed),
            Fact::Worked(work) => {
                if [work.expected, work.ended].into_iter().flatten().any(|last| last < self.day) {
                    return Err(EventError::Reversed);
                }
                if work.ended.is_some_and(|ended| ended > today) {
                    return Err(EventError::Future);
                }
                if work.income_cents.is_some_and(|cents| cents < 0) {
                    return Err(EventError::Income);
                }
                if long(&work.employer) { Err(EventError::TooLong) } else { Ok(()) }
            }
            Fact::Declared { .. } | Fact::Ended { .. } => Ok(()),
        }
    }

    /// Says what it ought to have said; what it said stays beside it.
    ///
    /// # Errors
    /// As [`StatusEvent::check`]; [`EventError::Voided`], [`EventError::Words`] without a reason.
    pub fn correct(
        &mut self,
        day: NaiveDate,
        fact: Fact,
        reason: &str,
        by: Actor,
        at: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<(), EventError> {
        if self.voided.is_some() {
            return Err(EventError::Voided);
        }
        let reason = words(reason)?;
        let changed = Self { day, fact, ..self.clone() };
        changed.check(today)?;
        let before = Before { day: self.day, fact: std::mem::replace(&mut self.fact, changed.fact), by, at, reason };
        self.before.push(before);
        self.day = day;
        Ok(())
    }

    /// Takes it back: it was never so.
    ///
    /// # Errors
    /// [`EventError::Voided`], [`EventError::Words`], [`EventError::TooLong`].
    pub fn void(&mut self, reason: &str, by: Actor, at: DateTime<Utc>) -> Result<(), EventError> {
        if self.voided.is_some() {
            return Err(EventError::Voided);
        }
        self.voided = Some(Voided::new(reason, by, at)?);
        Ok(())
    }

    /// Records the protocol number of the national system for a declaration that waited for it.
    ///
    /// # Errors
    /// [`EventError::NotProvisional`], [`EventError::Words`], [`EventError::TooLong`].
    pub fn confirm(&mut self, number: &str, by: Actor, at: DateTime<Utc>) -> Result<(), EventError> {
        let voided = self.voided.is_some();
        match &mut self.fact {
            Fact::Declared { provisional: true, protocol, .. } if protocol.is_none() && !voided => {
                let number = number.trim();
                if number.is_empty() {
                    return Err(EventError::Words);
                }
                if number.chars().count() > PROTOCOL_CHARS {
                    return Err(EventError::TooLong);
                }
                *protocol = Some(Protocol { number: number.to_owned(), at, by });
                Ok(())
            }
            _ => Err(EventError::NotProvisional),
        }
    }

    /// What a record that came from another system says of a status, as events. Their numbers sort after those of what was
    /// recorded here, which goes first.
    #[must_use]
    pub fn of_record(worker: WorkerId, did: Option<NaiveDate>, did_end: Option<NaiveDate>, desk: &str, at: DateTime<Utc>) -> Vec<Self> {
        let event = |day, fact| Self {
            id: Uuid::max(),
            worker,
            day,
            fact,
            desk: desk.to_owned(),
            by: Actor::Anonymous,
            at,
            note: None,
            before: Vec::new(),
            voided: None,
        };
        let declared = Fact::Declared { how: DeclaredHow::Imported, work_until: None, provisional: false, protocol: None };
        let Some(did) = did else { return Vec::new() };
        let end = did_end.map(|day| event(day, Fact::Ended { reason: EndReason::Unknown }));
        std::iter::once(event(did, declared)).chain(end).collect()
    }

    /// Whether it came with the record from another system.
    #[must_use]
    pub const fn came_with_record(&self) -> bool {
        self.id.is_max()
    }

    /// Whether it waits for its protocol number.
    #[must_use]
    pub const fn is_provisional(&self) -> bool {
        matches!(self.fact, Fact::Declared { provisional: true, protocol: None, .. }) && self.voided.is_none()
    }
}

fn words(text: &str) -> Result<String, EventError> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(EventError::Words),
        1..=WORDS_CHARS => Ok(text.to_owned()),
        _ => Err(EventError::TooLong),
    }
}
