//! How much each kind of evidence counts, and how often a link of so much evidence is right.
//!
//! Learnt by `bench_linking --fit` on the development halves of its tasks; what it prints goes here.

use super::query::{Found, KINDS};

const WEIGHTS: [f32; KINDS] = [1.02, 4.72, 7.04, 1.23, -1.01, -0.48, 0.08, 1.47, 2.71, 0.49];

/// Log-odds that a link is right: by its strength, by how much stronger it is than the strongest other, and what is added.
const ODDS: [f32; 3] = [0.357, 0.526, -3.715];

/// The evidence summed up.
pub(super) fn sum(evidence: &[f32; KINDS]) -> f32 {
    evidence.iter().zip(WEIGHTS).map(|(evidence, weight)| evidence * weight).sum()
}

/// Says of each concept found for a text how sure it is.
pub(super) fn make_sure(found: &mut [Found]) {
    let (mut first, mut second) = (f32::MIN, f32::MIN);
    for found in found.iter() {
        if found.strength > first {
            (first, second) = (found.strength, first);
        } else {
            second = second.max(found.strength);
        }
    }
    for found in found {
        let other = if found.strength == first { second } else { first };
        let lead = (found.strength - other).clamp(-20.0, 10.0);
        let odds = ODDS[0] * found.strength + ODDS[1] * lead + ODDS[2];
        found.score = found.exact.unwrap_or(MOST / (1.0 + (-odds).exp()));
    }
}

/// Only a text that is a label is surer than this.
const MOST: f32 = 0.95;
