//! The diary of what a person did to find work: proof of the acts that the pact names.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::TEXT_CHARS;
use crate::{actor::Actor, codes, id::WorkerId};

codes! {
    /// What she did.
    pub enum DiaryAct {
        Application = "application", Interview = "interview", Contact = "contact", Training = "training", Workshop = "workshop",
        Other = "other",
    }
}

/// An entry of the diary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiaryEntry {
    pub id: Uuid,
    pub worker: WorkerId,
    pub day: NaiveDate,
    pub act: DiaryAct,
    /// With whom, for what, in words.
    pub words: String,
    /// What proves it, in words: a mail, a card, a receipt.
    #[serde(default)]
    pub proof: Option<String>,
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// Why an entry is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DiaryError {
    #[error("the day is still to come")]
    Future,
    #[error("the words are missing")]
    Words,
    #[error("the words are too long")]
    TooLong,
}

impl DiaryEntry {
    /// Checks an entry.
    ///
    /// # Errors
    /// [`DiaryError`].
    pub fn check(&self, today: NaiveDate) -> Result<(), DiaryError> {
        if self.day > today {
            return Err(DiaryError::Future);
        }
        if self.words.trim().is_empty() {
            return Err(DiaryError::Words);
        }
        let long = |text: &str| text.chars().count() > TEXT_CHARS;
        if long(&self.words) || self.proof.as_deref().is_some_and(long) { Err(DiaryError::TooLong) } else { Ok(()) }
    }
}
