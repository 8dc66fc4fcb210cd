//! The ways of making a list that are compared, and what each chooses on the half for choosing.

use ponte_matching::{
    index::{Index, Query},
    market::{self, Run},
    suggest::VacancyIndex,
};
use rayon::prelude::*;
use serde::{Serialize, Serializer};

use crate::{
    bm25::{Okapi, Texts},
    draw::of_pair,
    expected::{self, Model},
    load::{Load, Rule},
    measure::{FIRST, oracle},
    passing::{Passing, index_by, kilometres},
    scoring::{LISTED, Scoring, first, least},
    search::{Half, best_criteria, best_terms, gain, mean},
    truth::SUITABLE,
    world::{World, number_of, vacancy_id},
};

/// Proposals a person may have at once where a cap is set.
pub const CAP: usize = 3;

/// A way of making lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Random,
    DistanceAlone,
    Distance,
    TextAlone,
    Text,
    Load,
    Probability,
    Product,
    Shipped,
    Capped,
    UnknownQuarter,
    UnknownNothing,
    WithoutNearness,
    Criteria,
    Terms,
    Insider,
    Oracle,
}

impl Method {
    pub const ALL: [Self; 17] = [
        Self::Random,
        Self::DistanceAlone,
        Self::Distance,
        Self::TextAlone,
        Self::Text,
        Self::Load,
        Self::Probability,
        Self::Product,
        Self::Shipped,
        Self::Capped,
        Self::UnknownQuarter,
        Self::UnknownNothing,
        Self::WithoutNearness,
        Self::Criteria,
        Self::Terms,
        Self::Insider,
        Self::Oracle,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Random => "random, within the gates",
            Self::DistanceAlone => "distance only, everybody",
            Self::Distance => "distance only, within the gates",
            Self::TextAlone => "BM25 on text, everybody",
            Self::Text => "BM25 on text, within the gates and a radius",
            Self::Load => "load ratio, within the gates",
            Self::Probability => "probability (logistic), within the gates",
            Self::Product => "utility × probability, within the gates",
            Self::Shipped => "Ponte as shipped",
            Self::Capped => "Ponte, market with a cap of 3",
            Self::UnknownQuarter => "Ponte, unknown occupation earns 1/4",
            Self::UnknownNothing => "Ponte, unknown occupation earns 0",
            Self::WithoutNearness => "Ponte, no nearness of skills",
            Self::Criteria => "Ponte, criteria chosen on the other half",
            Self::Terms => "Ponte, criteria and terms chosen on the other half",
            Self::Insider => "knows all but who is still looking and turns up",
            Self::Oracle => "oracle (knows the truth)",
        }
    }
}

impl Serialize for Method {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What was chosen on the half for choosing.
pub struct Choice {
    pub okapi: Okapi,
    pub radius: f32,
    pub rule: Rule,
    pub model: Model,
    pub power: f64,
    pub criteria: Scoring,
    pub terms: Scoring,
}

impl Choice {
    /// Chooses by the gain of the first ten, as for Ponte's own weights.
    pub fn on(half: &Half, world: &World, texts: &Texts) -> Self {
        let gains = |list: &(dyn Fn(usize, &Passing) -> Vec<usize> + Sync)| -> f64 {
            let each: Vec<Option<f64>> = half.par_iter().map(|(n, passing)| gain(passing, &list(*n, passing))).collect();
            mean(&each.into_iter().flatten().collect::<Vec<f64>>())
        };
        let mut okapis = Vec::new();
        for k1 in [0.8, 1.2, 2.0] {
            okapis.extend([0.3, 0.75].map(|b| Okapi { k1, b }));
        }
        let okapi = most(okapis, |okapi| gains(&|n, passing| by_text(world, texts, n, passing, (*okapi, f32::INFINITY), FIRST)));
        let radii = vec![10.0, 20.0, 40.0, f32::INFINITY];
        let radius = most(radii, |radius| gains(&|n, passing| by_text(world, texts, n, passing, (okapi, *radius), FIRST)));
        let rule = most(Rule::all(), |rule| {
            let load = Load::new(world, *rule);
            gains(&|n, passing| load.list(world, n, passing, FIRST))
        });
        let model = Model::fit(world.plan.seed, half);
        let power =
            most(vec![0.25, 0.5, 1.0, 2.0], |power| gains(&|_, passing| expected::list(passing, &model.chances(passing), *power, FIRST)));
        let criteria = best_criteria(&[half]);
        Self { okapi, radius, rule, power, terms: best_terms(&[half], &criteria), criteria, model }
    }
}

fn most<T>(tried: Vec<T>, value: impl Fn(&T) -> f64) -> T {
    let valued = tried.into_iter().map(|one| (value(&one), one));
    let best = valued.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.expect("something is tried").1
}

fn by_text(world: &World, texts: &Texts, n: usize, passing: &Passing, (okapi, radius): (Okapi, f32), length: usize) -> Vec<usize> {
    let scores = texts.scores(&world.adverts[n], okapi);
    let far = |person: usize| radius.is_finite() && kilometres(world, n, person) > radius;
    let key = |person: &u32| (far(*person as usize), least(-scores[*person as usize]));
    first(passing.people.iter().map(key), length)
}

/// The lists of all methods, each by vacancy, and what the gates cost.
pub struct Lists {
    pub of: Vec<(Method, Vec<Vec<u32>>)>,
    /// Truly suitable pairs, and those of them that a gate excludes.
    pub suitable: usize,
    pub suitable_excluded: usize,
    /// People who pass the gates of a vacancy, on average.
    pub passing: f64,
}

impl Lists {
    pub fn make(world: &World, texts: &Texts, choice: &Choice) -> Self {
        let others = Others { world, texts, choice, load: Load::new(world, choice.rule), plain: index_by(world, &world.without_nearness) };
        let each: Vec<OfVacancy> = (0..world.vacancies.len()).into_par_iter().map(|n| others.lists(n)).collect();
        let mut of: Vec<(Method, Vec<Vec<u32>>)> = Vec::new();
        for (at, method) in Method::ALL.iter().filter(|method| **method != Method::Capped).enumerate() {
            of.push((*method, each.iter().map(|vacancy| vacancy.lists[at].clone()).collect()));
        }
        of.push((Method::Capped, capped_market(world)));
        Self {
            of,
            suitable: each.iter().map(|vacancy| vacancy.suitable).sum(),
            suitable_excluded: each.iter().map(|vacancy| vacancy.suitable_excluded).sum(),
            passing: each.iter().map(|vacancy| vacancy.passing as f64).sum::<f64>() / each.len() as f64,
        }
    }
}

struct OfVacancy {
    lists: Vec<Vec<u32>>,
    suitable: usize,
    suitable_excluded: usize,
    passing: usize,
}

struct Others<'a> {
    world: &'a World,
    texts: &'a Texts,
    choice: &'a Choice,
    load: Load,
    /// The engine over a catalogue without groups of skills.
    plain: Index,
}

