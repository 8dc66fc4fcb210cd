//! Learning the weights of the evidence: the right concepts of a text are to stand before the others.

use super::{esco::Outcome, ours::Ours, tasks::Task};

/// Rounds over all texts.
const ROUNDS: usize = 300;

/// A text: the evidence of each concept found, and which are right.
type Case = Vec<(Vec<f32>, bool)>;

fn cases(task: &Task, ours: &Ours<'_>, most: usize) -> Vec<Case> {
    let case = |query: &super::tasks::Query| {
        let found = ours.linker.evidence(task.kind, &query.text, Some(task.lang));
        found.into_iter().map(|found| (found.evidence, query.right.contains(&found.concept))).collect::<Case>()
    };
    let mixed = |case: &Case| case.iter().any(|(_, right)| *right) && case.iter().any(|(_, right)| !right);
    task.queries.iter().filter(|query| query.development).take(most).map(case).filter(mixed).collect()
}

/// The weights under which the right concepts of the development halves have the greatest likelihood (softmax over the concepts found).
pub fn weights(sets: &[(&Task, Ours<'_>)]) -> Outcome<Vec<f64>> {
    let mut all: Vec<(f64, Case)> = Vec::new();
    for (task, ours) in sets {
        let cases = cases(task, ours, 400);
        // Every task counts alike.
        let each = 1.0 / cases.len().max(1) as f64;
        all.extend(cases.into_iter().map(|case| (each, case)));
    }
    let kinds = all.first().and_then(|(_, case)| case.first()).map_or(0, |(evidence, _)| evidence.len());
    let (mut weights, mut first, mut second) = (vec![1.0; kinds], vec![0.0; kinds], vec![0.0; kinds]);
    for round in 1..=ROUNDS {
        let mut slope = vec![0.0; kinds];
        let mut loss = 0.0;
        for (each, case) in &all {
            loss -= each * add_slope(case, &weights, *each, &mut slope);
        }
        for kind in 0..kinds {
            let slope = slope[kind] - 0.002 * weights[kind];
            first[kind] = 0.9 * first[kind] + 0.1 * slope;
            second[kind] = 0.99 * second[kind] + 0.01 * slope * slope;
            let (up, down) = (first[kind] / (1.0 - 0.9f64.powi(round as i32)), second[kind] / (1.0 - 0.99f64.powi(round as i32)));
            weights[kind] += 0.2 * up / (down.sqrt() + 1e-8);
        }
        if round % 100 == 0 {
            println!("round {round}: loss {:.4}", loss / sets.len() as f64);
        }
    }
    Ok(climb(&all, weights, sets.len() as f64))
}

/// What the search for weights seeks: the mean over the tasks of MRR and half of accuracy at ten.
fn worth(all: &[(f64, Case)], weights: &[f64]) -> f64 {
    let score = |evidence: &[f32]| evidence.iter().zip(weights).map(|(e, w)| f64::from(*e) * w).sum::<f64>();
    let place = |case: &Case| {
        let best = case.iter().filter(|(_, right)| *right).map(|(evidence, _)| score(evidence)).fold(f64::MIN, f64::max);
        1 + case.iter().filter(|(evidence, right)| !right && score(evidence) >= best).count()
    };
    let of = |place: usize| 1.0 / place as f64 + if place <= 10 { 0.5 } else { 0.0 };
    all.iter().map(|(each, case)| each * of(place(case))).sum()
}

/// Moves one weight at a time for as long as that is worth it.
fn climb(all: &[(f64, Case)], mut weights: Vec<f64>, tasks: f64) -> Vec<f64> {
    let mut best = worth(all, &weights);
    println!("worth {:.4}", best / tasks);
    for step in [2.0, 1.0, 0.5, 0.25, 1.0, 0.5, 0.25] {
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

/// Adds how the log-likelihood of a case rises with each weight; gives that log-likelihood.
fn add_slope(case: &Case, weights: &[f64], each: f64, slope: &mut [f64]) -> f64 {
    let score = |evidence: &[f32]| evidence.iter().zip(weights).map(|(e, w)| f64::from(*e) * w).sum::<f64>();
    let scores: Vec<f64> = case.iter().map(|(evidence, _)| score(evidence)).collect();
    let top = scores.iter().copied().fold(f64::MIN, f64::max);
    let shares: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
    let all: f64 = shares.iter().sum();
    let good: f64 = shares.iter().zip(case).filter(|(_, (_, right))| *right).map(|(share, _)| share).sum();
    for (share, (evidence, right)) in shares.iter().zip(case) {
        let by = each * (if *right { share / good } else { 0.0 } - share / all);
        evidence.iter().zip(slope.iter_mut()).for_each(|(evidence, slope)| *slope += by * f64::from(*evidence));
    }
    (good / all).ln()
}

/// Log-odds that the first answer of a text is right, by its strength, its lead over the second, and one: logistic regression
/// on the development halves of the tasks whose concepts have their labels together.
pub fn odds(sets: &[(&Task, Ours<'_>)]) -> [f64; 3] {
    let mut all: Vec<(f64, [f64; 3], bool)> = Vec::new();
    for (task, ours) in sets.iter().filter(|(task, _)| !task.name.contains("by label")) {
        let firsts: Vec<([f64; 3], bool)> = task
            .queries
            .iter()
            .filter(|query| query.development)
            .take(500)
            .filter_map(|query| {
                let mut found = ours.linker.evidence(task.kind, &query.text, Some(task.lang));
                found.sort_by(|a, b| b.strength.total_cmp(&a.strength));
                let (first, second) = (found.first()?, found.get(1).map_or(0.0, |found| found.strength));
                let lead = (first.strength - second).clamp(0.0, 10.0);
                Some(([f64::from(first.strength), f64::from(lead), 1.0], query.right.contains(&first.concept)))
            })
            .collect();
        let each = 1.0 / firsts.len().max(1) as f64;
        all.extend(firsts.into_iter().map(|(facts, right)| (each, facts, right)));
    }
    let mut odds = [0.0; 3];
    for _ in 0..30 {
        odds = newton(&all, odds);
    }
    odds
}

/// One step of Newton's method for logistic regression.
fn newton(all: &[(f64, [f64; 3], bool)], odds: [f64; 3]) -> [f64; 3] {
    let (mut slope, mut bend) = ([0.0; 3], [[0.0; 3]; 3]);
    for (each, facts, right) in all {
        let sum: f64 = facts.iter().zip(odds).map(|(fact, odds)| fact * odds).sum();
        let likely = 1.0 / (1.0 + (-sum).exp());
        for i in 0..3 {
            slope[i] += each * facts[i] * (f64::from(u8::from(*right)) - likely);
            for j in 0..3 {
                bend[i][j] += each * facts[i] * facts[j] * likely * (1.0 - likely);
            }
        }
    }
    let minor = |a: usize, b: usize, c: usize, d: usize| bend[a][c] * bend[b][d] - bend[a][d] * bend[b][c];
    let cofactor = |i: usize, j: usize| {
        let (a, b, c, d) = ((i + 1) % 3, (i + 2) % 3, (j + 1) % 3, (j + 2) % 3);
        minor(a, b, c, d)
    };
    let whole: f64 = (0..3).map(|j| bend[0][j] * cofactor(0, j)).sum();
    std::array::from_fn(|i| odds[i] + (0..3).map(|j| cofactor(j, i) * slope[j]).sum::<f64>() / whole)
}
