//! Measures the engine and writes what other programs need to compute the same lists: see `benches/peers/README.md`.
//!
//! `cargo run --release -p ponte-matching --example peers -- regional --workers 20000 --out DIR`

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a measuring program prints, and stops at a wrong argument")]

mod assignment;
mod changes;
mod names;
mod npy;
mod people;
mod timing;
mod vacancies;

use std::{
    collections::HashMap,
    fs,
    hint::black_box,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use chrono::{Datelike, NaiveDate};
use ponte_domain::{id::WorkerId, vacancy::Weights};
use ponte_matching::{
    features::{VacancyFeatures, WorkerFeatures},
    index::{Index, Query, Record},
    market::{self, Run},
    population::{DESK, Population, Spread},
    score,
    suggest::VacancyIndex,
    taxonomy::Taxonomy,
};
use serde_json::{Value, json};

use names::Names;

const LISTED: usize = 50;
const SUGGESTED: usize = 20;
const SUGGESTED_TO: usize = 200;
const SEED: u64 = 1;

/// What is to be measured.
struct Wanted {
    spread: Spread,
    workers: u32,
    vacancies: u32,
    /// Open vacancies of suggestions and of the whole market; 0 leaves both out.
    open: u32,
    assign: bool,
    changes: bool,
    /// Where the peers' files go.
    out: Option<PathBuf>,
}

impl Wanted {
    fn from_arguments() -> Self {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let value = |name: &str| arguments.iter().skip_while(|argument| *argument != name).nth(1);
        let number = |name: &str, usual: u32| value(name).map_or(usual, |value| value.parse().expect("a number"));
        let is_asked = |name: &str| arguments.iter().any(|argument| argument == name);
        Self {
            spread: if is_asked("regional") { Spread::Regional } else { Spread::National },
            workers: number("--workers", 130_000),
            vacancies: number("--vacancies", 200),
            open: number("--open", 0),
            assign: is_asked("--assign"),
            changes: is_asked("--changes"),
            out: value("--out").map(PathBuf::from),
        }
    }
}

fn main() -> std::io::Result<()> {
    let wanted = Wanted::from_arguments();
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let population = Population::invented(SEED, wanted.spread, today);
    let index = build(&population, wanted.workers);
    let asked: Vec<_> = (0..wanted.vacancies).map(|n| vacancy(&population, n)).collect();
    let query = Query::best(LISTED, today);
    if let Some(folder) = &wanted.out {
        fs::create_dir_all(folder)?;
        export(folder, &index, &asked, &query)?;
    }
    let mut figures = json!({
        "population": wanted.spread.as_str(),
        "workers": wanted.workers,
        "vacancies": wanted.vacancies,
        "index_bytes": index.resident_bytes(),
        "explained_ms": timing::each(&asked, |vacancy| drop(black_box(index.shortlist(vacancy, &query)))),
        "points_ms": timing::each(&asked, |vacancy| drop(black_box(index.ranked(vacancy, &query)))),
    });
    if wanted.assign {
        figures["assign"] = assignment::measure(wanted.out.as_deref(), &index, &asked, today)?;
    }
    if wanted.open > 0 {
        figures["market"] = whole_market(&population, &index, wanted.open, today);
    }
    if wanted.changes {
        figures["changes"] = changes::measure(index, &asked, &query).1;
    }
    figures["resident_kib"] = most_resident_kib().into();
    println!("{figures}");
    Ok(())
}

/// The most memory this process has held, population included; absent where the system does not tell.
fn most_resident_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}

fn build(population: &Population, workers: u32) -> Index {
    let mut index = Index::new(Arc::new(Taxonomy::new(Arc::clone(population.catalogue()))));
    for n in 0..workers {
        let (id, worker) = population.worker(n);
        index.upsert(id, &worker.external.id, DESK, &WorkerFeatures::from_worker(&worker, population.catalogue()));
    }
    index.tidy();
    index
}

fn vacancy(population: &Population, n: u32) -> VacancyFeatures {
    let sector = population.employer_of(n).1.sector;
    VacancyFeatures::new(&population.vacancy(n).1, sector.as_deref(), population.catalogue(), Weights::DEFAULT)
}

fn export(folder: &Path, index: &Index, asked: &[VacancyFeatures], query: &Query<'_>) -> std::io::Result<()> {
    let catalogue = index.taxonomy().catalogue();
    let mut names = Names::new(catalogue.occupations().len(), catalogue.skills().len());
    let mut records: Vec<&Record> = index.records().iter().collect();
    records.sort_unstable_by(|a, b| (&a.external_id, a.id).cmp(&(&b.external_id, b.id)));
    people::write(folder, &records, &mut names, query.today)?;
    let rows: HashMap<WorkerId, usize> = records.iter().enumerate().map(|(row, record)| (record.id, row)).collect();
    let vacancies: Vec<Value> = asked
        .iter()
        .map(|vacancy| {
            let mut value = vacancies::value(vacancy, index.taxonomy(), &mut names, query.today);
            let matches = index.shortlist(vacancy, query).matches;
            value["expected"] = matches.iter().map(|found| json!([rows[&found.worker], found.points])).collect();
            value
        })
        .collect();
    let (occupations, skills) = names.counts();
    let all = json!({
        "listed": LISTED,
        "today": query.today.num_days_from_ce(),
        "occupations": occupations,
        "skills": skills,
        "vacancies": vacancies,
    });
    fs::write(folder.join("vacancies.json"), all.to_string())
}

/// Suggestions, whether they have the points of the plain way, and all people by all open vacancies on one core.
fn whole_market(population: &Population, index: &Index, open: u32, today: NaiveDate) -> Value {
    let mut vacancies = VacancyIndex::new(Arc::clone(index.taxonomy()));
    for n in 0..open {
        let id = population.vacancy(n).0;
        vacancies.upsert(id, &id.to_string(), vacancy(population, n));
    }
    let people: Vec<&Record> = index.records().iter().step_by(index.len() / SUGGESTED_TO + 1).collect();
    let suggest = |person: &Record| vacancies.suggest((person.id, &person.external_id, &person.features), SUGGESTED, today);
    let same = people.iter().flat_map(|person| suggest(person).into_iter().map(move |found| (person, found))).all(|(person, found)| {
        let features = vacancies.get(found.vacancy).expect("an open vacancy");
        let plain = score::judge(index.taxonomy(), features, (person.id, &person.external_id, &person.features), today);
        plain.points() == Some(found.found.points)
    });
    let times = timing::each(&people, |person| drop(black_box(suggest(person))));
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let run = Run { k: SUGGESTED, max_per_worker: None, today };
    let began = Instant::now();
    black_box(one.install(|| market::run(index, &vacancies, &run, |_| None, None, |_| true)));
    json!({ "open": open, "suggest_ms": times, "same_points": same, "batch_one_core_s": began.elapsed().as_secs_f64() })
}
