//! Time and identity are passed in, never taken from the air.

use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound, Utc};
use chrono_tz::Europe::Rome;
use uuid::Uuid;

/// Where a program takes the time and new identifiers from.
pub trait Clock: Send + Sync {
    /// The present instant, in UTC, whole microseconds (what both databases keep).
    fn now(&self) -> DateTime<Utc>;

    /// A new time-ordered identifier (UUID version 7).
    fn new_id(&self) -> Uuid;

    /// The present day where the desks are (Europe/Rome).
    fn today(&self) -> NaiveDate {
        day_in_rome(self.now())
    }
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that makes identifiers")]
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// The instant at which a day begins in Rome.
#[must_use]
pub fn rome_midnight(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // Midnight is never skipped there: clocks change at two or three.
    midnight.and_local_timezone(Rome).earliest().map_or_else(|| midnight.and_utc(), |at| at.with_timezone(&Utc))
}

/// The calendar day of an instant where the desks are (Europe/Rome).
#[must_use]
pub fn day_in_rome(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Rome).date_naive()
}
