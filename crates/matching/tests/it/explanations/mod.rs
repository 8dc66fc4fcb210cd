//! Every reason, question, gap, refusal and promise of the engine says what stands in the records. Each is computed again by plain
//! code that knows nothing of the engine ([`plain`], [`reasons`], [`refusals`]), or by changing the record and asking once more.

mod cases;
mod changes;
mod plain;
mod promises;
mod reasons;
mod refusals;
mod seen;

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use chrono::NaiveDate;
use ponte_domain::{
    id::WorkerId,
    reference::Catalogue,
    vacancy::{Vacancy, Weights},
    worker::Worker,
};
use ponte_matching::{
    features::{VacancyFeatures, WorkerFeatures},
    outcome::{GateFailure, Match, Quantity, Verdict, Words},
    population::{Population, Spread},
    score,
    taxonomy::Taxonomy,
};
use serde::Serialize;
use serde_json::Value;

use crate::support::today;
use plain::Pair;
use seen::Seen;

/// Whoever is judged.
const SHE: WorkerId = WorkerId(uuid::Uuid::nil());

/// A catalogue made ready for both readings.
struct World {
    catalogue: Arc<Catalogue>,
    taxonomy: Arc<Taxonomy>,
    wide: HashSet<u32>,
}

impl World {
    fn new(catalogue: Arc<Catalogue>) -> Self {
        let taxonomy = Arc::new(Taxonomy::new(Arc::clone(&catalogue)));
        Self { wide: plain::wide_groups(&catalogue), taxonomy, catalogue }
    }

    fn pair<'a>(&'a self, worker: &'a Worker, vacancy: &'a Vacancy, sector: Option<&'a str>) -> Pair<'a> {
        Pair { worker, vacancy, sector, catalogue: &self.catalogue, wide: &self.wide, today: today() }
    }

    fn asked(&self, vacancy: &Vacancy, sector: Option<&str>) -> VacancyFeatures {
        VacancyFeatures::new(vacancy, sector, &self.catalogue, Weights::DEFAULT)
    }

    fn judge(&self, worker: &Worker, vacancy: &Vacancy, sector: Option<&str>) -> Verdict {
        self.judge_on(today(), worker, &self.asked(vacancy, sector))
    }

    fn judge_on(&self, day: NaiveDate, worker: &Worker, asked: &VacancyFeatures) -> Verdict {
        score::judge(&self.taxonomy, asked, (SHE, &Words::from("w"), &WorkerFeatures::from_worker(worker, &self.catalogue)), day)
    }
}

fn json(told: &impl Serialize) -> Value {
    serde_json::to_value(told).expect("plain data")
}

/// The metres that an answer claims, when they are those of the globe: to three metres within a country, to sixty beyond.
fn claimed(pair: &Pair<'_>, verdict: &Verdict) -> Option<u32> {
    let claimed = match verdict {
        Verdict::In(found) => found.metres,
        Verdict::Out { failures } => failures.iter().find_map(|failure| match (&failure.need, failure.gate) {
            (Quantity::Metres(metres), ponte_matching::outcome::Gate::Distance) => Some(*metres),
            _ => None,
        }),
    };
    let truly = pair.metres();
    if let (Some(claimed), Some(truly)) = (claimed, truly) {
        let allowed = if truly < 500_000.0 { 3.0 } else { 60.0 };
        assert!((f64::from(claimed) - truly).abs() <= allowed, "{claimed} m for {truly} m");
    }
    assert!(claimed.is_none() || truly.is_some(), "a distance from nowhere");
    assert!(claimed.is_some() || truly.is_none() || matches!(verdict, Verdict::Out { .. }), "a distance kept back");
    claimed
}

/// Compares all that is said of a pair with the records.
fn check(pair: &Pair<'_>, verdict: &Verdict, seen: &mut Seen) {
    seen.note(verdict);
    let metres = claimed(pair, verdict);
    match verdict {
        Verdict::Out { failures } => check_failures(pair, failures, metres),
        Verdict::In(found) => check_match(pair, found, metres),
    }
}

fn check_failures(pair: &Pair<'_>, failures: &[GateFailure], metres: Option<u32>) {
    let told: Vec<Value> = failures.iter().map(json).collect();
    assert_eq!(told, pair.failures(metres), "{:#?}\n{:#?}", pair.worker, pair.vacancy);
    let too_far = told.iter().any(|failure| failure["gate"] == "distance");
    // When no distance is told, there is none to complain of.
    let near = pair
        .metres()
        .map(|metres| metres as u32)
        .and_then(|metres| pair.failures(Some(metres)).into_iter().find(|f| f["gate"] == "distance"));
    assert_eq!(too_far, near.is_some());
}

fn check_match(pair: &Pair<'_>, found: &Match, metres: Option<u32>) {
    let context = || format!("{:#?}\n{:#?}\n{:?}", pair.worker, pair.vacancy, pair.sector);
    assert_eq!(pair.failures(metres), Vec::<Value>::new(), "{}", context());
    let told: BTreeMap<&str, Value> = found.terms.iter().map(|term| (term.name.as_str(), json(&term.why))).collect();
    assert_eq!(told, pair.whys(metres), "{}", context());
    let sorted = |list: Vec<(Value, bool)>| {
        let mut texts: Vec<String> = list.into_iter().map(|(what, decides)| format!("{what} {decides}")).collect();
        texts.sort();
        texts
    };
    let asks: Vec<(Value, bool)> = found.ask.iter().map(|ask| (json(&ask.what), ask.decides)).collect();
    // Whether the skills of a trade are still worth a question depends on how much of it she has.
    let of_trade = serde_json::json!({"kind": "skills_of_occupation"});
    let asks_trade = asks.iter().any(|(what, _)| *what == of_trade);
    assert!(!asks_trade || (!pair.profile().is_empty() && !pair.skills_told()), "{}", context());
    assert!(asks_trade || pair.profile().is_empty() || !pair.worker.skills.is_empty(), "{}", context());
    let others: Vec<_> = asks.into_iter().filter(|(what, _)| *what != of_trade).collect();
    assert_eq!(sorted(others), sorted(pair.questions(metres)), "{}", context());
    let plain = |list: Vec<Value>| sorted(list.into_iter().map(|what| (what, false)).collect());
    assert_eq!(plain(found.missing.iter().map(|gap| json(&gap.what)).collect()), plain(pair.gaps(metres)), "{}", context());
    assert_eq!(found.ascertained, pair.worker.availability.ascertained);
    assert_eq!(found.points, found.terms.iter().map(|term| term.points).sum::<u16>());
}

#[test]
fn what_is_said_of_an_invented_population_stands_in_its_records() {
    let mut seen = Seen::default();
    for (seed, spread) in [(7, Spread::Regional), (11, Spread::National), (23, Spread::Regional)] {
        let population = Population::invented(seed, spread, today());
        let world = World::new(Arc::clone(population.catalogue()));
        for n in 0..30 {
            let (_, vacancy) = population.vacancy(n);
            let (_, employer) = population.employer_of(n);
            let sector = employer.sector.as_deref();
            let asked = world.asked(&vacancy, sector);
            for who in 0..80 {
                let (_, worker) = population.worker(who);
                check(&world.pair(&worker, &vacancy, sector), &world.judge_on(today(), &worker, &asked), &mut seen);
            }
        }
    }
    assert!(seen.pairs() > 5_000, "{}", seen.pairs());
}
