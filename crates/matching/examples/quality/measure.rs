//! How good a list is, given who would be hired.

use crate::{
    scoring::{first, least},
    truth::SUITABLE,
};

/// Places of a list that an operator reads first.
pub const FIRST: usize = 10;

/// What one list is worth; nothing where nobody would do.
#[derive(Debug, Clone, Copy, Default)]
pub struct Worth {
    /// Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), the gain being the chance to be hired.
    pub ndcg: Option<f64>,
    /// Of the truly suitable, those among the fifty, out of as many as could be there.
    pub recall: Option<f64>,
    /// Of the first ten, those truly suitable.
    pub precision: f64,
}

/// Measures a list of people by the chances of everybody.
pub fn worth(list: &[u32], row: &[f32], listed: usize) -> Worth {
    let is_suitable = |chance: f32| f64::from(chance) >= SUITABLE;
    let suitable = row.iter().filter(|chance| is_suitable(**chance)).count();
    let mut best: Vec<f32> = row.to_vec();
    best.select_nth_unstable_by(FIRST.min(row.len() - 1), |a, b| b.total_cmp(a));
    best.truncate(FIRST);
    best.sort_unstable_by(|a, b| b.total_cmp(a));
    let gains: Vec<f32> = list.iter().take(FIRST).map(|n| row[*n as usize]).collect();
    let met = |length: usize| list.iter().take(length).filter(|n| is_suitable(row[**n as usize])).count() as f64;
    Worth {
        ndcg: ndcg(&gains, &best),
        recall: (suitable > 0).then(|| met(listed) / suitable.min(listed) as f64),
        precision: met(FIRST) / FIRST as f64,
    }
}

/// Gains in their order against the best order of the best gains.
pub fn ndcg(gains: &[f32], best: &[f32]) -> Option<f64> {
    let ideal = cumulated(best);
    (ideal > 0.0).then(|| cumulated(gains) / ideal)
}

fn cumulated(gains: &[f32]) -> f64 {
    gains.iter().take(FIRST).enumerate().map(|(place, gain)| f64::from(*gain) * attention(place)).sum()
}

/// What a place is seen, from 0: `1 ÷ log2(place + 2)`.
pub fn attention(place: usize) -> f64 {
    1.0 / (place as f64 + 2.0).log2()
}

/// The best list there is.
pub fn oracle(row: &[f32], length: usize) -> Vec<u32> {
    let order = first(row.iter().map(|chance| least(-f64::from(*chance))), length);
    order.into_iter().map(|n| n as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_list_is_worth_one_and_a_worse_order_less() {
        let row: Vec<f32> = (0..200).map(|n| (n * 37 % 101) as f32 / 101.0).collect();
        let list = oracle(&row, 50);
        let perfect = worth(&list, &row, 50);
        assert!((perfect.ndcg.expect("somebody would do") - 1.0).abs() < 1e-12);
        assert!((perfect.recall.expect("somebody would do") - 1.0).abs() < 1e-12);
        let turned: Vec<u32> = list.iter().rev().copied().collect();
        assert!(worth(&turned, &row, 50).ndcg.expect("somebody would do") < 0.9);
        assert_eq!(worth(&list, &vec![0.0; 200], 50).ndcg, None);
    }

    #[test]
    fn gains_are_discounted_by_the_logarithm_of_the_place() {
        // 0.5 ÷ log2(2) + 1 ÷ log2(3) against 1 ÷ log2(2) + 0.5 ÷ log2(3).
        let found = ndcg(&[0.5, 1.0], &[1.0, 0.5]).expect("gains");
        assert!((found - (0.5 + 0.630_93) / (1.0 + 0.315_46)).abs() < 1e-4, "{found}");
    }
}
