//! How much each kind of evidence counts, and how often a link of so much evidence is right.
//!
//! Learnt by `bench_linking --fit` on the development halves of its tasks; what it prints goes here.

use super::query::Found;

/// How many kinds of evidence there are.
pub(super) const KINDS: usize = 13;

/// Of each kind: what it counts in any text, and what is added to that for a text of one word (half of it for two, and so on).
const WEIGHTS: [[f32; KINDS]; 2] = [
    [3.36, 4.92, 12.58, 0.98, 1.56, -1.18, -0.77, 0.25, 2.76, 3.23, 0.30, 0.81, -0.46],
    [-1.35, -5.60, -2.19, 0.14, -1.80, -1.38, 0.59, -0.29, -2.02, -0.02, 0.74, 1.96, 3.05],
];

/// Log-odds that a link is right: by its strength, by how much stronger it is than the strongest other, by the two facts of the text, and
/// what is added.
const ODDS: [f32; 5] = [0.254, 0.359, -0.922, 0.108, -3.584];

/// Only a text that is a label is surer than this.
const MOST: f32 = 0.95;

/// What is known of a text, whatever it is linked to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Facts {
    /// One for a text of one word, a half for one of two, and so on.
    pub short: f32,
    /// Share of its words that labels use, by their weight.
    pub known: f32,
}

/// The evidence summed up.
pub(super) fn sum(evidence: &[f32; KINDS], facts: &Facts) -> f32 {
    let weights = WEIGHTS[0].iter().zip(WEIGHTS[1]).map(|(any, short)| any + facts.short * short);
    evidence.iter().zip(weights).map(|(evidence, weight)| evidence * weight).sum()
}

/// Says of each concept found for a text how sure it is.
pub(super) fn make_sure(found: &mut [Found], facts: &Facts) {
    let (first, second) = two_strongest(found);
    for found in found {
        let other = if found.strength == first { second } else { first };
        let odds: f32 = ODDS.iter().zip(all_facts(found.strength, other, facts)).map(|(odds, fact)| odds * fact).sum();
        found.score = found.exact.unwrap_or(MOST / (1.0 + (-odds).exp()));
    }
}

/// What the odds of the strongest are reckoned from.
pub(super) fn facts_of_strongest(found: &[Found], facts: &Facts) -> [f32; 5] {
    let (first, second) = two_strongest(found);
    all_facts(first, second, facts)
}

fn all_facts(strength: f32, other: f32, facts: &Facts) -> [f32; 5] {
    let lead = (strength - other).clamp(-20.0, 10.0);
    [strength, lead, facts.short, facts.known, 1.0]
}

fn two_strongest(found: &[Found]) -> (f32, f32) {
    let (mut first, mut second) = (f32::MIN, f32::MIN);
    for found in found {
        if found.strength > first {
            (first, second) = (found.strength, first);
        } else {
            second = second.max(found.strength);
        }
    }
    (first, second)
}
