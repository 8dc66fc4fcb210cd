//! The most each term can give for a vacancy: whole points that sum to 1,000.

use ponte_domain::vacancy::Weights;

use crate::outcome::{Criterion, TermName};

/// The sum of all maxima.
pub const TOTAL: u16 = 1_000;
/// How many terms there are.
pub const TERMS: usize = TermName::ALL.len();

/// The maximum of each term, in points, by [`TermName`] order; 0 for a term that does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Maxima([u16; TERMS]);

impl Maxima {
    /// Shares 1,000 points among the terms that apply, by the method of largest remainder (ties: the earlier term).
    ///
    /// A criterion's share is divided among its own terms in the proportion of [`TermName::base`]; a term that does
    /// not apply leaves its share to the others of its criterion, a criterion without terms to the other criteria.
    /// `Ascertained` always applies.
    #[must_use]
    pub fn new(weights: &Weights, applies: impl Fn(TermName) -> bool) -> Self {
        let applies = |term: TermName| term == TermName::Ascertained || applies(term);
        let base_of = |criterion: Criterion| -> u64 {
            TermName::ALL.iter().filter(|term| term.criterion() == criterion && applies(**term)).map(|term| u64::from(term.base())).sum()
        };
        let weight_of = |criterion: Criterion| if base_of(criterion) == 0 { 0 } else { u64::from(share(weights, criterion)) };
        let weights_sum: u64 = Criterion::ALL.iter().map(|criterion| weight_of(*criterion)).sum();
        let mut maxima = [0; TERMS];
        if weights_sum == 0 {
            maxima[TermName::Ascertained as usize] = TOTAL;
            return Self(maxima);
        }
        let mut remainders: Vec<(u64, u64, TermName)> = Vec::with_capacity(TERMS);
        for term in TermName::ALL.iter().copied().filter(|term| applies(*term)) {
            let below = weights_sum * base_of(term.criterion());
            let above = u64::from(TOTAL) * weight_of(term.criterion()) * u64::from(term.base());
            maxima[term as usize] = u16::try_from(above / below).unwrap_or(TOTAL);
            remainders.push((above % below, below, term));
        }
        remainders.sort_by(|(a, a_below, a_term), (b, b_below, b_term)| (b * a_below).cmp(&(a * b_below)).then(a_term.cmp(b_term)));
        let left = usize::from(TOTAL - maxima.iter().sum::<u16>());
        for (.., term) in remainders.iter().take(left) {
            maxima[*term as usize] += 1;
        }
        Self(maxima)
    }

    /// The most a term can give.
    #[must_use]
    pub const fn of(&self, term: TermName) -> u16 {
        self.0[term as usize]
    }
}

fn share(weights: &Weights, criterion: Criterion) -> u16 {
    match criterion {
        Criterion::Coherence => weights.coherence,
        Criterion::Availability => weights.availability,
        Criterion::Nearness => weights.nearness,
        Criterion::Wishes => weights.wishes,
    }
}

#[cfg(test)]
mod tests {
    use ponte_domain::vacancy::Weights;
    use proptest::prelude::*;

    use super::{Maxima, TERMS, TOTAL};
    use crate::outcome::TermName;

    #[test]
    fn a_vacancy_that_asks_everything_has_the_base_maxima() {
        let maxima = Maxima::new(&Weights::DEFAULT, |_| true);
        for term in TermName::ALL {
            assert_eq!(maxima.of(*term), term.base(), "{term}");
        }
    }

    proptest! {
        #[test]
        fn maxima_always_sum_to_a_thousand(shares in prop::array::uniform4(0_u16..=1000), applying in 0_u32..1 << TERMS) {
            let [coherence, availability, nearness, wishes] = shares;
            let weights = Weights { coherence, availability, nearness, wishes };
            let maxima = Maxima::new(&weights, |term| applying & term.bit() != 0);
            prop_assert_eq!(TermName::ALL.iter().map(|term| maxima.of(*term)).sum::<u16>(), TOTAL);
        }
    }
}
