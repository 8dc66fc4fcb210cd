//! Who may open a person's case file: its team, those who opened it in an emergency, and whom she gave a mandate.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    codes,
    id::{AccountId, WorkerId},
};

/// How long a file stays open that was opened in an emergency.
pub const URGENT_MINUTES: i64 = 60;

/// Fewest and most characters of the reason for opening a file in an emergency: a word is no reason.
pub const URGENT_REASON_CHARS: std::ops::RangeInclusive<usize> = 10..=500;

codes! {
    /// What somebody does in the team of a case file.
    pub enum Part { CaseManager = "case_manager", Operator = "operator", Specialist = "specialist" }
}

/// Somebody in the team of a case file, for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub worker: WorkerId,
    pub account: AccountId,
    pub part: Part,
    /// First day.
    pub since: NaiveDate,
    /// Last day; open when absent.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

impl Member {
    /// Whether she is in the team on a day; first and last day count.
    #[must_use]
    pub fn is_in_on(&self, day: NaiveDate) -> bool {
        self.since <= day && self.until.is_none_or(|until| until >= day)
    }
}

/// A file that somebody outside its team opened in an emergency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UrgentAccess {
    pub id: Uuid,
    pub worker: WorkerId,
    pub account: AccountId,
    /// In her own words.
    pub reason: String,
    pub at: DateTime<Utc>,
    pub until: DateTime<Utc>,
    /// When somebody who answers for the desk read of it, and who.
    #[serde(default)]
    pub seen: Option<(DateTime<Utc>, AccountId)>,
}

/// The reason is too short to be one, or too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reason of {} to {} characters is needed", URGENT_REASON_CHARS.start(), URGENT_REASON_CHARS.end())]
pub struct NoReason;

impl UrgentAccess {
    /// Opens a file for [`URGENT_MINUTES`].
    ///
    /// # Errors
    /// [`NoReason`].
    pub fn open(id: Uuid, worker: WorkerId, account: AccountId, reason: &str, now: DateTime<Utc>) -> Result<Self, NoReason> {
        let reason = reason.trim();
        if !URGENT_REASON_CHARS.contains(&reason.chars().count()) {
            return Err(NoReason);
        }
        Ok(Self { id, worker, account, reason: reason.to_owned(), at: now, until: now + TimeDelta::minutes(URGENT_MINUTES), seen: None })
    }

    /// Whether the file is still open for her.
    #[must_use]
    pub fn is_open_at(&self, now: DateTime<Utc>) -> bool {
        self.at <= now && now < self.until
    }
}

codes! {
    /// Why somebody acts for a person.
    pub enum MandateKind {
        /// Chosen by the person.
        Delegate = "delegate",
        Caregiver = "caregiver",
        Parent = "parent",
        /// Named by a court (guardian, support administrator).
        Guardian = "guardian",
    }
}

codes! {
    /// What somebody may do for a person.
    pub enum MandateScope { Appointments = "appointments", Documents = "documents", Applications = "applications", Everything = "everything" }
}

/// What a person lets somebody do for her, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    pub id: Uuid,
    pub worker: WorkerId,
    /// Who acts for her.
    pub name: String,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    pub kind: MandateKind,
    pub scope: Vec<MandateScope>,
    /// First day.
    pub since: NaiveDate,
    /// Last day; open when absent.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// The account with which she acts, when she has one.
    #[serde(default)]
    pub account: Option<AccountId>,
}

/// Why a mandate was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MandateError {
    #[error("the name is missing or too long")]
    Name,
    /// It must say what it is for.
    #[error("the scope is missing")]
    Scope,
    #[error("ends before it begins")]
    Reversed,
}

/// Most characters of the name of who acts for a person.
const NAME_CHARS: usize = 160;

impl Mandate {
    /// Whether it holds on a day; first and last day count.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.since <= day && self.until.is_none_or(|until| until >= day)
    }

    /// Checks a mandate.
    ///
    /// # Errors
    /// [`MandateError`] says what is wrong.
    pub fn check(&self) -> Result<(), MandateError> {
        let length = self.name.trim().chars().count();
        if length == 0 || length > NAME_CHARS {
            return Err(MandateError::Name);
        }
        if self.scope.is_empty() {
            return Err(MandateError::Scope);
        }
        if self.until.is_some_and(|until| until < self.since) {
            return Err(MandateError::Reversed);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone, Utc};
    use uuid::Uuid;

    use super::{NoReason, UrgentAccess};
    use crate::id::{AccountId, WorkerId};

    #[test]
    fn an_emergency_needs_a_reason_and_ends_after_an_hour() {
        let now = Utc.with_ymd_and_hms(2026, 11, 23, 8, 0, 0).unwrap();
        let open = |reason: &str| UrgentAccess::open(Uuid::nil(), WorkerId(Uuid::nil()), AccountId(Uuid::nil()), reason, now);
        assert_eq!(open("  urgente  "), Err(NoReason));
        assert_eq!(open(&"a".repeat(501)), Err(NoReason));
        let opened = open("Chiama il pronto soccorso").unwrap();
        assert!(opened.is_open_at(now) && opened.is_open_at(now + TimeDelta::minutes(59)));
        assert!(!opened.is_open_at(now + TimeDelta::minutes(60)) && !opened.is_open_at(now - TimeDelta::minutes(1)));
    }
}
