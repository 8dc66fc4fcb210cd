//! Drawing: every record and every pair has a stream of its own, so that one can be drawn without the others.

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// What a stream is for; streams of different purposes are independent, so that one more draw in one changes no other.
#[derive(Debug, Clone, Copy)]
pub enum Purpose {
    Province = 1,
    Trades = 2,
    Person = 3,
    File = 4,
    Vacancy = 5,
    Advert = 6,
    Group = 7,
    Market = 8,
    Bootstrap = 9,
}

/// The stream of one record.
pub fn stream(seed: u64, purpose: Purpose, n: usize) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream((purpose as u64) << 32 | n as u64);
    rng
}

/// Evenly between 0 and 1, by the numbers of a pair: the same for every method that is compared.
pub fn of_pair(seed: u64, vacancy: usize, person: usize) -> f64 {
    let mut bits = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ ((vacancy as u64) << 32 | person as u64);
    // The finaliser of SplitMix64.
    bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((bits ^ bits >> 31) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Standard normal (Box–Muller).
pub fn normal(rng: &mut impl Rng) -> f64 {
    let (radius, angle): (f64, f64) = (rng.random(), rng.random());
    (-2.0 * (1.0 - radius).ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
}

/// True with a chance.
pub fn chance(rng: &mut impl Rng, of: f64) -> bool {
    rng.random::<f64>() < of
}

/// One of a list, which must not be empty.
pub fn one<T: Copy>(rng: &mut impl Rng, of: &[T]) -> T {
    of[rng.random_range(0..of.len())]
}

/// Each of a list with a chance.
pub fn some<T: Copy>(rng: &mut impl Rng, of: &[T], each: f64) -> Vec<T> {
    of.iter().copied().filter(|_| chance(rng, each)).collect()
}

/// So many different ones of a list, in random order.
pub fn several<T: Copy>(rng: &mut impl Rng, of: &[T], count: usize) -> Vec<T> {
    let mut left = of.to_vec();
    shuffle(rng, &mut left);
    left.truncate(count);
    left
}

/// Puts a list in random order (Fisher–Yates).
pub fn shuffle<T>(rng: &mut impl Rng, list: &mut [T]) {
    for at in (1..list.len()).rev() {
        list.swap(at, rng.random_range(0..=at));
    }
}

/// Chooses positions by their weights.
#[derive(Debug, Clone)]
pub struct Weighted(Vec<f64>);

impl Weighted {
    pub fn new(weights: impl IntoIterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        let cumulative = weights.into_iter().map(|weight| {
            sum += weight;
            sum
        });
        Self(cumulative.collect())
    }

    pub fn draw(&self, rng: &mut impl Rng) -> usize {
        let at = rng.random::<f64>() * self.0.last().copied().unwrap_or(0.0);
        self.0.partition_point(|sum| *sum <= at).min(self.0.len().saturating_sub(1))
    }
}

/// From any number to a chance.
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// Chance that a standard normal is below `x` (Abramowitz and Stegun 26.2.17, off by less than 1 in 10 million).
pub fn below(x: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * x.abs());
    let series = t * (0.319_381_530 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    let tail = (-0.5 * x * x).exp() / std::f64::consts::TAU.sqrt() * series;
    if x >= 0.0 { 1.0 - tail } else { tail }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_curve_is_the_known_one() {
        for (x, chance) in [(0.0, 0.5), (1.0, 0.841_344_75), (-1.96, 0.024_997_9), (3.0, 0.998_650_1)] {
            assert!((below(x) - chance).abs() < 1e-6, "{x}");
        }
    }

    #[test]
    fn draws_of_pairs_are_even_and_depend_on_both() {
        let draws: Vec<f64> = (0..100).flat_map(|v| (0..100).map(move |p| of_pair(1, v, p))).collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
        assert_ne!(of_pair(1, 2, 3).to_bits(), of_pair(1, 3, 2).to_bits());
    }
}
