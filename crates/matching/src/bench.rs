//! Measures the engine on an invented population. The clock is the caller's, so that the engine has none.

use std::{sync::Arc, time::Duration};

use chrono::NaiveDate;
use ponte_domain::{id::VacancyId, vacancy::Weights};
use serde::Serialize;

use crate::{
    assign::{Role, assign},
    features::{VacancyFeatures, WorkerFeatures},
    index::{Index, Query},
    market::{self, Run},
    population::{DESK, Population, Spread},
    score::{self, Scratch},
    suggest::VacancyIndex,
    taxonomy::Taxonomy,
};

/// How many are in a measured shortlist, and in a measured suggestion.
const LISTED: usize = 50;
const SUGGESTED: usize = 20;
/// People whose suggestions are measured.
const SUGGESTED_TO: usize = 200;
/// Lists measured with their counters, and with what one requirement less would do.
const COUNTED: usize = 20;
/// Places and candidates of the measured assignment, and how many places a role has.
const PLACES: usize = 1_000;
const CANDIDATES: usize = 10_000;
const PLACES_A_ROLE: usize = 50;

/// What is to be measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    pub workers: u32,
    /// Vacancies whose shortlists are measured.
    pub vacancies: u32,
    pub population: Spread,
    /// Open vacancies that suggestions are drawn from.
    pub open: u32,
    /// Whether to match all open vacancies at once too, which takes seconds.
    pub batch: bool,
    /// Whether to measure the assignment too.
    pub assign: bool,
    /// Shortlists that are compared with the plain way.
    pub checks: u32,
    pub seed: u64,
    pub today: NaiveDate,
}

impl Options {
    /// The figures that the project publishes: 130,000 people, 200 lists, 9,000 open vacancies.
    #[must_use]
    pub const fn usual(population: Spread, today: NaiveDate) -> Self {
        Self { workers: 130_000, vacancies: 200, population, open: 9_000, batch: true, assign: true, checks: 10, seed: 1, today }
    }
}

/// Times in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Times {
    pub median: f64,
    pub p95: f64,
    pub worst: f64,
}

/// What was measured. Times that were not are absent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    pub workers: u32,
    pub vacancies: u32,
    pub population: Spread,
    /// Skills a person, on average.
    pub skills: f64,
    pub index_s: f64,
    /// Memory of the index, the taxonomy apart.
    pub index_bytes: usize,
    pub shortlist_ms: Times,
    /// With figures over everybody.
    pub counters_ms: Times,
    pub what_if_ms: Times,
    pub suggest_ms: Times,
    /// All open vacancies, on all cores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch_s: Option<f64>,
    /// 1,000 places and 10,000 candidates, all pairs that pass the gates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assign_ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assign_arcs: Option<usize>,
    /// Whether every checked list is that of the plain way.
    pub exhaustive_equal: bool,
}

/// Builds an invented population and measures. `clock` tells the time since any fixed moment.
#[must_use]
pub fn run(options: &Options, clock: impl Fn() -> Duration) -> Figures {
    let population = Population::invented(options.seed, options.population, options.today);
    let taxonomy = Arc::new(Taxonomy::new(Arc::clone(population.catalogue())));
    let (index, index_took) = build(options, &population, &taxonomy, &clock);
    let asked: Vec<_> = (0..options.vacancies).map(|n| vacancy(&population, n).1).collect();
    let query = Query::best(LISTED, options.today);
    let lists = asked.iter().map(|vacancy| timed(&clock, || index.shortlist(vacancy, &query)).1).collect();
    let counters = asked.iter().take(COUNTED);
    let counters = counters.map(|vacancy| timed(&clock, || index.shortlist(vacancy, &Query { counters: true, ..query })).1).collect();
    let what_if = asked.iter().take(COUNTED).map(|vacancy| timed(&clock, || index.what_if(vacancy, &query)).1).collect();
    let checked = asked.iter().take(options.checks as usize);
    let equal = |vacancy| index.shortlist(vacancy, &query) == index.shortlist(vacancy, &Query { exhaustive: true, ..query });
    let mut open = VacancyIndex::new(taxonomy);
    for n in 0..options.open {
        let (id, features) = vacancy(&population, n);
        open.upsert(id, &id.to_string(), features);
    }
    let people = index.records().iter().step_by(index.len() / SUGGESTED_TO + 1);
    let suggestions =
        people.map(|person| timed(&clock, || open.suggest((person.id, &person.external_id, &person.features), SUGGESTED, options.today)).1);
    let assigned = options.assign.then(|| assignment(&index, &asked, options.today, &clock));
    Figures {
        workers: options.workers,
        vacancies: options.vacancies,
        population: options.population,
        skills: index.records().iter().map(|record| record.features.skills.len()).sum::<usize>() as f64 / f64::from(options.workers.max(1)),
        index_s: index_took.as_secs_f64(),
        index_bytes: index.resident_bytes(),
        shortlist_ms: spread(lists),
        counters_ms: spread(counters),
        what_if_ms: spread(what_if),
        suggest_ms: spread(suggestions.collect()),
        exhaustive_equal: checked.into_iter().all(equal),
        batch_s: options.batch.then(|| {
            let all = Run { k: SUGGESTED, max_per_worker: None, today: options.today };
            timed(&clock, || market::run(&index, &open, &all, |_| None, None, |_| true)).1.as_secs_f64()
        }),
        assign_ms: assigned.map(|(took, _)| took.as_secs_f64() * 1_000.0),
        assign_arcs: assigned.map(|(_, arcs)| arcs),
    }
}

