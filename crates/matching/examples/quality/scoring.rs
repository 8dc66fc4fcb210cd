//! The score with other weights than the shipped ones, and the order it gives.

use std::cmp::Reverse;

use ponte_domain::vacancy::Weights;
use ponte_matching::{
    maxima::TERMS,
    outcome::{Criterion, TermName},
    taxonomy::FULL,
};
use serde::Serialize;

use crate::passing::Passing;

/// How long a list is.
pub const LISTED: usize = 50;

/// Shares of the criteria (summing to 1,000), and of the terms within their criterion.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shares {
    /// By [`Criterion`] order.
    pub criteria: [f64; 4],
    /// By [`TermName`] order; only their proportions within a criterion count.
    pub terms: [f64; TERMS],
}

impl Shares {
    /// Those the product ships.
    pub fn shipped() -> Self {
        let Weights { coherence, availability, nearness, wishes } = Weights::DEFAULT;
        let mut terms = [0.0; TERMS];
        TermName::ALL.iter().for_each(|term| terms[*term as usize] = f64::from(term.base()));
        Self { criteria: [coherence, availability, nearness, wishes].map(f64::from), terms }
    }

    /// Whether a desk may set such criteria (the bounds of [`Weights::are_within_bounds`]).
    pub fn are_within_bounds(&self) -> bool {
        let [coherence, others @ ..] = self.criteria;
        (self.criteria.iter().sum::<f64>() - 1_000.0).abs() < 1e-6
            && (200.0..=800.0).contains(&coherence)
            && others.iter().all(|share| (0.0..=500.0).contains(share))
    }

    /// The most each term gives for a vacancy that asks some of them: the rule of the product without its rounding to whole points.
    pub fn maxima(&self, asked: &[bool; TERMS]) -> [f64; TERMS] {
        let mut sums = [0.0; 4];
        let asked = |term: TermName| asked[term as usize] || term == TermName::Ascertained;
        for term in TermName::ALL.iter().filter(|term| asked(**term)) {
            sums[term.criterion() as usize] += self.terms[*term as usize];
        }
        let whole: f64 = Criterion::ALL.iter().filter(|of| sums[**of as usize] > 0.0).map(|of| self.criteria[*of as usize]).sum();
        let mut maxima = [0.0; TERMS];
        for term in TermName::ALL.iter().filter(|term| asked(**term)) {
            let of = term.criterion() as usize;
            if sums[of] > 0.0 && whole > 0.0 {
                maxima[*term as usize] = 1_000.0 * self.criteria[of] / whole * self.terms[*term as usize] / sums[of];
            }
        }
        maxima
    }
}

/// A score to be tried.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scoring {
    pub shares: Shares,
    /// What an unknown occupation earns of the term; a half as shipped.
    pub unknown_occupation: f64,
}

impl Scoring {
    pub fn shipped() -> Self {
        Self { shares: Shares::shipped(), unknown_occupation: 0.5 }
    }

    /// The best of those who pass, best first: points, then fresher availability, then the lower number.
    pub fn list(&self, passing: &Passing, length: usize) -> Vec<usize> {
        let maxima = self.shares.maxima(&passing.asked);
        let per_part = maxima.map(|most| most / f64::from(FULL));
        let unknown = maxima[TermName::Occupation as usize] * self.unknown_occupation;
        let occupation = TermName::Occupation as usize;
        let points = (0..passing.len()).map(|at| {
            let credits = &passing.credits[at];
            let mut points: f64 = credits.iter().zip(&per_part).map(|(parts, each)| f64::from(*parts) * each).sum();
            if passing.without_occupation[at] {
                points += unknown - f64::from(credits[occupation]) * per_part[occupation];
            }
            points
        });
        // Whole thousandths of a point, so that sums in another order stay ties.
        let keys = points.zip(&passing.fresh).map(|(points, fresh)| (Reverse((points * 1e3).round() as i64), Reverse(*fresh)));
        first(keys, length)
    }
}

/// The positions of the so many least keys, the least first; equal ones by position.
pub fn first<K: Ord>(keys: impl Iterator<Item = K>, length: usize) -> Vec<usize> {
    let mut all: Vec<(K, u32)> = keys.zip(0..).collect();
    if length < all.len() {
        all.select_nth_unstable(length);
        all.truncate(length);
    }
    all.sort_unstable();
    all.into_iter().map(|(_, at)| at as usize).collect()
}

/// A number as a key: the least number first.
pub fn least(value: f64) -> i64 {
    let bits = value.to_bits().cast_signed();
    // Negative numbers grow towards zero while their bits shrink.
    bits ^ (((bits >> 63).cast_unsigned()) >> 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use ponte_matching::{maxima::Maxima, outcome::TermName};

    use super::*;

    #[test]
    fn keys_of_numbers_have_the_order_of_the_numbers() {
        let numbers = [f64::NEG_INFINITY, -2.5, -1e-9, 0.0, 1e-9, 3.0, 1e6, f64::INFINITY];
        assert!(numbers.windows(2).all(|pair| least(pair[0]) < least(pair[1])));
        assert_eq!(first([3.0, 1.0, 2.0, 1.0].into_iter().map(least), 3), [1, 3, 2]);
    }

    #[test]
    fn the_most_of_each_term_is_that_of_the_product_but_for_rounding() {
        for mask in 0..1_u32 << TERMS {
            let mut asked = [false; TERMS];
            TermName::ALL.iter().for_each(|term| asked[*term as usize] = mask & term.bit() != 0);
            let ours = Shares::shipped().maxima(&asked);
            let product = Maxima::new(&Weights::DEFAULT, |term| asked[term as usize]);
            for term in TermName::ALL {
                assert!((ours[*term as usize] - f64::from(product.of(*term))).abs() <= 1.0, "{mask:b} {term}");
            }
        }
    }
}
