//! The status of unemployment (d.lgs. 150/2015 art. 19; DL 4/2019 art. 4 c. 15-quater; ANPAL circ. 1/2019).
//!
//! What is recorded are events: a declaration of immediate availability (DID), work, an ending. The status is followed from
//! them and never stored, so that correcting the past corrects the present.

mod benefit;
mod event;
mod follow;
mod seniority;
#[cfg(test)]
mod tests;
mod threshold;

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use crate::codes;

pub use benefit::{Benefit, BenefitError, BenefitKind};
pub use event::{Before, DeclaredHow, EndReason, EventError, Fact, Protocol, StatusEvent, Voided, WORDS_CHARS, Work, WorkKind};
pub use follow::follow;
pub use seniority::{LONG_TERM_DAYS, MonthRule, SIX_MONTHS_DAYS, days_between, is_long_term, is_six_months, months};
pub use threshold::{THRESHOLDS, Threshold, threshold_on};

/// Longest expected length, in days with both bounds counted, of work as an employee that suspends the status instead of ending it.
pub const SUSPENSION_DAYS: i64 = 180;

/// Days from the declaration within which the service pact is agreed, or the person is convened (d.lgs. 150/2015 art. 20 c. 1).
pub const PACT_DAYS: u64 = 30;

/// Months after a sanction in which no new declaration counts (d.lgs. 150/2015 art. 21 c. 10).
pub const BAR_MONTHS: u32 = 2;

/// Days from the first to the last, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Span {
    /// How many days it has; 0 when it ends before it begins.
    #[must_use]
    pub fn days(self) -> i64 {
        ((self.last - self.first).num_days() + 1).max(0)
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

codes! {
    /// Where somebody stands on a day.
    pub enum State {
        /// No declaration counts, or none was ever given.
        None = "none",
        /// Declared while the work that is being lost still goes on.
        AtRisk = "at_risk",
        /// Unemployed, without work.
        Unemployed = "unemployed",
        /// Unemployed, with work that keeps the status: within the threshold, a traineeship, public utility.
        Kept = "kept",
        /// Work suspends the status: its days do not count.
        Suspended = "suspended",
        /// The status has ended.
        Ended = "ended",
    }
}

codes! {
    /// Why a status ended.
    pub enum Lost {
        /// Work longer than what suspends, above the threshold.
        Work = "work",
        /// Work that was to suspend went on beyond its [`SUSPENSION_DAYS`].
        WorkWentOn = "work_went_on",
        Withdrawal = "withdrawal", Sanction = "sanction", Retirement = "retirement", Death = "death", Duplicate = "duplicate",
        /// Ended in the system that the record came from, which did not say why.
        Unknown = "unknown",
    }
}

impl From<EndReason> for Lost {
    fn from(reason: EndReason) -> Self {
        match reason {
            EndReason::Withdrawal => Self::Withdrawal,
            EndReason::Sanction => Self::Sanction,
            EndReason::Retirement => Self::Retirement,
            EndReason::Death => Self::Death,
            EndReason::Duplicate => Self::Duplicate,
            EndReason::Unknown => Self::Unknown,
        }
    }
}

/// A time in which a declaration counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spell {
    /// Day of the declaration.
    pub declared: NaiveDate,
    /// The event that declared it; absent for what came with the record.
    pub event: Option<Uuid>,
    /// First day of the status: the declaration's, or the day after the last of the work that was being lost.
    pub from: NaiveDate,
    /// First day without it, and why; absent while it lasts.
    pub until: Option<(NaiveDate, Lost)>,
    /// Work that suspends it, as recorded; it may overlap.
    pub suspensions: Vec<Span>,
    /// Work that keeps it.
    pub kept: Vec<Span>,
    /// Recorded while the national system was away, and not confirmed with its protocol number.
    pub provisional: bool,
}

impl Spell {
    /// Days of unemployment before a day: from the first to the day before it or before the end, without the days of suspension.
    #[must_use]
    pub fn days_before(&self, day: NaiveDate) -> i64 {
        let end = self.until.map_or(day, |(until, _)| until.min(day));
        days_between(self.from, end, &self.suspensions)
    }

