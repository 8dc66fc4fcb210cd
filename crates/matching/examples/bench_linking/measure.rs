//! How well a system ranks: means with their 95 % intervals, from a thousand samples drawn again.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use super::{baselines::Ranks, tasks::Query};

/// How far down a right answer is looked for.
pub const DEEP: usize = 100;

/// A mean, and the bounds between which it lies in 95 of 100 samples drawn again.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Mean {
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

#[derive(Debug, Serialize)]
pub struct Figures {
    pub texts: usize,
    pub mrr: Mean,
    pub at1: Mean,
    pub at5: Mean,
    pub at10: Mean,
}

/// Places (from 1) of the first right answer of each text; 0 when there is none.
pub fn places<'a>(system: &dyn Ranks, queries: impl Iterator<Item = &'a Query>) -> Vec<usize> {
    let place =
        |query: &Query| system.rank(&query.text, DEEP).iter().position(|concept| query.right.contains(concept)).map_or(0, |at| at + 1);
    queries.map(place).collect()
}

fn mean(values: &[f64], rng: &mut ChaCha8Rng) -> Mean {
    let of = |sum: f64| sum / values.len().max(1) as f64;
    let mut again: Vec<f64> = (0..1000).map(|_| of((0..values.len()).map(|_| values[rng.random_range(0..values.len())]).sum())).collect();
    again.sort_by(f64::total_cmp);
    Mean { mean: of(values.iter().sum()), low: again[25], high: again[974] }
}

pub fn figures(places: &[usize]) -> Figures {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let within = |top: usize| places.iter().map(|place| f64::from(u8::from((1..=top).contains(place)))).collect::<Vec<_>>();
    let reciprocal: Vec<f64> = places.iter().map(|place| if *place == 0 { 0.0 } else { 1.0 / *place as f64 }).collect();
    let mut of = |values: &[f64]| mean(values, &mut rng);
    Figures { texts: places.len(), mrr: of(&reciprocal), at1: of(&within(1)), at5: of(&within(5)), at10: of(&within(10)) }
}
