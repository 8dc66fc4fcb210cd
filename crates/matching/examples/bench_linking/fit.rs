//! Learning the weights of the evidence: the right concepts of a text are to stand before the others.

use super::{
    ours::Ours,
    reliability::Said,
    tasks::{Query, Task},
};

/// Rounds over all texts.
const ROUNDS: usize = 300;

/// Texts of a task, at most.
const MOST: usize = 500;

/// A greater lead says no more.
const MOST_LEAD: f64 = 10.0;

/// How strongly weights are drawn to nothing.
const DRAWN: f64 = 0.002;

/// A text: the evidence of each concept found, and which are right.
struct Case {
    /// How much it counts: every task counts alike.
    each: f64,
    found: Vec<(Vec<f64>, bool)>,
    /// What the odds are reckoned from, but for strength and lead.
    facts: Vec<f64>,
    /// Whether it counts for the odds.
    for_odds: bool,
}

impl Case {
    fn is_mixed(&self) -> bool {
        self.found.iter().any(|(_, right)| *right) && self.found.iter().any(|(_, right)| !right)
    }
}

/// The development halves, weighed.
pub struct Development {
    cases: Vec<Case>,
    tasks: f64,
}

impl Development {
    pub fn new(sets: &[(&Task, Ours<'_>)]) -> Self {
        Self { cases: sets.iter().flat_map(|(task, ours)| cases(task, ours)).collect(), tasks: sets.len() as f64 }
    }
}

fn cases(task: &Task, ours: &Ours<'_>) -> Vec<Case> {
    let case = |query: &Query| {
        let weighing = ours.linker.evidence(task.kind, &query.text, Some(task.lang));
        let numbers = |of: &[f32]| of.iter().map(|number| f64::from(*number)).collect::<Vec<f64>>();
        let found = weighing.found.iter().map(|found| (numbers(&found.evidence), query.right.contains(&found.concept)));
        Case { each: 1.0, found: found.collect(), facts: numbers(&weighing.facts), for_odds: task.counts_for_odds() }
    };
    let queries = task.queries.iter().filter(|query| query.development).take(MOST);
    let mut cases: Vec<Case> = queries.map(case).filter(|case| !case.found.is_empty()).collect();
    let each = 1.0 / cases.len().max(1) as f64;
    cases.iter_mut().for_each(|case| case.each = each);
    cases
}

fn score(evidence: &[f64], weights: &[f64]) -> f64 {
    evidence.iter().zip(weights).map(|(e, w)| e * w).sum()
}

/// The weights under which the right concepts of the development halves have the greatest likelihood (softmax over the concepts found),
/// then moved one at a time for as long as the places of the right ones get better.
pub fn weights(development: &Development) -> Vec<f64> {
    let all: Vec<&Case> = development.cases.iter().filter(|case| case.is_mixed()).collect();
    let kinds = all.first().and_then(|case| case.found.first()).map_or(0, |(evidence, _)| evidence.len());
    let (mut weights, mut first, mut second) = (vec![1.0; kinds], vec![0.0; kinds], vec![0.0; kinds]);
    for round in 1..=ROUNDS {
        let mut slope = vec![0.0; kinds];
        let likelihood: f64 = all.iter().map(|case| case.each * add_slope(case, &weights, &mut slope)).sum();
        for kind in 0..kinds {
            let slope = slope[kind] - DRAWN * weights[kind];
            first[kind] = 0.9 * first[kind] + 0.1 * slope;
            second[kind] = 0.99 * second[kind] + 0.01 * slope * slope;
            let (up, down) = (first[kind] / (1.0 - 0.9f64.powi(round as i32)), second[kind] / (1.0 - 0.99f64.powi(round as i32)));
            weights[kind] += 0.2 * up / (down.sqrt() + 1e-8);
        }
        if round % 100 == 0 {
            println!("round {round}: loss {:.4}", -likelihood / development.tasks);
        }
    }
    let weights = climb(&all, weights, development.tasks);
    weights.into_iter().map(|weight| (weight * 100.0).round() / 100.0).collect()
}

/// Adds how the log-likelihood of a case rises with each weight; gives that log-likelihood.
fn add_slope(case: &Case, weights: &[f64], slope: &mut [f64]) -> f64 {
    let scores: Vec<f64> = case.found.iter().map(|(evidence, _)| score(evidence, weights)).collect();
    let top = scores.iter().copied().fold(f64::MIN, f64::max);
    let shares: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
    let all: f64 = shares.iter().sum();
    let good: f64 = shares.iter().zip(&case.found).filter(|(_, (_, right))| *right).map(|(share, _)| share).sum();
    for (share, (evidence, right)) in shares.iter().zip(&case.found) {
        let by = case.each * (if *right { share / good } else { 0.0 } - share / all);
        evidence.iter().zip(slope.iter_mut()).for_each(|(evidence, slope)| *slope += by * evidence);
    }
    (good / all).ln()
}

/// What the search for weights seeks: the mean over the tasks of MRR and half of accuracy at ten.
fn worth(all: &[&Case], weights: &[f64]) -> f64 {
    let of = |case: &&Case| {
        let scores: Vec<(f64, bool)> = case.found.iter().map(|(evidence, right)| (score(evidence, weights), *right)).collect();
        let best = scores.iter().filter(|(_, right)| *right).map(|(score, _)| *score).fold(f64::MIN, f64::max);
        let place = 1 + scores.iter().filter(|(score, right)| !right && *score >= best).count();
        1.0 / place as f64 + if place <= 10 { 0.5 } else { 0.0 }
    };
    all.iter().map(|case| case.each * of(case)).sum()
}

fn climb(all: &[&Case], mut weights: Vec<f64>, tasks: f64) -> Vec<f64> {
    let mut best = worth(all, &weights);
    println!("worth {:.4}", best / tasks);
    for step in [1.0, 0.5, 0.25, 1.0, 0.5, 0.25] {
        for kind in 0..weights.len() {
            for by in [step, -step] {
                let before = weights[kind];
                weights[kind] += by;
                let now = worth(all, &weights);
                if now > best { best = now } else { weights[kind] = before }
            }
        }
    }
    println!("worth {:.4}", best / tasks);
    weights
}

/// Log-odds that the first answer of a text is right under such weights, by the facts of it: logistic regression on the tasks whose concepts
/// have their labels together.
pub fn odds(development: &Development, weights: &[f64]) -> Vec<f64> {
    let first = |case: &Case| {
        let mut strengths: Vec<(f64, bool)> = case.found.iter().map(|(evidence, right)| (score(evidence, weights), *right)).collect();
        strengths.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (first, right) = strengths.first().copied().unwrap_or_default();
        let lead = strengths.get(1).map_or(MOST_LEAD, |(second, _)| (first - second).min(MOST_LEAD));
        ([first, lead].into_iter().chain(case.facts.iter().copied()).collect::<Vec<f64>>(), right)
    };
    let counting = development.cases.iter().filter(|case| case.for_odds);
    let all: Vec<(f64, Vec<f64>, bool)> =
        counting.map(|case| (case.each, first(case))).map(|(each, (facts, right))| (each, facts, right)).collect();
    let facts = all.first().map_or(0, |(_, facts, _)| facts.len());
    (0..30).fold(vec![0.0; facts], |odds, _| newton(&all, &odds))
}

/// One step of Newton's method for logistic regression.
fn newton(all: &[(f64, Vec<f64>, bool)], odds: &[f64]) -> Vec<f64> {
    let size = odds.len();
    // The matrix of second derivatives with the slope as one column more.
    let mut rows = vec![vec![0.0; size + 1]; size];
    for (each, facts, right) in all {
        let likely = 1.0 / (1.0 + (-score(facts, odds)).exp());
        for (i, row) in rows.iter_mut().enumerate() {
            for (cell, fact) in row.iter_mut().zip(facts) {
                *cell += each * facts[i] * fact * likely * (1.0 - likely);
            }
            row[size] += each * facts[i] * (f64::from(u8::from(*right)) - likely);
        }
    }
    for at in 0..size {
        rows[at][at] += 1e-9;
        let pivot = rows[at].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(other, _)| *other != at) {
            let by = row[at] / pivot[at];
            row.iter_mut().zip(&pivot).for_each(|(cell, of)| *cell -= by * of);
        }
    }
    odds.iter().zip(&rows).enumerate().map(|(at, (odds, row))| odds + row[size] / row[at]).collect()
}

/// The scores of the first answers of the development half, and whether they are right: what the bands are set by.
pub fn said(task: &Task, ours: &Ours<'_>) -> Said {
    let first = |query: &Query| {
        let hit = ours.hits(&query.text, 1).pop()?;
        Some((f64::from(hit.score) / 1000.0, query.right.contains(&hit.concept)))
    };
    task.queries.iter().filter(|query| query.development).take(MOST).filter_map(first).collect()
}