    /// Whether it lasts on a day.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|(until, _)| day < until)
    }
}

/// What somebody ought to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Notice {
    /// A declaration while another counts: it changes nothing.
    DeclaredAgain { event: Uuid, day: NaiveDate },
    /// A declaration within the bar after a sanction: it does not count.
    Barred { event: Uuid, day: NaiveDate, until: NaiveDate },
    /// The income of this work decides whether the status is kept, and nobody has asked for it.
    AskIncome { event: Uuid, day: NaiveDate, threshold_cents: i64 },
    /// A declaration during work whose end is not known: the status begins when it ends.
    WorksStill { event: Uuid, day: NaiveDate },
    /// The expected last day of the work is past; whether it ended is not recorded.
    EndUnknown { event: Uuid, day: NaiveDate },
    /// The declaration waits for the protocol number of the national system.
    Provisional { event: Uuid, day: NaiveDate },
}

/// What comes next, by the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Next {
    /// The status begins, once the work that is being lost has ended.
    Begins { on: NaiveDate },
    /// Last day for the service pact.
    PactBy { on: NaiveDate },
    /// First day after a suspension.
    Resumes { on: NaiveDate },
    /// First day without the status, should the work go on so long.
    LostIfWorkGoesOn { on: NaiveDate },
    /// First day on which the six-month condition is met, if nothing changes.
    SixMonths { on: NaiveDate },
    /// First day on which she is long-term unemployed, if nothing changes.
    LongTerm { on: NaiveDate },
    /// First day on which a new declaration counts.
    MayDeclare { on: NaiveDate },
}

impl Next {
    /// The day on which it comes.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        match self {
            Self::Begins { on }
            | Self::PactBy { on }
            | Self::Resumes { on }
            | Self::LostIfWorkGoesOn { on }
            | Self::SixMonths { on }
            | Self::LongTerm { on }
            | Self::MayDeclare { on } => *on,
        }
    }
}

/// The status as it follows from what was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The day for which it is told.
    pub day: NaiveDate,
    pub state: State,
    /// Every time in which a declaration counted or counts, the earliest first; they do not overlap.
    pub spells: Vec<Spell>,
    /// The day of the service pact agreed since the last declaration, which confirms it.
    pub confirmed: Option<NaiveDate>,
    pub notices: Vec<Notice>,
    pub next: Vec<Next>,
}

impl Status {
    /// The last spell declared by the day.
    #[must_use]
    pub fn last(&self) -> Option<&Spell> {
        self.spells.iter().rev().find(|spell| spell.declared <= self.day)
    }

    /// The spell that lasts, or will once the work being lost has ended.
    #[must_use]
    pub fn current(&self) -> Option<&Spell> {
        self.last().filter(|spell| spell.until.is_none_or(|(until, _)| self.day < until))
    }

    /// Days of unemployment of the last spell before the day: what "unemployed for" means.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.last().map_or(0, |spell| spell.days_before(self.day))
    }

    /// Days of unemployment of all spells before the day: the seniority that rankings count.
    #[must_use]
    pub fn days_in_all(&self) -> i64 {
        self.spells.iter().map(|spell| spell.days_before(self.day)).sum()
    }

    /// Whether she is unemployed on the day, suspended or not.
    #[must_use]
    pub fn is_on(&self) -> bool {
        matches!(self.state, State::Unemployed | State::Kept | State::Suspended)
    }
}

/// The first day on which a declaration counts again after a sanction.
#[must_use]
pub fn bar_ends(sanctioned: NaiveDate) -> NaiveDate {
    sanctioned.checked_add_months(Months::new(BAR_MONTHS)).unwrap_or(NaiveDate::MAX)
}

/// The last day for the service pact after a declaration.
#[must_use]
pub fn pact_due(declared: NaiveDate) -> NaiveDate {
    declared.checked_add_days(Days::new(PACT_DAYS)).unwrap_or(NaiveDate::MAX)
}
