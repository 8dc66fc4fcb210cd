//! The product of utility and probability: what she would gain by the work times the chance that she gets it.
//!
//! As in the experiments with the French employment service (Bied, Caillou, Crépon, Gaillac, Pérennes, Sebag, "A Job I Like or a Job I
//! Can Get", 2026): a probability of hiring learned from past hires, and a utility that is the mean of how well the work meets what
//! the person said she seeks; to rank by either alone is worse for people than to rank by both.

use ponte_matching::{maxima::TERMS, outcome::TermName, taxonomy::FULL};

use crate::{
    draw::{logistic, of_pair},
    passing::Passing,
    scoring::{first, least},
};

/// One for the constant, one for a file without occupation, one for each credit and one for each credit squared.
const FEATURES: usize = 2 + 2 * TERMS;
const ROUNDS: usize = 9;
/// Ridge that keeps rare features in check.
const RIDGE: f64 = 1.0;
/// What the person seeks.
const SOUGHT: [TermName; 8] = [
    TermName::Contract,
    TermName::Times,
    TermName::Start,
    TermName::Distance,
    TermName::WishOccupation,
    TermName::WishSector,
    TermName::WishContract,
    TermName::WishPay,
];

/// A logistic model of the chance to be hired, over what the files say.
#[derive(Debug, Clone)]
pub struct Model([f64; FEATURES]);

fn features(passing: &Passing, at: usize) -> [f64; FEATURES] {
    let mut features = [0.0; FEATURES];
    features[0] = 1.0;
    features[1] = f64::from(u8::from(passing.without_occupation[at]));
    for (term, parts) in passing.credits[at].iter().enumerate().filter(|(term, _)| passing.asked[*term]) {
        let share = f64::from(*parts) / f64::from(FULL) - 0.5;
        features[2 + term] = share;
        features[2 + TERMS + term] = share * share;
    }
    features
}

impl Model {
    /// Fits it (Newton's method) as if everybody who passes had been contacted and the outcome noted: more than any desk knows.
    pub fn fit(seed: u64, half: &[(usize, Passing)]) -> Self {
        let mut weights = [0.0; FEATURES];
        weights[0] = -4.0;
        for _ in 0..ROUNDS {
            let (mut slope, mut curve) = (weights.map(|weight| -RIDGE * weight), vec![[0.0; FEATURES]; FEATURES]);
            for (vacancy, passing) in half {
                for at in 0..passing.len() {
                    let hired = of_pair(seed ^ 0xfeed, *vacancy, passing.people[at] as usize) < f64::from(passing.hired[at]);
                    add(&weights, &features(passing, at), hired, &mut slope, &mut curve);
                }
            }
            (0..FEATURES).for_each(|at| curve[at][at] += RIDGE);
            let step = solve(curve, slope);
            (0..FEATURES).for_each(|at| weights[at] += step[at]);
        }
        Self(weights)
    }

    fn chance(&self, passing: &Passing, at: usize) -> f64 {
        logistic(dot(&self.0, &features(passing, at)))
    }

    /// The chances of all who pass.
    pub fn chances(&self, passing: &Passing) -> Vec<f64> {
        (0..passing.len()).map(|at| self.chance(passing, at)).collect()
    }
}

/// Positions best first, by probability times utility to a power (0: probability alone).
pub fn list(passing: &Passing, chances: &[f64], power: f64, length: usize) -> Vec<usize> {
    let value = |(at, chance): (usize, &f64)| if power == 0.0 { *chance } else { chance * utility(passing, at).powf(power) };
    first(chances.iter().enumerate().map(value).map(|value| least(-value)), length)
}

/// The mean of what she seeks and the vacancy says, from 0 to 1.
fn utility(passing: &Passing, at: usize) -> f64 {
    let asked = SOUGHT.iter().map(|term| *term as usize).filter(|term| passing.asked[*term]);
    let (sum, count) = asked.fold((0.0, 0.0), |(sum, count), term| (sum + f64::from(passing.credits[at][term]), count + 1.0));
    if count > 0.0 { sum / count / f64::from(FULL) } else { 0.5 }
}

fn dot(a: &[f64; FEATURES], b: &[f64; FEATURES]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(weights: &[f64; FEATURES], x: &[f64; FEATURES], hired: bool, slope: &mut [f64; FEATURES], curve: &mut [[f64; FEATURES]]) {
    let chance = logistic(dot(weights, x));
    let (error, spread) = (f64::from(u8::from(hired)) - chance, chance * (1.0 - chance));
    for row in 0..FEATURES {
        slope[row] += error * x[row];
        for column in 0..FEATURES {
            curve[row][column] += spread * x[row] * x[column];
        }
    }
}

/// Solves a system of equations (Gauss with pivots).
fn solve(mut left: Vec<[f64; FEATURES]>, mut right: [f64; FEATURES]) -> [f64; FEATURES] {
    for at in 0..FEATURES {
        let pivot = (at..FEATURES).max_by(|a, b| left[*a][at].abs().total_cmp(&left[*b][at].abs())).unwrap_or(at);
        left.swap(at, pivot);
        right.swap(at, pivot);
        for row in at + 1..FEATURES {
            let times = left[row][at] / left[at][at];
            let above = left[at];
            (at..FEATURES).for_each(|column| left[row][column] -= times * above[column]);
            right[row] -= times * right[at];
        }
    }
    for at in (0..FEATURES).rev() {
        let known: f64 = (at + 1..FEATURES).map(|column| left[at][column] * right[column]).sum();
        right[at] = (right[at] - known) / left[at][at];
    }
    right
}
