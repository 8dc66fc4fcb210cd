//! All lists at once: who is proposed how often, and how many would be hired in the end.

use rand::RngExt;
use serde::Serialize;

use crate::{
    draw::{self, Purpose, of_pair},
    measure::FIRST,
};

/// Markets that are played through.
const MARKETS: u64 = 20;

/// How the first ten of all lists are spread over the people.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Congestion {
    /// Share of all proposals that go to the most proposed hundredth of the people.
    pub to_the_top_hundredth: f64,
    /// Gini coefficient of the number of proposals: 0 when all have as many, 1 when one has all.
    pub gini: f64,
    /// Share of the people who are proposed at least once.
    pub proposed: f64,
    /// Times the most proposed person is proposed.
    pub most: u32,
}

impl Congestion {
    pub fn of(lists: &[Vec<u32>], people: usize) -> Self {
        let mut times = vec![0_u32; people];
        lists.iter().flat_map(|list| list.iter().take(FIRST)).for_each(|n| times[*n as usize] += 1);
        times.sort_unstable();
        let all: f64 = times.iter().map(|times| f64::from(*times)).sum();
        if all == 0.0 {
            return Self::default();
        }
        let ranked: f64 = times.iter().enumerate().map(|(rank, times)| (rank as f64 + 1.0) * f64::from(*times)).sum();
        let top: f64 = times.iter().rev().take(people.div_ceil(100)).map(|times| f64::from(*times)).sum();
        Self {
            to_the_top_hundredth: top / all,
            gini: 2.0 * ranked / (people as f64 * all) - (people as f64 + 1.0) / people as f64,
            proposed: times.iter().filter(|times| **times > 0).count() as f64 / people as f64,
            most: times.last().copied().unwrap_or(0),
        }
    }
}

/// People hired, on average, if every vacancy contacts its first ten in their order until one comes, and nobody takes two works.
/// Vacancies come in random order; what comes of a contact is drawn by the pair, so that all methods meet the same luck.
pub fn hires(lists: &[Vec<u32>], hired: &[Vec<f32>], seed: u64) -> f64 {
    let people = hired.first().map_or(0, Vec::len);
    let market = |number: u64| {
        let mut order: Vec<usize> = (0..lists.len()).collect();
        let mut rng = draw::stream(seed, Purpose::Market, number as usize);
        draw::shuffle(&mut rng, &mut order);
        let luck: u64 = rng.random();
        let (mut taken, mut hires) = (vec![false; people], 0);
        for vacancy in order {
            let comes = |n: &&u32| {
                let n = **n as usize;
                !taken[n] && of_pair(luck, vacancy, n) < f64::from(hired[vacancy][n])
            };
            if let Some(n) = lists[vacancy].iter().take(FIRST).find(comes) {
                taken[*n as usize] = true;
                hires += 1;
            }
        }
        hires
    };
    (0..MARKETS).map(market).sum::<usize>() as f64 / MARKETS as f64
}

/// Gives each list its best in turn under a cap on how often a person is proposed: the first choices of all lists, then the second, …
pub fn capped(lists: &[Vec<u32>], people: usize, cap: u32) -> Vec<Vec<u32>> {
    let (mut times, mut taken) = (vec![0_u32; people], vec![Vec::with_capacity(FIRST); lists.len()]);
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    for place in 0..longest {
        for (list, taken) in lists.iter().zip(&mut taken) {
            let Some(n) = list.get(place) else { continue };
            if taken.len() < FIRST && times[*n as usize] < cap {
                times[*n as usize] += 1;
                taken.push(*n);
            }
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_spread_has_no_gini_and_a_cap_holds() {
        let even: Vec<Vec<u32>> = (0..10).map(|vacancy| (0..10).map(|place| vacancy * 10 + place).collect()).collect();
        let spread = Congestion::of(&even, 100);
        assert!(spread.gini.abs() < 1e-12 && (spread.proposed - 1.0).abs() < 1e-12);
        let same: Vec<Vec<u32>> = vec![(0..50).collect(); 10];
        let jam = Congestion::of(&same, 100);
        assert!((jam.gini - 0.9).abs() < 1e-9 && (jam.proposed - 0.1).abs() < 1e-12 && jam.most == 10, "{jam:?}");
        let capped = capped(&same, 100, 2);
        assert_eq!(Congestion::of(&capped, 100).most, 2);
    }

    #[test]
    fn nobody_is_hired_twice_and_the_certain_are_all_hired() {
        let lists: Vec<Vec<u32>> = vec![vec![0], vec![0], vec![1]];
        assert!((hires(&lists, &vec![vec![1.0, 1.0]; 3], 1) - 2.0).abs() < 1e-12);
        assert!(hires(&lists, &vec![vec![0.0, 0.0]; 3], 1).abs() < 1e-12);
    }
}