impl Others<'_> {
    fn lists(&self, n: usize) -> OfVacancy {
        let passing = Passing::of(self.world, n, |_| true);
        let row = &self.world.hired[n];
        let suitable = row.iter().filter(|chance| f64::from(**chance) >= SUITABLE).count();
        let within = passing.hired.iter().filter(|chance| f64::from(**chance) >= SUITABLE).count();
        let chances = self.choice.model.chances(&passing);
        let made = Method::ALL.iter().filter(|method| **method != Method::Capped).map(|method| self.list(*method, n, &passing, &chances));
        OfVacancy { lists: made.collect(), suitable, suitable_excluded: suitable - within, passing: passing.len() }
    }

    fn list(&self, method: Method, n: usize, passing: &Passing, chances: &[f64]) -> Vec<u32> {
        let (world, choice) = (self.world, self.choice);
        let named = |positions: Vec<usize>| positions.into_iter().map(|at| passing.people[at]).collect();
        let shipped = Scoring::shipped();
        match method {
            Method::Random => named(by_value(passing.len(), |at| of_pair(world.plan.seed ^ 0xace, n, passing.people[at] as usize))),
            Method::DistanceAlone => numbers(by_value(row_length(world), |person| f64::from(kilometres(world, n, person)))),
            Method::Distance => named(by_value(passing.len(), |at| f64::from(kilometres(world, n, passing.people[at] as usize)))),
            Method::TextAlone => {
                let scores = self.texts.scores(&world.adverts[n], choice.okapi);
                numbers(by_value(scores.len(), |person| -scores[person]))
            }
            Method::Text => named(by_text(world, self.texts, n, passing, (choice.okapi, choice.radius), LISTED)),
            Method::Load => named(self.load.list(world, n, passing, LISTED)),
            Method::Probability => named(expected::list(passing, chances, 0.0, LISTED)),
            Method::Product => named(expected::list(passing, chances, choice.power, LISTED)),
            Method::Shipped => ranked(&world.index, world, n),
            Method::WithoutNearness => ranked(&self.plain, world, n),
            Method::UnknownQuarter => named(Scoring { unknown_occupation: 0.25, ..shipped }.list(passing, LISTED)),
            Method::UnknownNothing => named(Scoring { unknown_occupation: 0.0, ..shipped }.list(passing, LISTED)),
            Method::Criteria => named(choice.criteria.list(passing, LISTED)),
            Method::Terms => named(choice.terms.list(passing, LISTED)),
            Method::Insider => oracle(&world.suits[n], LISTED),
            Method::Oracle => oracle(&world.hired[n], LISTED),
            Method::Capped => Vec::new(),
        }
    }
}

fn row_length(world: &World) -> usize {
    world.workers.len()
}

fn numbers(positions: Vec<usize>) -> Vec<u32> {
    positions.into_iter().map(|at| at as u32).collect()
}

/// Positions by a value, the least first; equal ones by their numbers, which say nothing.
fn by_value(count: usize, value: impl Fn(usize) -> f64) -> Vec<usize> {
    first((0..count).map(|at| least(value(at))), LISTED)
}

/// The product's own list.
pub fn ranked(index: &Index, world: &World, n: usize) -> Vec<u32> {
    let found = index.ranked(&world.vacancies[n], &Query::best(LISTED, world.plan.today));
    found.into_iter().map(|(id, ..)| number_of(id) as u32).collect()
}

/// The product's market under a cap.
fn capped_market(world: &World) -> Vec<Vec<u32>> {
    let mut open = VacancyIndex::new(std::sync::Arc::clone(world.index.taxonomy()));
    for (n, features) in world.vacancies.iter().enumerate() {
        open.upsert(vacancy_id(n), &format!("v{n:07}"), features.clone());
    }
    let run = Run { k: FIRST, max_per_worker: Some(CAP), today: world.plan.today };
    let mut lists = vec![Vec::new(); world.vacancies.len()];
    for proposed in market::run(&world.index, &open, &run, |_| None, None, |_| true).proposed {
        lists[number_of(worker_id_of(proposed.vacancy))].push(number_of(proposed.worker) as u32);
    }
    lists
}

/// Numbers of vacancies are kept in their ids as those of people are.
fn worker_id_of(id: ponte_domain::id::VacancyId) -> ponte_domain::id::WorkerId {
    ponte_domain::id::WorkerId(id.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_gives_its_number_back() {
        assert_eq!(number_of(crate::world::worker_id(17)), 17);
        assert_eq!(number_of(worker_id_of(vacancy_id(1_499))), 1_499);
    }
}
