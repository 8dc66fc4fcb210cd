//! Choosing weights by plain search on one half, within the bounds that the product sets.

use rayon::prelude::*;

use crate::{
    measure::{FIRST, ndcg},
    passing::Passing,
    scoring::{Scoring, Shares},
};

/// A half of a province: vacancies with those who pass their gates.
pub type Half = Vec<(usize, Passing)>;

/// Step between the criteria that are tried, in points.
const STEP: usize = 50;
/// Times by which a term's share is tried.
const TIMES: [f64; 4] = [0.4, 0.7, 1.5, 2.5];
const ROUNDS: usize = 2;
/// A change is taken when it gains at least so much.
const WORTH: f64 = 2e-4;

/// Normalised gain of each vacancy where somebody would do.
pub fn gains(half: &Half, scoring: &Scoring) -> Vec<f64> {
    let of = |(_, passing): &(usize, Passing)| gain(passing, &scoring.list(passing, FIRST));
    half.par_iter().map(of).collect::<Vec<_>>().into_iter().flatten().collect()
}

/// Normalised gain of positions among those who pass.
pub fn gain(passing: &Passing, list: &[usize]) -> Option<f64> {
    let gains: Vec<f32> = list.iter().map(|at| passing.hired[*at]).collect();
    ndcg(&gains, &passing.best)
}

/// The mean over provinces of the mean over their vacancies.
pub fn mean_gain(halves: &[&Half], scoring: &Scoring) -> f64 {
    halves.iter().map(|half| mean(&gains(half, scoring))).sum::<f64>() / halves.len() as f64
}

pub fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / values.len() as f64 }
}

/// The best criteria alone, which is what a desk can set today.
pub fn best_criteria(halves: &[&Half]) -> Scoring {
    let (mut best, mut most) = (Scoring::shipped(), mean_gain(halves, &Scoring::shipped()));
    // A coarse grid over everything, then a fine one around the best.
    for criteria in grid(4 * STEP, None) {
        (best, most) = better(halves, best, most, criteria);
    }
    for step in [2 * STEP, STEP] {
        for criteria in grid(step, Some((best.shares.criteria, step as f64))) {
            (best, most) = better(halves, best, most, criteria);
        }
    }
    best
}

fn better(halves: &[&Half], best: Scoring, most: f64, criteria: [f64; 4]) -> (Scoring, f64) {
    let tried = Scoring { shares: Shares { criteria, ..best.shares.clone() }, ..best.clone() };
    if criteria == best.shares.criteria || !tried.shares.are_within_bounds() {
        return (best, most);
    }
    let gain = mean_gain(halves, &tried);
    if gain > most + WORTH { (tried, gain) } else { (best, most) }
}

/// Criteria in steps that sum to 1,000, all of them or those near to some.
fn grid(step: usize, near: Option<([f64; 4], f64)>) -> Vec<[f64; 4]> {
    let mut all = Vec::new();
    for coherence in (200..=800).step_by(step) {
        for availability in (0..=500).step_by(step) {
            for nearness in (0..=500).step_by(step) {
                let used = coherence + availability + nearness;
                if used <= 1_000 {
                    all.push([coherence, availability, nearness, 1_000 - used].map(|share| share as f64));
                }
            }
        }
    }
    if let Some((centre, within)) = near {
        all.retain(|criteria| criteria.iter().zip(&centre).all(|(share, of)| (share - of).abs() <= within));
    }
    all
}

/// The best criteria and terms, one share after the other; what an unknown occupation earns is tried too.
pub fn best_terms(halves: &[&Half], from: &Scoring) -> Scoring {
    let (mut best, mut most) = (from.clone(), mean_gain(halves, from));
    for _ in 0..ROUNDS {
        for term in 0..best.shares.terms.len() {
            for times in TIMES {
                let mut tried = best.clone();
                tried.shares.terms[term] *= times;
                (best, most) = kept(halves, tried, best, most);
            }
        }
        for unknown_occupation in [0.0, 0.25, 0.5] {
            (best, most) = kept(halves, Scoring { unknown_occupation, ..best.clone() }, best, most);
        }
        for criteria in grid(STEP, Some((best.shares.criteria, STEP as f64))) {
            (best, most) = better(halves, best, most, criteria);
        }
    }
    best
}

fn kept(halves: &[&Half], tried: Scoring, best: Scoring, most: f64) -> (Scoring, f64) {
    let gain = mean_gain(halves, &tried);
    if gain > most + WORTH { (tried, gain) } else { (best, most) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_that_is_tried_is_one_that_a_desk_may_set() {
        let within: Vec<[f64; 4]> = grid(STEP, None)
            .into_iter()
            .filter(|criteria| Shares { criteria: *criteria, ..Shares::shipped() }.are_within_bounds())
            .collect();
        assert!(within.len() > 100);
        assert!(within.contains(&[500.0, 250.0, 150.0, 100.0]), "the shipped ones are among them");
    }
}
