//! How much each kind of evidence counts, and how often a link of so much evidence is right.
//!
//! Learnt by `bench_linking --fit` on the development halves of its tasks; what it prints goes here.

use super::query::Found;

/// How many kinds of evidence there are.
pub(super) const KINDS: usize = 13;

/// Of each kind: what it counts in any text, and what is added to that for a text of one word (half of it for two, and so on).
const WEIGHTS: [[f32; KINDS]; 2] = [
    [3.62, 5.71, 10.46, 1.11, 1.54, -1.34, 0.24, -0.08, 2.73, 3.35, 0.36, 0.29, -0.43],
    [-0.92, -5.11, -2.84, 1.06, -1.34, -1.29, -0.72, -0.19, -1.93, 0.31, 1.47, 3.13, 2.76],
];

/// Log-odds that a link is right: by its strength, by how much stronger it is than the strongest other, by how short the text is, and what
/// is added.
const ODDS: [f32; 4] = [0.258, 0.350, -1.338, -3.369];

/// Only a text that is a label is surer than this.
const MOST: f32 = 0.959;

/// The evidence for a concept summed up; `short` is one for a text of one word, a half for one of two, and so on.
pub(super) fn sum(evidence: &[f32; KINDS], short: f32) -> f32 {
    let weights = WEIGHTS[0].iter().zip(WEIGHTS[1]).map(|(any, more)| any + short * more);
    evidence.iter().zip(weights).map(|(evidence, weight)| evidence * weight).sum()
}

/// Says of each concept found for a text how sure it is.
pub(super) fn make_sure(found: &mut [Found], short: f32) {
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
        let odds: f32 = ODDS.iter().zip([found.strength, lead, short, 1.0]).map(|(odds, fact)| odds * fact).sum();
        found.score = found.exact.unwrap_or(MOST / (1.0 + (-odds).exp()));
    }
}
