//! Signing in: how somebody shows who she is, what is still asked for, and how long she waits after failing.

use chrono::{DateTime, TimeDelta, Utc};

use crate::codes;

codes! {
    /// How the holder of a session has shown who she is.
    pub enum Proof {
        Password = "password",
        /// The password, and a code of the second factor.
        PasswordAndCode = "password_and_code",
        /// The password, and one of the codes kept for when the second factor is lost.
        RecoveryCode = "recovery_code",
        /// A provider of identities vouches for her.
        Provider = "provider",
    }
}

codes! {
    /// How surely a provider of identities knows somebody (Regulation (EU) 910/2014, article 8). SPID 1, 2 and 3 are low,
    /// substantial and high; CIE 3 is high.
    pub enum Assurance { Low = "low", Substantial = "substantial", High = "high" }
}

codes! {
    /// What is still asked of the holder of a session before it is open.
    pub enum Stage {
        /// A code of her second factor.
        Code = "code",
        /// To set a second factor up.
        SetUp = "set_up",
        Open = "open",
    }
}

codes! {
    /// Whether those who work for others must have a second factor.
    pub enum SecondFactor { Compulsory = "compulsory", Voluntary = "voluntary" }
}

/// Hours over which failures count.
pub const COUNTED_HOURS: i64 = 24;

/// Failures that cost nothing: from one browser that the account knows, or with one user name from one address.
pub const FREE_HERE: u32 = 5;

/// Failures with one user name that cost nothing from all unknown browsers of the world together: many more, so that one
/// who guesses from a single place keeps nobody else waiting.
pub const FREE_WITH_NAME: u32 = 50;

/// Failures from one address, whatever the user names, that cost nothing: a whole office may stand behind an address.
pub const FREE_FROM_ADDRESS: u32 = 40;

/// The first wait; each failure more doubles it.
const FIRST_WAIT_SECONDS: i64 = 30;

/// The longest wait.
const LONGEST_WAIT_MINUTES: i64 = 15;

/// Failures that count together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Failures {
    pub count: u32,
    /// The last of them.
    pub last: Option<DateTime<Utc>>,
}

impl Failures {
    /// Until when one waits, when so many failures cost nothing; none when the wait is over or there is none.
    ///
    /// After the free ones the wait is half a minute, then a minute, two, four … at most a quarter of an hour, always from
    /// the last failure. Attempts during the wait are not looked at and do not lengthen it.
    #[must_use]
    pub fn waits_until(&self, free: u32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let over = self.count.checked_sub(free)?;
        let longest = TimeDelta::minutes(LONGEST_WAIT_MINUTES);
        let doubled = 1_i64.checked_shl(over).filter(|_| over < 16).map(|times| TimeDelta::seconds(FIRST_WAIT_SECONDS * times));
        let until = self.last? + doubled.map_or(longest, |wait| wait.min(longest));
        (until > now).then_some(until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_waits_longer_after_each_failure_and_never_longer_than_a_quarter_of_an_hour() {
        let last = DateTime::UNIX_EPOCH;
        let wait = |count| Failures { count, last: Some(last) }.waits_until(5, last).map(|until| (until - last).num_seconds());
        let waits: Vec<_> = [0, 4, 5, 6, 7, 9, 10, 20, 70, u32::MAX].into_iter().map(wait).collect();
        assert_eq!(waits, [None, None, Some(30), Some(60), Some(120), Some(480), Some(900), Some(900), Some(900), Some(900)]);
    }

    #[test]
    fn the_wait_ends() {
        let last = DateTime::UNIX_EPOCH;
        let failures = Failures { count: 5, last: Some(last) };
        assert!(failures.waits_until(5, last + TimeDelta::seconds(29)).is_some());
        assert!(failures.waits_until(5, last + TimeDelta::seconds(30)).is_none());
        assert!(Failures::default().waits_until(0, last).is_none());
    }
}
