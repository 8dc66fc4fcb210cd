//! How sure a mean is: drawn again with replacement, 95 of 100 means fall within the interval (Efron's percentiles).

use rand::RngExt;
use serde::Serialize;

use crate::draw::{self, Purpose};

const DRAWS: usize = 600;

/// A figure and its interval of 95 %.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

impl Figure {
    /// Of a quotient of sums, by drawing the items again: `value` gives the quotient from how often each is drawn.
    pub fn of(items: usize, seed: u64, value: impl Fn(&[u32]) -> f64) -> Self {
        let mut rng = draw::stream(seed, Purpose::Bootstrap, items);
        let mut times = vec![1_u32; items];
        let mean = value(&times);
        let mut values: Vec<f64> = (0..DRAWS)
            .map(|_| {
                times.fill(0);
                (0..items).for_each(|_| times[rng.random_range(0..items)] += 1);
                value(&times)
            })
            .collect();
        values.sort_unstable_by(f64::total_cmp);
        Self { mean, low: values[DRAWS / 40], high: values[DRAWS - 1 - DRAWS / 40] }
    }

    /// Of a mean.
    pub fn of_mean(values: &[f64], seed: u64) -> Self {
        if values.is_empty() {
            return Self { mean: 0.0, low: 0.0, high: 0.0 };
        }
        Self::of(values.len(), seed, |times| {
            let (sum, count) = values
                .iter()
                .zip(times)
                .fold((0.0, 0.0), |(sum, count), (value, times)| (sum + value * f64::from(*times), count + f64::from(*times)));
            sum / count
        })
    }

    pub fn excludes(&self, value: f64) -> bool {
        value < self.low || value > self.high
    }
}

#[cfg(test)]
mod tests {
    use super::Figure;

    #[test]
    fn the_interval_is_that_of_the_normal_curve_for_many_values() {
        let values: Vec<f64> = (0..2_000).map(|n| f64::from(n % 2)).collect();
        let figure = Figure::of_mean(&values, 1);
        // Half, give or take 1.96 × 0.5 ÷ √2,000.
        assert!((figure.mean - 0.5).abs() < 1e-12);
        assert!((figure.high - figure.low - 2.0 * 1.96 * 0.5 / 2_000_f64.sqrt()).abs() < 0.006, "{figure:?}");
        assert_eq!(figure, Figure::of_mean(&values, 1));
    }
}
