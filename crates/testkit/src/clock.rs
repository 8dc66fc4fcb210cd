//! A clock that moves only when told.

use std::sync::{
    Mutex,
    atomic::{AtomicU64, Ordering},
};

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use ponte_domain::clock::Clock;
use uuid::{Builder, Uuid};

/// A clock that stands still until it is moved, and gives identifiers in a fixed order.
pub struct TestClock {
    now: Mutex<DateTime<Utc>>,
    ids: AtomicU64,
}

impl Default for TestClock {
    /// Monday 23 November 2026, 9.12 in Rome.
    fn default() -> Self {
        Self::at(Utc.with_ymd_and_hms(2026, 11, 23, 8, 12, 0).single().expect("an instant"))
    }
}

impl TestClock {
    /// A clock that shows an instant.
    #[must_use]
    pub fn at(now: DateTime<Utc>) -> Self {
        Self { now: Mutex::new(now), ids: AtomicU64::new(1) }
    }

    /// Lets time pass.
    pub fn advance(&self, by: TimeDelta) {
        *self.now.lock().expect("the clock") += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        *self.now.lock().expect("the clock")
    }

    fn new_id(&self) -> Uuid {
        let millis = self.now().timestamp_millis().unsigned_abs();
        let count = self.ids.fetch_add(1, Ordering::Relaxed);
        let mut random = [0; 10];
        random[2..].copy_from_slice(&count.to_be_bytes());
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}
