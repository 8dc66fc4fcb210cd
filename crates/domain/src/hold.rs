//! Legal holds: what forbids that a person's data be erased for a while.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{actor::Actor, id::WorkerId};

/// Fewest characters of the reason of a hold: a word is no reason.
pub const REASON_CHARS: std::ops::RangeInclusive<usize> = 10..=500;

/// A hold on a person's data: a lawsuit, an inspection, a claim (GDPR art. 17.3.e, 18.1.c).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalHold {
    pub id: Uuid,
    pub worker: WorkerId,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub by: Actor,
    /// Last day; open when absent.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// When it was lifted.
    #[serde(default)]
    pub lifted: Option<DateTime<Utc>>,
}

impl LegalHold {
    /// Whether it forbids erasing on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.lifted.is_none() && self.until.is_none_or(|until| until >= day)
    }
}
