//! Measures the engine on an invented population: `cargo run --release -p ponte-matching --example bench_matching`.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a measuring program prints, and stops at a wrong argument")]

use std::{sync::Arc, time::Instant};

use chrono::NaiveDate;
use ponte_domain::{id::VacancyId, vacancy::Weights};
use ponte_matching::{
    features::{VacancyFeatures, WorkerFeatures},
    index::{Index, Query},
    population::{Population, Spread},
    suggest::VacancyIndex,
    taxonomy::Taxonomy,
};

fn main() {
    let argument = |name: &str, default: u32| {
        let mut arguments = std::env::args().skip_while(|argument| argument != name);
        arguments.nth(1).map_or(default, |value| value.parse().expect("a number"))
    };
    let (workers, vacancies, check) = (argument("--workers", 130_000), argument("--vacancies", 200), argument("--check", 3));
    for spread in Spread::ALL {
        measure(*spread, workers, vacancies, check);
    }
}

fn measure(spread: Spread, workers: u32, vacancies: u32, check: u32) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let population = Population::invented(1, spread, today);
    let taxonomy = Arc::new(Taxonomy::new(Arc::clone(population.catalogue())));
    let people: Vec<_> = (0..workers)
        .map(|n| {
            let (id, worker) = population.worker(n);
            (id, worker.external.id.clone(), WorkerFeatures::from_worker(&worker, population.catalogue()))
        })
        .collect();
    let skills: usize = people.iter().map(|(.., features)| features.skills.len()).sum();
    let began = Instant::now();
    let mut index = Index::new(Arc::clone(&taxonomy));
    for (id, external_id, features) in &people {
        index.upsert(*id, external_id, "desk", features);
    }
    println!(
        "{spread}: {workers} people, {:.1} skills each, index built in {:?}, {} MiB",
        skills as f64 / f64::from(workers),
        began.elapsed(),
        index.resident_bytes() >> 20
    );
    let features = |n: u32| -> (VacancyId, VacancyFeatures) {
        let (id, vacancy) = population.vacancy(n);
        let sector = population.employer_of(n).1.sector;
        (id, VacancyFeatures::new(&vacancy, sector.as_deref(), population.catalogue(), Weights::DEFAULT))
    };
    let asked: Vec<_> = (0..vacancies).map(features).collect();
    let mut times = Vec::new();
    for (at, (_, vacancy)) in asked.iter().enumerate() {
        let began = Instant::now();
        let list = index.shortlist(vacancy, &Query::best(50, today));
        times.push(began.elapsed());
        if at < check as usize {
            let plain = index.shortlist(vacancy, &Query { exhaustive: true, ..Query::best(50, today) });
            assert!(plain == list, "vacancy {at}: the index and the plain way differ");
        }
    }
    report("shortlist", times);
    let mut open = VacancyIndex::new(taxonomy);
    (0..9_000).map(features).for_each(|(id, vacancy)| open.upsert(id, &id.to_string(), vacancy));
    let times = index.records().iter().step_by(index.len() / 200 + 1).map(|record| {
        let began = Instant::now();
        let found = open.suggest((record.id, &record.external_id, &record.features), 20, today);
        let took = began.elapsed();
        drop(found);
        took
    });
    report("suggest", times.collect());
}

fn report(what: &str, mut times: Vec<std::time::Duration>) {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    println!("  {what}: median {:?}, p95 {:?}, worst {:?}", at(50), at(95), at(100));
}
