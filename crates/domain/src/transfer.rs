//! Cases that move together: from a desk to another, or from a case manager to another, in one act with its reason.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    actor::Actor,
    case::Member,
    codes,
    id::{AccountId, WorkerId},
};

/// Days for which a transfer can be taken back whole: afterwards it is moved back by another one.
pub const UNDO_DAYS: i64 = 7;

/// Fewest and most characters of the reason.
pub const REASON_CHARS: std::ops::RangeInclusive<usize> = 3..=500;

/// Most files of one transfer.
pub const MOST_FILES: usize = 2_000;

codes! {
    /// Where one file of a transfer stands.
    pub enum FileState {
        Waiting = "waiting",
        Moved = "moved",
        /// It was left where it was.
        Left = "left",
        /// It was brought back.
        Back = "back",
    }
}

codes! {
    /// Why a file is left where it is.
    pub enum Cannot {
        /// The one who moves may not say who follows it.
        NotYours = "not_yours",
        /// It is there already, followed by whom it should be.
        There = "there",
        /// The external number is taken at the other desk, or somebody changed the file meanwhile.
        Changed = "changed",
        /// The person is gone: erased, or taken into another file.
        Gone = "gone",
    }
}

/// A transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    pub id: Uuid,
    pub by: Actor,
    pub at: DateTime<Utc>,
    /// Code of the desk to which the files go.
    pub to_desk: String,
    /// Who follows them from now on; nobody in particular when absent.
    #[serde(default)]
    pub to: Option<AccountId>,
    pub reason: String,
    /// Who took it back, and when.
    #[serde(default)]
    pub undone: Option<(Actor, DateTime<Utc>)>,
}

/// One file of a transfer, and how it was before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    pub transfer: Uuid,
    pub worker: WorkerId,
    pub state: FileState,
    #[serde(default)]
    pub why: Option<Cannot>,
    /// Code of the desk that kept it.
    pub from_desk: String,
    /// Who was in its team on the day, each until then without an end.
    #[serde(default)]
    pub team: Vec<Member>,
}

/// Why a transfer is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TransferError {
    #[error("the reason is missing or too long")]
    Reason,
    #[error("nobody is chosen, or too many")]
    Files,
    /// Whoever should follow the files could not open them at that desk.
    #[error("the colleague cannot follow them there")]
    Colleague,
    /// It was taken back, or the days for it are over.
    #[error("it cannot be taken back any more")]
    Over,
}

impl Transfer {
    /// Checks the reason and the number of files.
    ///
    /// # Errors
    /// [`TransferError::Reason`], [`TransferError::Files`].
    pub fn check(&self, files: usize) -> Result<(), TransferError> {
        if !REASON_CHARS.contains(&self.reason.chars().count()) {
            return Err(TransferError::Reason);
        }
        if files == 0 || files > MOST_FILES { Err(TransferError::Files) } else { Ok(()) }
    }

    /// Whether it can be taken back at an instant.
    #[must_use]
    pub fn can_be_undone(&self, now: DateTime<Utc>) -> bool {
        self.undone.is_none() && now < self.at + TimeDelta::days(UNDO_DAYS)
    }

    /// Takes it back.
    ///
    /// # Errors
    /// [`TransferError::Over`].
    pub fn undo(&mut self, by: Actor, now: DateTime<Utc>) -> Result<(), TransferError> {
        if !self.can_be_undone(now) {
            return Err(TransferError::Over);
        }
        self.undone = Some((by, now));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone, Utc};
    use uuid::Uuid;

    use super::{Transfer, TransferError};
    use crate::actor::Actor;

    #[test]
    fn a_transfer_has_a_reason_and_is_taken_back_within_a_week_once() {
        let at = Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap();
        let of = |reason: &str| Transfer {
            id: Uuid::nil(),
            by: Actor::Console,
            at,
            to_desk: "SZ".into(),
            to: None,
            reason: reason.into(),
            undone: None,
        };
        assert_eq!(of("x").check(1), Err(TransferError::Reason));
        assert_eq!(of("trasloco").check(0), Err(TransferError::Files));
        assert_eq!(of("trasloco").check(2_001), Err(TransferError::Files));
        let mut transfer = of("trasloco");
        assert_eq!(transfer.check(2_000), Ok(()));
        assert_eq!(transfer.undo(Actor::Console, at + TimeDelta::days(7)), Err(TransferError::Over));
        assert_eq!(transfer.undo(Actor::Console, at + TimeDelta::days(6)), Ok(()));
        assert_eq!(transfer.undo(Actor::Console, at + TimeDelta::days(6)), Err(TransferError::Over));
    }
}
