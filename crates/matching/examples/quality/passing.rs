//! Who passes the gates of a vacancy, and what each term of the score earned there.

use std::sync::Arc;

use ponte_matching::{
    features::WorkerFeatures,
    index,
    maxima::TERMS,
    outcome::TermName,
    score::{self, Earned, Scratch},
    taxonomy::{FULL, Taxonomy},
};

use crate::{measure::FIRST, world::World};

/// Where no home is known.
const FAR_KM: f32 = 1e6;

/// Those whom no gate excludes, with what their files say for one vacancy.
#[derive(Debug, Default)]
pub struct Passing {
    pub people: Vec<u32>,
    /// Parts of [`FULL`] by [`TermName`] order.
    pub credits: Vec<[u16; TERMS]>,
    /// No occupation that the catalogue or its words name is on file.
    pub without_occupation: Vec<bool>,
    /// Day of the last ascertained availability, for ties.
    pub fresh: Vec<i32>,
    /// Terms that the vacancy asks.
    pub asked: [bool; TERMS],
    /// Chance to be hired, for whoever measures.
    pub hired: Vec<f32>,
    /// The greatest chances of all who were looked at, gates or not, best first.
    pub best: Vec<f32>,
}

impl Passing {
    /// Of the people for whom `among` holds.
    pub fn of(world: &World, vacancy: usize, among: impl Fn(usize) -> bool) -> Self {
        let features = &world.vacancies[vacancy];
        let plan = index::Plan::new(world.index.taxonomy(), features);
        let (mut scratch, mut passing) = (Scratch::default(), Self::default());
        for term in TermName::ALL {
            passing.asked[*term as usize] = features.maxima.of(*term) > 0;
        }
        let row = &world.hired[vacancy];
        for (n, worker) in world.workers.iter().enumerate().filter(|(n, _)| among(*n)) {
            let Some(credits) = score::credits(&plan, features, worker, world.plan.today, &mut scratch) else { continue };
            passing.people.push(n as u32);
            passing.credits.push(credits.map(parts));
            passing.without_occupation.push(worker.experiences.iter().all(|done| done.occupation.is_none()));
            passing.fresh.push(freshness(worker));
            passing.hired.push(row[n]);
        }
        passing.best = best(row.iter().enumerate().filter(|(n, _)| among(*n)).map(|(_, hired)| *hired));
        passing
    }

    pub fn len(&self) -> usize {
        self.people.len()
    }
}

/// The ten greatest.
fn best(chances: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut all: Vec<f32> = chances.collect();
    if all.len() > FIRST {
        all.select_nth_unstable_by(FIRST, |a, b| b.total_cmp(a));
        all.truncate(FIRST);
    }
    all.sort_unstable_by(|a, b| b.total_cmp(a));
    all
}

fn parts(earned: Option<Earned>) -> u16 {
    earned.map_or(0, |earned| earned.points(FULL))
}

/// The greater the fresher.
pub fn freshness(worker: &WorkerFeatures) -> i32 {
    worker.ascertained.map_or(i32::MIN, |day| chrono::Datelike::num_days_from_ce(&day))
}

/// Kilometres as the crow flies between home and workplace, as far as they are on file.
pub fn kilometres(world: &World, vacancy: usize, person: usize) -> f32 {
    match (world.vacancies[vacancy].workplace, world.workers[person].home) {
        (Some(workplace), Some(home)) => workplace.metres_to(home) as f32 / 1_000.0,
        _ => FAR_KM,
    }
}

/// An index over the same people by another taxonomy of the same catalogue.
pub fn index_by(world: &World, taxonomy: &Arc<Taxonomy>) -> index::Index {
    let mut index = index::Index::new(Arc::clone(taxonomy));
    for record in world.index.records() {
        index.upsert(record.id, record.external_id.as_str(), record.desk.as_str(), &record.features);
    }
    index.tidy();
    index
}
