//! How often somebody may ask: a bucket for each, which fills again by itself.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};

/// So many at once, and one more after each pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub burst: u32,
    /// Time after which one more may come.
    pub pause: TimeDelta,
}

impl Rate {
    /// So many at once, and as many again in each minute.
    #[must_use]
    pub const fn a_minute(burst: u32, again: u32) -> Self {
        Self { burst, pause: TimeDelta::milliseconds(60_000 / again as i64) }
    }

    /// So many times as much at once, and as often.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        let times = times.max(1);
        Self { burst: self.burst.saturating_mul(times), pause: self.pause / i32::try_from(times).unwrap_or(i32::MAX) }
    }

    /// How long an emptied bucket takes to be full.
    fn whole(self) -> TimeDelta {
        self.pause * i32::try_from(self.burst).unwrap_or(i32::MAX)
    }
}

/// One must wait so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooOften {
    pub seconds: i64,
}

/// Fewest buckets before those that are full again are looked for.
const FEW: usize = 1_024;

/// Buckets, each kept as the instant at which it will be full again (the generic cell rate algorithm).
#[derive(Debug)]
pub struct Buckets<K> {
    kept: Mutex<Kept<K>>,
}

#[derive(Debug)]
struct Kept<K> {
    full_at: HashMap<K, DateTime<Utc>>,
    /// With so many they are looked through.
    sweep_at: usize,
}

impl<K: Eq + Hash> Default for Buckets<K> {
    fn default() -> Self {
        Self { kept: Mutex::new(Kept { full_at: HashMap::new(), sweep_at: FEW }) }
    }
}

impl<K: Eq + Hash> Buckets<K> {
    /// Takes one out of a bucket.
    ///
    /// # Errors
    /// [`TooOften`] when it is empty; nothing is taken then.
    pub fn take(&self, key: K, rate: Rate, now: DateTime<Utc>) -> Result<(), TooOften> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        // A clock that was set back makes nobody wait longer than for a whole bucket.
        let before = kept.full_at.get(&key).map_or(now, |full| (*full).clamp(now, now + rate.whole()));
        let full = before + rate.pause;
        let over = full - now - rate.whole();
        if over > TimeDelta::zero() {
            return Err(TooOften { seconds: (over.num_milliseconds() + 999) / 1_000 });
        }
        kept.full_at.insert(key, full);
        if kept.full_at.len() >= kept.sweep_at {
            kept.full_at.retain(|_, full| *full > now);
            kept.sweep_at = FEW.max(kept.full_at.len() * 2);
        }
        Ok(())
    }

    /// How many are not known to be full.
    #[cfg(test)]
    fn len(&self) -> usize {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).full_at.len()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        Utc.timestamp_opt(1_800_000_000 + seconds, 0).single().expect("an instant")
    }

    #[test]
    fn so_many_pass_at_once_and_one_more_after_each_pause() {
        let (buckets, rate) = (Buckets::default(), Rate::a_minute(3, 6));
        for _ in 0..3 {
            assert_eq!(buckets.take("ada", rate, at(0)), Ok(()));
        }
        assert_eq!(buckets.take("ada", rate, at(0)), Err(TooOften { seconds: 10 }));
        assert_eq!(buckets.take("ada", rate, at(9)), Err(TooOften { seconds: 1 }));
        assert_eq!(buckets.take("eva", rate, at(0)), Ok(()), "each has her own");
        assert_eq!(buckets.take("ada", rate, at(10)), Ok(()));
        assert_eq!(buckets.take("ada", rate, at(10)), Err(TooOften { seconds: 10 }));
    }

    #[test]
    fn whoever_is_refused_waits_no_longer_for_having_asked() {
        let (buckets, rate) = (Buckets::default(), Rate::a_minute(1, 60));
        assert_eq!(buckets.take("ada", rate, at(0)), Ok(()));
        for _ in 0..100 {
            assert!(buckets.take("ada", rate, at(0)).is_err());
        }
        assert_eq!(buckets.take("ada", rate, at(1)), Ok(()));
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out() {
        let (buckets, rate) = (Buckets::default(), Rate::a_minute(2, 60));
        assert_eq!(buckets.take("ada", rate, at(100_000)), Ok(()));
        assert_eq!(buckets.take("ada", rate, at(0)), Err(TooOften { seconds: 1 }));
        assert_eq!(buckets.take("ada", rate, at(1)), Err(TooOften { seconds: 1 }), "the clamp holds the bucket empty");
        assert_eq!(buckets.take("ada", rate, at(100_000)), Ok(()));
    }

    #[test]
    fn buckets_that_are_full_again_are_forgotten() {
        let (buckets, rate) = (Buckets::default(), Rate::a_minute(1, 60));
        for key in 0..10_000 {
            assert_eq!(buckets.take(key, rate, at(key)), Ok(()));
        }
        assert!(buckets.len() <= FEW, "{}", buckets.len());
    }
}
