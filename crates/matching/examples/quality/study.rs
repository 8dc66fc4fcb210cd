//! One province under one truth, from its making to the measures.

use serde::Serialize;

use crate::{
    bm25::Texts,
    congestion::{Congestion, capped, hires},
    fairness::Shown,
    measure::{self, Worth},
    methods::{CAP, Choice, Lists, Method},
    passing::Passing,
    recording::{Group, Recording},
    scoring::LISTED,
    search::Half,
    truth::Truth,
    world::{Plan, World},
};

/// Vacancies on which weights are chosen, and those on which chosen weights are reported, in each province.
const CHOOSING: usize = 150;
const REPORTING: usize = 300;

/// A truth and a state of the records.
#[derive(Debug, Clone, Copy)]
pub struct Scenario {
    pub name: &'static str,
    pub truth: Truth,
    pub recording: Recording,
    /// How many provinces are made of it; one of which there is a single one has half of the vacancies.
    pub seeds: u64,
}

/// The provinces that are looked at: the base first, the alternatives, and last the one whose records are unequal.
pub fn scenarios() -> Vec<Scenario> {
    let (truth, recording) = (Truth::BASE, Recording::USUAL);
    let one = |name, truth, recording| Scenario { name, truth, recording, seeds: 1 };
    vec![
        Scenario { name: BASE, truth, recording, seeds: 3 },
        one("skills matter more", Truth { skills: 0.8, tolerance: 1.5, ..truth }, recording),
        one("distance matters more", Truth { tolerance: 0.6, cliff: 4.0, ..truth }, recording),
        one("noise doubled", Truth { noise: 2.0, ..truth }, Recording { errors: 2.0, ..recording }),
        one("half of the data missing", truth, Recording { completeness: 0.5, ..recording }),
        one("nothing goes stale", Truth { stale: false, ..truth }, recording),
        one("what is written holds", Truth { written: true, ..truth }, recording),
        Scenario { name: UNEQUAL, truth, recording: Recording { unequal: true, ..recording }, seeds: 2 },
    ]
}

/// Names of the two scenarios that are looked at more closely.
pub const BASE: &str = "base";
pub const UNEQUAL: &str = "unequal records";

/// What a method is worth in one province.
#[derive(Debug, Clone)]
pub struct Measured {
    pub method: Method,
    /// Of the vacancies that were not used to choose, in their order.
    pub worth: Vec<Worth>,
    pub congestion: Congestion,
    /// Hired for a hundred vacancies, of all vacancies at once.
    pub hires: f64,
    /// The same where each list gives way under a cap.
    pub hires_capped: f64,
    pub shown: Shown,
}

/// One province, measured.
pub struct Outcome {
    pub scenario: &'static str,
    pub measured: Vec<Measured>,
    pub groups: Vec<Group>,
    pub choice: Choice,
    pub choosing: Half,
    pub reporting: Half,
    pub facts: Facts,
}

/// What the province is like.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Facts {
    pub municipalities: usize,
    /// Truly suitable people of the middle vacancy.
    pub suitable_median: usize,
    pub suitable_p10: usize,
    pub suitable_p90: usize,
    /// Share of the truly suitable pairs that a gate excludes.
    pub excluded: f64,
    /// People who pass the gates of a vacancy, on average.
    pub passing: f64,
    /// Share of the people with no occupation on file.
    pub without_occupation: f64,
}

impl Outcome {
    pub fn of(scenario: &Scenario, plan: Plan) -> Self {
        let world = World::make(plan);
        let texts = Texts::new(world.files.iter());
        let half = |choosing: bool, most: usize| -> Half {
            let numbers = (0..world.vacancies.len()).filter(|n| World::is_for_choosing(*n) == choosing).take(most);
            numbers.map(|n| (n, Passing::of(&world, n, |person| World::is_for_choosing(person) == choosing))).collect()
        };
        let (choosing, reporting) = (half(true, CHOOSING), half(false, REPORTING));
        let choice = Choice::on(&choosing, &world, &texts);
        let lists = Lists::make(&world, &texts, &choice);
        Self {
            scenario: scenario.name,
            facts: facts(&world, &lists),
            measured: lists.of.iter().map(|(method, lists)| measured(&world, *method, lists)).collect(),
            groups: world.groups,
            choice,
            choosing,
            reporting,
        }
    }

    pub fn measured(&self, method: Method) -> &Measured {
        self.measured.iter().find(|measured| measured.method == method).expect("every method is measured")
    }
}

fn measured(world: &World, method: Method, lists: &[Vec<u32>]) -> Measured {
    let people = world.workers.len();
    let worth = (0..lists.len()).filter(|n| !World::is_for_choosing(*n));
    let per_hundred = |hires: f64| hires * 100.0 / lists.len() as f64;
    let under_cap = if method == Method::Capped { lists.to_vec() } else { capped(lists, people, CAP as u32) };
    Measured {
        method,
        worth: worth.map(|n| measure::worth(&lists[n], &world.hired[n], LISTED)).collect(),
        congestion: Congestion::of(lists, people),
        hires: per_hundred(hires(lists, &world.hired, world.plan.seed)),
        hires_capped: per_hundred(hires(&under_cap, &world.hired, world.plan.seed)),
        shown: Shown::of(lists, &world.hired),
    }
}

fn facts(world: &World, lists: &Lists) -> Facts {
    let is_suitable = |chance: &&f32| f64::from(**chance) >= crate::truth::SUITABLE;
    let mut suitable: Vec<usize> = world.hired.iter().map(|row| row.iter().filter(is_suitable).count()).collect();
    suitable.sort_unstable();
    let at = |tenths: usize| suitable[(suitable.len() - 1) * tenths / 10];
    let silent = world.workers.iter().filter(|worker| worker.experiences.iter().all(|done| done.occupation.is_none())).count();
    Facts {
        municipalities: world.index.taxonomy().catalogue().places().len(),
        suitable_median: at(5),
        suitable_p10: at(1),
        suitable_p90: at(9),
        excluded: lists.suitable_excluded as f64 / lists.suitable.max(1) as f64,
        passing: lists.passing,
        without_occupation: silent as f64 / world.workers.len() as f64,
    }
}
