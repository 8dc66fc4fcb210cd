//! Drawing with integers only, so that a seed gives the same on every machine.

use rand::{Rng, RngExt};

/// Chooses among ranks: the n-th is `1 ÷ (n + shift)` as likely as the first.
#[derive(Debug)]
pub(super) struct Zipf {
    cumulative: Vec<u64>,
}

impl Zipf {
    /// Over so many ranks.
    pub(super) fn new(ranks: usize, shift: u64) -> Self {
        let mut sum = 0;
        let cumulative = (0..ranks as u64)
            .map(|rank| {
                sum += (1 << 32) / (rank + shift + 4);
                sum
            })
            .collect();
        Self { cumulative }
    }

    /// A rank; `None` when there is none.
    pub(super) fn draw(&self, rng: &mut impl Rng) -> Option<usize> {
        let total = self.cumulative.last().copied().filter(|total| *total > 0)?;
        let at = rng.random_range(0..total);
        Some(self.cumulative.partition_point(|sum| *sum <= at))
    }
}

/// True so many times out of a hundred.
pub(super) fn percent(rng: &mut impl Rng, times: u32) -> bool {
    rng.random_range(0..100) < times
}

/// One of a list.
pub(super) fn one<T: Copy>(rng: &mut impl Rng, of: &[T]) -> Option<T> {
    if of.is_empty() { None } else { Some(of[rng.random_range(0..of.len())]) }
}

/// Each of a list with a chance out of a hundred, in the order of the list.
pub(super) fn some<T: Copy>(rng: &mut impl Rng, of: &[T], times: u32) -> Vec<T> {
    of.iter().copied().filter(|_| percent(rng, times)).collect()
}

/// Puts a list in random order (Fisher–Yates).
pub(super) fn shuffle<T>(rng: &mut impl Rng, list: &mut [T]) {
    for at in (1..list.len()).rev() {
        list.swap(at, rng.random_range(0..=at));
    }
}
