//! Which words stand for the same things: terms that concepts use beside each other, learnt from the labels themselves.
//!
//! "Autista" and "conducente" share no letter, but labels of the same concepts.

use super::{Rows, narrow};

/// Allies kept of each term.
const KEPT: usize = 16;

/// Concepts that must use both.
const LEAST_SHARED: u16 = 2;

/// Sightings that count as chance.
const CHANCE: f32 = 2.0;

/// A term that so many concepts use says little about what stands beside it.
const TOO_COMMON: usize = 1_500;

/// For each term its allies, the nearest first, with how often (in hundredths) a concept that uses the one uses the other.
pub(super) fn rows(by_concept: &Rows, concepts: usize) -> Rows {
    let terms = by_concept.starts.len().saturating_sub(1);
    let mut of_concept: Vec<Vec<u32>> = vec![Vec::new(); concepts];
    for term in 0..narrow(terms) {
        by_concept.row(term).for_each(|(concept, _)| of_concept[concept as usize].push(term));
    }
    let users = |term: u32| (by_concept.starts[term as usize + 1] - by_concept.starts[term as usize]) as usize;
    let mut shared = vec![0u16; terms];
    let mut touched: Vec<u32> = Vec::new();
    let mut triples = Vec::new();
    for term in 0..narrow(terms) {
        let many = users(term);
        if many > TOO_COMMON {
            continue;
        }
        for other in by_concept.row(term).flat_map(|(concept, _)| &of_concept[concept as usize]) {
            let count = &mut shared[*other as usize];
            if *count == 0 {
                touched.push(*other);
            }
            *count = count.saturating_add(1);
        }
        let mut allies: Vec<(f32, u32)> = Vec::new();
        for other in touched.drain(..) {
            let count = std::mem::take(&mut shared[other as usize]);
            // What nearly everybody uses stands beside everything.
            let expected = many as f32 * users(other) as f32 / concepts.max(1) as f32;
            if other != term && count >= LEAST_SHARED && f32::from(count) > 3.0 * expected {
                allies.push(((f32::from(count) - expected) / (many as f32 + CHANCE), other));
            }
        }
        allies.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        allies.truncate(KEPT);
        allies.sort_by_key(|(_, other)| *other);
        triples.extend(allies.into_iter().map(|(share, other)| (term, other, (share * 100.0) as u8)));
    }
    Rows::new(terms, &triples)
}
