//! The assignment that other solvers are given: the same roles and pairs, with our total and its proof.

use std::{
    io::Result,
    path::Path,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use ponte_matching::{
    assign::{Role, assign},
    features::VacancyFeatures,
    index::{Index, Record},
    score::{self, Scratch},
};
use serde_json::{Value, json};

use crate::{npy, timing};

const PLACES: usize = 1_000;
const PLACES_A_ROLE: usize = 50;
/// Plenty of candidates, and hardly more than places.
const CANDIDATES: [usize; 2] = [10_000, 1_300];
const ROUNDS: usize = 20;

/// Measures ours, and writes the pairs of each case for the others.
///
/// # Errors
/// A file cannot be written.
pub fn measure(folder: Option<&Path>, index: &Index, asked: &[VacancyFeatures], today: NaiveDate) -> Result<Value> {
    let mut cases = Vec::new();
    for candidates in CANDIDATES {
        let people: Vec<&Record> = index.records().iter().take(candidates).collect();
        let roles: Vec<Role> = asked.iter().take(PLACES / PLACES_A_ROLE).map(|vacancy| role(index, vacancy, &people, today)).collect();
        let mut times: Vec<Duration> = Vec::new();
        let mut found = assign(people.len(), &roles);
        for _ in 0..ROUNDS {
            let began = Instant::now();
            found = assign(people.len(), &roles);
            times.push(began.elapsed());
        }
        let name = format!("assignment_{candidates}.npy");
        let arcs: Vec<i32> =
            roles.iter().zip(0..).flat_map(|(role, at)| role.arcs.iter().map(move |arc| (at, arc))).flat_map(row).collect();
        if let Some(folder) = folder {
            npy::write(&folder.join(&name), &[arcs.len() / 3, 3], &arcs)?;
        }
        cases.push(json!({
            "file": name,
            "candidates": people.len(),
            "capacities": roles.iter().map(|role| role.capacity).collect::<Vec<_>>(),
            "arcs": arcs.len() / 3,
            "total": found.total,
            "pairs": found.pairs.len(),
            "proven": found.is_proven_best(&roles),
            "ms": timing::milliseconds(&times),
        }));
    }
    Ok(cases.into())
}

fn row((role, (candidate, points)): (i32, &(usize, u16))) -> [i32; 3] {
    [role, i32::try_from(*candidate).unwrap_or(i32::MAX), i32::from(*points)]
}

fn role(index: &Index, vacancy: &VacancyFeatures, people: &[&Record], today: NaiveDate) -> Role {
    let direct = score::Direct::new(index.taxonomy(), vacancy);
    let mut scratch = Scratch::default();
    let points =
        |(at, record): (usize, &&Record)| score::points(&direct, vacancy, &record.features, today, &mut scratch).map(|points| (at, points));
    Role { capacity: PLACES_A_ROLE, arcs: people.iter().enumerate().filter_map(points).collect() }
}
