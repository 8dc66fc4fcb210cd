//! Seeded chance: the same seed gives the same throws on every machine.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// A seeded source of choices.
pub struct Dice(ChaCha8Rng);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number from 0 to `n` - 1 (0 when `n` is 0).
    pub fn below(&mut self, n: u32) -> u32 {
        let scaled = (u64::from(self.0.next_u32()) * u64::from(n)) >> 32;
        u32::try_from(scaled).unwrap_or_default()
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of a list; `None` only of an empty one.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let most = u32::try_from(of.len()).unwrap_or(u32::MAX);
        of.get(self.below(most) as usize)
    }

    /// One of a list by weight; `None` when all weights are 0.
    pub fn weighted<'a, T>(&mut self, of: &'a [T], weight: impl Fn(&T) -> u32) -> Option<&'a T> {
        let total = of.iter().map(&weight).sum();
        let mut left = self.below(total);
        of.iter().find(|candidate| {
            let own = weight(candidate);
            let found = left < own;
            left = left.saturating_sub(own);
            found
        })
    }

    /// Those of a list that come through a throw of `percent` each, in order.
    pub fn some_of<T: Clone>(&mut self, of: &[T], percent: u32) -> Vec<T> {
        of.iter().filter(|_| self.chance(percent)).cloned().collect()
    }
}
