//! The score with other weights than the shipped ones, and the order it gives.

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
        let points: Vec<f64> = points.collect();
        first(points.len(), length, |a, b| {
            // Whole thousandths of a point, so that sums in another order stay ties.
            let key = |at: usize| ((points[at] * 1e3).round() as i64, passing.fresh[at]);
            key(b).cmp(&key(a)).then(a.cmp(&b))
        })
    }
}

/// The first so many positions in an order.
pub fn first(count: usize, length: usize, mut order: impl FnMut(usize, usize) -> std::cmp::Ordering) -> Vec<usize> {
    let mut all: Vec<usize> = (0..count).collect();
    if length < count {
        all.select_nth_unstable_by(length, |a, b| order(*a, *b));
        all.truncate(length);
    }
    all.sort_unstable_by(|a, b| order(*a, *b));
    all
}

#[cfg(test)]
mod tests {
    use ponte_matching::{maxima::Maxima, outcome::TermName};

    use super::*;

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