fn build(options: &Options, population: &Population, taxonomy: &Arc<Taxonomy>, clock: &impl Fn() -> Duration) -> (Index, Duration) {
    let mut index = Index::new(Arc::clone(taxonomy));
    let mut took = Duration::ZERO;
    for n in 0..options.workers {
        let (id, worker) = population.worker(n);
        let features = WorkerFeatures::from_worker(&worker, population.catalogue());
        took += timed(clock, || index.upsert(id, &worker.external.id, DESK, &features)).1;
    }
    took += timed(clock, || index.tidy()).1;
    (index, took)
}

fn vacancy(population: &Population, n: u32) -> (VacancyId, VacancyFeatures) {
    let (id, vacancy) = population.vacancy(n);
    let sector = population.employer_of(n).1.sector;
    (id, VacancyFeatures::new(&vacancy, sector.as_deref(), population.catalogue(), Weights::DEFAULT))
}

/// Roles of the first vacancies, with everybody among the candidates who passes their gates.
fn assignment(index: &Index, asked: &[VacancyFeatures], today: NaiveDate, clock: &impl Fn() -> Duration) -> (Duration, usize) {
    let candidates = index.records().get(..CANDIDATES.min(index.len())).unwrap_or_default();
    let mut scratch = Scratch::default();
    let mut points = |vacancy: &VacancyFeatures, at: usize| {
        let direct = score::Direct::new(index.taxonomy(), vacancy);
        score::points(&direct, vacancy, &candidates[at].features, today, &mut scratch).map(|points| (at, points))
    };
    let roles = asked
        .iter()
        .take(PLACES / PLACES_A_ROLE)
        .map(|vacancy| Role { capacity: PLACES_A_ROLE, arcs: (0..candidates.len()).filter_map(|at| points(vacancy, at)).collect() });
    let roles: Vec<Role> = roles.collect();
    (timed(clock, || assign(candidates.len(), &roles)).1, roles.iter().map(|role| role.arcs.len()).sum())
}

fn timed<T>(clock: &impl Fn() -> Duration, work: impl FnOnce() -> T) -> (T, Duration) {
    let began = clock();
    let done = work();
    (done, clock().saturating_sub(began))
}

fn spread(mut times: Vec<Duration>) -> Times {
    times.sort_unstable();
    let at = |percent: usize| times.get(times.len().saturating_sub(1) * percent / 100).map_or(0.0, |time| time.as_secs_f64() * 1_000.0);
    Times { median: at(50), p95: at(95), worst: at(100) }
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, time::Duration};

    use chrono::NaiveDate;

    use super::{Options, run};
    use crate::population::Spread;

    #[test]
    fn figures_are_of_the_clock_and_the_lists_those_of_the_plain_way() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let options = Options { workers: 300, vacancies: 5, open: 20, checks: 5, ..Options::usual(Spread::Regional, today) };
        let ticks = Cell::new(0);
        let figures = run(&options, || {
            ticks.set(ticks.get() + 1);
            Duration::from_millis(ticks.get())
        });
        assert!(figures.exhaustive_equal);
        assert!((figures.shortlist_ms.median - 1.0).abs() < 1e-9 && (figures.index_s - 0.301).abs() < 1e-9, "{figures:?}");
        let json = serde_json::to_value(&figures).expect("plain data");
        assert_eq!(json["population"], "regional");
    }
}
