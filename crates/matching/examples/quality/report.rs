//! What was found, as plain data.

use serde::Serialize;

use crate::{
    bootstrap::Figure,
    congestion::Congestion,
    fairness::{Fairness, Shown},
    measure::Worth,
    methods::Method,
    scoring::{Scoring, Shares},
    search::{Half, best_criteria, best_terms, gains, mean},
    study::{BASE, Facts, Outcome, UNEQUAL},
};

/// Seed of all intervals.
const SEED: u64 = 7;

/// Everything that is printed.
#[derive(Debug, Serialize)]
pub struct Report {
    pub scenarios: Vec<OfScenario>,
    pub fairness: Vec<OfGroups>,
    pub weights: Weighed,
    pub chosen: Vec<Chosen>,
}

/// One truth, all provinces of it together.
#[derive(Debug, Serialize)]
pub struct OfScenario {
    pub name: &'static str,
    pub provinces: usize,
    pub vacancies: usize,
    pub facts: Vec<Facts>,
    pub rows: Vec<Row>,
}

/// One method under one truth.
#[derive(Debug, Serialize)]
pub struct Row {
    pub method: Method,
    pub ndcg: Figure,
    /// The gain less that of the shipped score, vacancy by vacancy.
    pub against_shipped: Figure,
    /// Means of the single provinces.
    pub ndcg_by_seed: Vec<f64>,
    pub recall: Figure,
    pub precision: Figure,
    pub hires: f64,
    pub hires_capped: f64,
    pub congestion: Congestion,
}

/// Ratios of exposure for merit.
#[derive(Debug, Serialize)]
pub struct OfGroups {
    pub scenario: &'static str,
    pub method: Method,
    pub fairness: Fairness,
}

/// Weights chosen on one half of vacancies and people, reported on the other half of both.
#[derive(Debug, Serialize)]
pub struct Weighed {
    /// Chosen over all truths together.
    pub criteria: Scoring,
    pub terms: Scoring,
    pub rows: Vec<WeighedRow>,
}

/// One truth: the shipped gain, and what chosen weights add to it.
#[derive(Debug, Serialize)]
pub struct WeighedRow {
    pub scenario: &'static str,
    pub shipped: Figure,
    pub own_criteria: Figure,
    pub own_terms: Figure,
    pub common_criteria: Figure,
    pub common_terms: Figure,
    /// The criteria chosen here.
    pub criteria: [f64; 4],
}

/// What the baselines chose in each province.
#[derive(Debug, Serialize)]
pub struct Chosen {
    pub scenario: &'static str,
    pub k1: f64,
    pub b: f64,
    pub text_radius: Option<f64>,
    pub load_radius: f64,
    pub load_digits: usize,
    pub load_fewest_first: bool,
    pub utility_power: f64,
    pub unknown_occupation: f64,
    pub shares: Shares,
}

impl Report {
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mut names: Vec<&'static str> = outcomes.iter().map(|outcome| outcome.scenario).collect();
        names.dedup();
        let of = |name: &str| outcomes.iter().filter(|outcome| outcome.scenario == name).collect::<Vec<_>>();
        Self {
            scenarios: names.iter().map(|name| OfScenario::of(name, &of(name))).collect(),
            fairness: [BASE, UNEQUAL].iter().flat_map(|name| fairness(name, &of(name))).collect(),
            weights: Weighed::of(&names.iter().filter_map(|name| of(name).first().copied()).collect::<Vec<_>>()),
            chosen: outcomes.iter().map(Chosen::of).collect(),
        }
    }
}

impl OfScenario {
    fn of(name: &'static str, outcomes: &[&Outcome]) -> Self {
        let row = |method: &Method| Row::of(*method, outcomes);
        Self {
            name,
            provinces: outcomes.len(),
            vacancies: outcomes.iter().map(|outcome| outcome.measured(Method::Shipped).worth.len()).sum(),
            facts: outcomes.iter().map(|outcome| outcome.facts).collect(),
            rows: Method::ALL.iter().map(row).collect(),
        }
    }
}

