//! The load ratio: how many people of a trade there are for each vacancy of it, near enough to reach it.
//!
//! Employment services publish it (the ratio of openings to applicants of Japan's Hello Work, the tension indicators of France
//! Travail and of CBS), and marketplaces steer by it: LinkedIn's LiJAR (Borisyuk, Zhang, Kenthapadi, KDD 2017) promotes what draws
//! too little and holds back what draws too much. Rebuilt here for people: among those of the trade, the ones with the fewest (or the
//! most) openings a head come first, then the nearest.

use ponte_domain::reference::Catalogue;
use ponte_matching::key::OccupationKey;

use crate::{
    passing::{Passing, kilometres},
    scoring::{first, least},
    world::World,
};

/// How it orders; the three are chosen on the half for choosing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Kilometres within which a vacancy is one's own.
    pub radius: f32,
    /// Leading ISCO digits that make a trade.
    pub digits: usize,
    /// Whether those with fewest openings a head come first.
    pub fewest_first: bool,
}

impl Rule {
    pub fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for radius in [10.0, 20.0, 40.0] {
            for digits in [2, 3, 4] {
                all.extend([true, false].map(|fewest_first| Self { radius, digits, fewest_first }));
            }
        }
        all
    }
}

/// Trades and openings a head under one rule.
pub struct Load {
    rule: Rule,
    vacancies: Vec<Option<String>>,
    people: Vec<Vec<String>>,
    openings: Vec<f64>,
}

impl Load {
    pub fn new(world: &World, rule: Rule) -> Self {
        let catalogue = world.index.taxonomy().catalogue();
        let vacancies: Vec<Option<String>> =
            world.vacancies.iter().map(|vacancy| vacancy.occupation.as_ref().and_then(|(_, key)| digits(*key, catalogue, rule))).collect();
        let trades_of = |worker: &ponte_matching::features::WorkerFeatures| {
            let mut trades: Vec<String> = worker.experiences.iter().filter_map(|done| digits(done.occupation?, catalogue, rule)).collect();
            trades.sort_unstable();
            trades.dedup();
            trades
        };
        let people: Vec<Vec<String>> = world.workers.iter().map(trades_of).collect();
        let mut by_trade: std::collections::HashMap<&str, Vec<usize>> = std::collections::HashMap::new();
        for (n, trades) in people.iter().enumerate() {
            trades.iter().for_each(|trade| by_trade.entry(trade).or_default().push(n));
        }
        let mut openings = vec![0.0; people.len()];
        for (vacancy, trade) in vacancies.iter().enumerate() {
            let of_trade = trade.as_deref().and_then(|trade| by_trade.get(trade)).map(Vec::as_slice).unwrap_or_default();
            let near: Vec<usize> = of_trade.iter().copied().filter(|n| kilometres(world, vacancy, *n) <= rule.radius).collect();
            near.iter().for_each(|n| openings[*n] += 1.0 / near.len() as f64);
        }
        Self { rule, vacancies, people, openings }
    }

    /// Positions among those who pass, best first.
    pub fn list(&self, world: &World, vacancy: usize, passing: &Passing, length: usize) -> Vec<usize> {
        let key = |n: &u32| {
            let n = *n as usize;
            let km = kilometres(world, vacancy, n);
            let of_trade = self.vacancies[vacancy].as_ref().is_some_and(|trade| self.people[n].contains(trade));
            let openings = if self.rule.fewest_first { self.openings[n] } else { -self.openings[n] };
            (!(of_trade && km <= self.rule.radius), least(if of_trade { openings } else { 0.0 }), least(km.into()))
        };
        first(passing.people.iter().map(key), length)
    }
}

fn digits(key: OccupationKey, catalogue: &Catalogue, rule: Rule) -> Option<String> {
    match key {
        OccupationKey::Known(ix) => catalogue.occupation(ix).isco.get(..rule.digits).map(str::to_owned),
        OccupationKey::Words(_) => None,
    }
}
