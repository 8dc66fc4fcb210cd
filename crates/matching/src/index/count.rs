//! Figures over everybody considered.

use rayon::prelude::*;
use serde::Serialize;

use super::{Index, Query, Record};
use crate::{
    features::VacancyFeatures,
    gates::GateAt,
    outcome::{Gate, What},
    score::{self, Facts, Known, Nearness, Scratch},
};

/// People counted at a time.
const CHUNK: usize = 4_096;

/// Figures over everybody considered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counters {
    /// People who pass every gate.
    pub passed: usize,
    /// What each gate of the vacancy costs, in the order of the gates.
    pub excluded_by: Vec<ExcludedBy>,
    /// Of those who pass, how many meet each thing that the vacancy prefers.
    pub preferred: Vec<Preferred>,
    /// People who pass, by hundreds of points; the last place is for 1,000.
    pub histogram: [usize; 11],
}

/// What one gate costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExcludedBy {
    pub gate: Gate,
    pub what: What,
    /// People whom it alone excludes: they would come in without it.
    pub alone: usize,
    /// People who fail it, alone or with others.
    pub failing: usize,
}

/// How a preferred requirement is met by those who pass every gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Preferred {
    pub what: What,
    /// People known to meet it.
    pub met: usize,
    /// People to ask.
    pub unknown: usize,
}

/// Sums over some of the people, by position of gate and of preference.
#[derive(Debug, Default)]
struct Tally {
    passed: usize,
    histogram: [usize; 11],
    alone: Vec<usize>,
    failing: Vec<usize>,
    met: Vec<usize>,
    unknown: Vec<usize>,
}

impl Tally {
    fn new(gates: usize, preferred: usize) -> Self {
        let none = |places| vec![0; places];
        Self { alone: none(gates), failing: none(gates), met: none(preferred), unknown: none(preferred), ..Self::default() }
    }

    fn add(mut self, other: &Self) -> Self {
        let add = |sums: &mut [usize], more: &[usize]| sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        self.passed += other.passed;
        add(&mut self.histogram, &other.histogram);
        add(&mut self.alone, &other.alone);
        add(&mut self.failing, &other.failing);
        add(&mut self.met, &other.met);
        add(&mut self.unknown, &other.unknown);
        self
    }

    /// Counts the gates that somebody fails; whether there are none.
    fn gates<N: Nearness>(&mut self, facts: &Facts<'_, N>) -> bool {
        let (mut failed, mut last) = (0, 0);
        for (at, gate) in facts.vacancy.gates.iter().enumerate() {
            if gate.check(facts) == Known::No {
                self.failing[at] += 1;
                (failed, last) = (failed + 1, at);
            }
        }
        if failed == 1 {
            self.alone[last] += 1;
        }
        failed == 0
    }

    fn pass<N: Nearness>(&mut self, facts: &Facts<'_, N>, preferred: &[GateAt]) {
        self.passed += 1;
        self.histogram[usize::from(score::sum(facts) / 100).min(10)] += 1;
        for (at, gate) in preferred.iter().enumerate() {
            match gate.known(facts) {
                Known::Yes => self.met[at] += 1,
                Known::Unknown => self.unknown[at] += 1,
                Known::No => {}
            }
        }
    }
}

impl Index {
    pub(super) fn count<N: Nearness + Sync>(&self, nearness: &N, vacancy: &VacancyFeatures, query: &Query<'_>) -> Counters {
        let preferred = GateAt::preferred(vacancy);
        let new = || Tally::new(vacancy.gates.len(), preferred.len());
        let count = |people: &[Record]| {
            let (mut tally, mut scratch) = (new(), Scratch::default());
            for record in people.iter().filter(|record| query.admits(record)) {
                let worker = &record.features;
                if tally.gates(&Facts::of_gates(nearness, vacancy, worker, query.today, &mut scratch)) {
                    tally.pass(&Facts::new(nearness, vacancy, worker, query.today, &mut scratch), &preferred);
                }
            }
            tally
        };
        let tally = self.records().par_chunks(CHUNK).map(count).reduce(new, |sum, more| sum.add(&more));
        let what = |gate: &GateAt| gate.what(vacancy, query.today, None);
        let excluded = vacancy.gates.iter().zip(tally.alone.into_iter().zip(tally.failing));
        let met = preferred.iter().zip(tally.met.into_iter().zip(tally.unknown));
        Counters {
            passed: tally.passed,
            excluded_by: excluded
                .map(|(gate, (alone, failing))| ExcludedBy { gate: gate.gate(vacancy), what: what(gate), alone, failing })
                .collect(),
            preferred: met.map(|(gate, (met, unknown))| Preferred { what: what(gate), met, unknown }).collect(),
            histogram: tally.histogram,
        }
    }
}