impl Row {
    fn of(method: Method, outcomes: &[&Outcome]) -> Self {
        let worths = |method: Method| outcomes.iter().flat_map(move |outcome| outcome.measured(method).worth.iter());
        let figure = |value: fn(&Worth) -> Option<f64>| Figure::of_mean(&worths(method).filter_map(value).collect::<Vec<f64>>(), SEED);
        let pairs = worths(method).zip(worths(Method::Shipped));
        let differences: Vec<f64> = pairs.filter_map(|(own, shipped)| Some(own.ndcg? - shipped.ndcg?)).collect();
        let over = |value: fn(&crate::study::Measured) -> f64| {
            mean(&outcomes.iter().map(|outcome| value(outcome.measured(method))).collect::<Vec<f64>>())
        };
        let of_seed = |outcome: &&Outcome| {
            let values: Vec<f64> = outcome.measured(method).worth.iter().filter_map(|worth| worth.ndcg).collect();
            mean(&values)
        };
        Self {
            method,
            ndcg: figure(|worth| worth.ndcg),
            against_shipped: Figure::of_mean(&differences, SEED),
            ndcg_by_seed: outcomes.iter().map(of_seed).collect(),
            recall: figure(|worth| worth.recall),
            precision: figure(|worth| Some(worth.precision)),
            hires: over(|measured| measured.hires),
            hires_capped: over(|measured| measured.hires_capped),
            congestion: Congestion {
                to_the_top_hundredth: over(|measured| measured.congestion.to_the_top_hundredth),
                gini: over(|measured| measured.congestion.gini),
                proposed: over(|measured| measured.congestion.proposed),
                most: outcomes.iter().map(|outcome| outcome.measured(method).congestion.most).max().unwrap_or(0),
            },
        }
    }
}

fn fairness(scenario: &'static str, outcomes: &[&Outcome]) -> Vec<OfGroups> {
    let groups: Vec<_> = outcomes.iter().flat_map(|outcome| outcome.groups.iter().copied()).collect();
    let of = |method: &Method| {
        let mut shown = Shown::default();
        outcomes.iter().for_each(|outcome| shown.join(&outcome.measured(*method).shown));
        OfGroups { scenario, method: *method, fairness: Fairness::of(&shown, &groups, SEED) }
    };
    let looked_at = [
        Method::Distance,
        Method::Text,
        Method::Load,
        Method::Product,
        Method::Shipped,
        Method::Capped,
        Method::UnknownQuarter,
        Method::UnknownNothing,
        Method::Terms,
        Method::Oracle,
    ];
    if outcomes.is_empty() { Vec::new() } else { looked_at.iter().map(of).collect() }
}

impl Weighed {
    fn of(outcomes: &[&Outcome]) -> Self {
        let halves: Vec<&Half> = outcomes.iter().map(|outcome| &outcome.choosing).collect();
        let criteria = best_criteria(&halves);
        let terms = best_terms(&halves, &criteria);
        let rows = outcomes.iter().map(|outcome| WeighedRow::of(outcome, &criteria, &terms)).collect();
        Self { criteria, terms, rows }
    }
}

impl WeighedRow {
    fn of(outcome: &Outcome, criteria: &Scoring, terms: &Scoring) -> Self {
        let shipped = gains(&outcome.reporting, &Scoring::shipped());
        let more = |scoring: &Scoring| {
            let differences: Vec<f64> =
                gains(&outcome.reporting, scoring).iter().zip(&shipped).map(|(own, shipped)| own - shipped).collect();
            Figure::of_mean(&differences, SEED)
        };
        Self {
            scenario: outcome.scenario,
            shipped: Figure::of_mean(&shipped, SEED),
            own_criteria: more(&outcome.choice.criteria),
            own_terms: more(&outcome.choice.terms),
            common_criteria: more(criteria),
            common_terms: more(terms),
            criteria: outcome.choice.criteria.shares.criteria,
        }
    }
}

impl Chosen {
    fn of(outcome: &Outcome) -> Self {
        let choice = &outcome.choice;
        Self {
            scenario: outcome.scenario,
            k1: choice.okapi.k1,
            b: choice.okapi.b,
            text_radius: choice.radius.is_finite().then_some(f64::from(choice.radius)),
            load_radius: choice.rule.radius.into(),
            load_digits: choice.rule.digits,
            load_fewest_first: choice.rule.fewest_first,
            utility_power: choice.power,
            unknown_occupation: choice.terms.unknown_occupation,
            shares: choice.terms.shares.clone(),
        }
    }
}
