//! Measures the linker on tasks made from official files, beside edit distance, trigrams of letters and BM25 on stems.
//!
//! Choices are made on one half of the concepts (`--fit`), figures told of the other.
//!
//! `PONTE_REFERENCE_DATA=… cargo run --release -p ponte-matching --example bench_linking -- [--json] [--seeds N] [--plots DIR]
//! [--alone] [--development] [--adverts] [--fit]
//! [--bands]`

#![allow(clippy::print_stdout, reason = "the tables go to the terminal")]

mod adverts;
mod baselines;
#[path = "../esco/mod.rs"]
mod esco;
mod fit;
mod measure;
mod ours;
mod reliability;
mod spoil;
mod tasks;
mod titles;
mod words;

use std::{collections::BTreeMap, path::Path, time::Instant};

use baselines::{Bm25, EditDistance, Ranks, Trigrams};
use esco::Outcome;
use measure::{Figures, figures, places};
use ours::Ours;
use reliability::{Reliability, Said, least_score, plot, reliability};
use serde::Serialize;
use tasks::{Query, Task};

/// Texts of a task and seed, at most.
const MOST: usize = 700;

/// Texts of a task and seed for edit distance, which looks at every label.
const MOST_FOR_EDITS: usize = 150;

/// What was seen of one system on one task, over all seeds.
#[derive(Default)]
struct Seen {
    places: Vec<usize>,
    microseconds: u128,
}

#[derive(Serialize)]
struct Row {
    task: String,
    system: &'static str,
    figures: Figures,
    /// On one core.
    texts_per_second: f64,
}

#[derive(Serialize)]
struct Report {
    rows: Vec<Row>,
    reliability: BTreeMap<String, Reliability>,
    adverts: adverts::Adverts,
}

/// What the options say.
struct Options {
    json: bool,
    seeds: u64,
    plots: Option<String>,
    /// Without the systems that the linker is compared with.
    alone: bool,
    /// Of the half on which choices are made.
    development: bool,
}

impl Options {
    fn read(args: &[String]) -> Outcome<Self> {
        let value = |flag: &str| args.iter().position(|arg| arg == flag).and_then(|at| args.get(at + 1)).cloned();
        let seeds = value("--seeds").map_or(Ok(3), |seeds| seeds.parse())?;
        let has = |flag: &str| args.iter().any(|arg| arg == flag);
        Ok(Self { json: has("--json"), alone: has("--alone"), development: has("--development"), seeds, plots: value("--plots") })
    }
}

fn look(system: &dyn Ranks, queries: &[&Query], seen: &mut Seen) {
    let started = Instant::now();
    seen.places.extend(places(system, queries.iter().copied()));
    seen.microseconds += started.elapsed().as_micros();
}

/// Every system on one task.
fn run(
    task: &Task,
    options: &Options,
    seen: &mut BTreeMap<(String, &'static str), Seen>,
    said: &mut BTreeMap<String, Said>,
) -> Outcome<()> {
    let queries: Vec<&Query> = task.queries.iter().filter(|query| query.development == options.development).take(MOST).collect();
    let ours = Ours::new(task)?;
    for query in &queries {
        if let Some(hit) = ours.hits(&query.text, 1).first() {
            said.entry(task.name.clone()).or_default().push((f64::from(hit.score) / 1000.0, query.right.contains(&hit.concept)));
        }
    }
    let mut corpus = task.corpus.clone();
    corpus.extend(task.others.iter().flat_map(|(_, corpus)| corpus.iter().cloned()));
    let mut systems: Vec<(&str, Box<dyn Ranks + '_>)> = vec![("linker", Box::new(ours))];
    if !options.alone {
        systems.push(("edit distance", Box::new(EditDistance::new(&corpus))));
        systems.push(("trigrams", Box::new(Trigrams::new(&corpus))));
        systems.push(("BM25", Box::new(Bm25::new(&corpus, task.lang))));
    }
    for (name, system) in systems {
        let most = if name == "edit distance" { MOST_FOR_EDITS } else { MOST };
        look(&*system, &queries[..queries.len().min(most)], seen.entry((task.name.clone(), name)).or_default());
    }
    Ok(())
}

fn measured(options: &Options) -> Outcome<Report> {
    let (mut seen, mut said) = (BTreeMap::new(), BTreeMap::new());
    for seed in 1..=options.seeds {
        for task in tasks::all(seed, seed == 1)? {
            run(&task, options, &mut seen, &mut said)?;
        }
    }
    let all = said.iter().filter(|(name, _)| !name.contains("by label")).flat_map(|(_, said)| said.clone()).collect();
    said.insert("all by concept".to_owned(), all);
    let row = |((task, system), seen): ((String, &'static str), Seen)| Row {
        task,
        system,
        texts_per_second: seen.places.len() as f64 * 1e6 / seen.microseconds.max(1) as f64,
        figures: figures(&seen.places),
    };
    Ok(Report {
        rows: seen.into_iter().map(row).collect(),
        reliability: said.iter().map(|(name, said)| (name.clone(), reliability(said))).collect(),
        adverts: adverts::adverts(false)?,
    })
}

fn print(report: &Report) {
    println!("| Task | System | Texts | MRR | @1 | @5 | @10 | Texts a second |\n|---|---|---|---|---|---|---|---|");
    for Row { task, system, figures, texts_per_second } in &report.rows {
        let means = [figures.mrr, figures.at1, figures.at5, figures.at10];
        let means = means.map(|of| format!("{:.3} ({:.3}–{:.3})", of.mean, of.low, of.high)).join(" | ");
        println!("| {task} | {system} | {} | {means} | {texts_per_second:.0} |", figures.texts);
    }
    println!("\n| First answers | ECE | Bands: texts, right | Said → right (texts) |\n|---|---|---|---|");
    let adverts = ("adverts judged so far".to_owned(), &report.adverts.reliability);
    for (name, of) in report.reliability.iter().map(|(name, of)| (name.clone(), of)).chain([adverts]) {
        let bands = of.bands.iter().map(|(band, texts, right)| format!("{band} {texts}, {:.0} %", 100.0 * right));
        let bins = of.bins.iter().filter(|bin| bin.texts > 0).map(|bin| format!("{:.2}→{:.2} ({})", bin.said, bin.right, bin.texts));
        println!("| {name} | {:.3} | {} | {} |", of.ece, bands.collect::<Vec<_>>().join("; "), bins.collect::<Vec<_>>().join(" "));
    }
    println!("\nAdverts: {:?}", report.adverts.first);
}

fn fitted() -> Outcome<()> {
    let mut tasks = tasks::all(1, true)?;
    // What is linked most, so that it counts twice.
    tasks.push(tasks::titles_alone(2)?);
    let sets: Vec<(&Task, Ours<'_>)> = tasks.iter().map(|task| Ok((task, Ours::new(task)?))).collect::<Outcome<_>>()?;
    let development = fit::Development::new(&sets);
    let weights = fit::weights(&development);
    println!("weights {weights:.2?}");
    println!("odds {:.3?}", fit::odds(&development, &weights));
    Ok(())
}

/// From which score on how many first answers of the development halves are right, under the weights and odds that the linker has.
fn bands() -> Outcome<()> {
    let mut all = Said::new();
    let print = |name: &str, said: &Said| {
        let from = [0.95, 0.9, 0.85, 0.8].map(|share| format!("{share} from {:.3}", least_score(said, share)));
        println!("{name}: right {}", from.join(", "));
    };
    for task in tasks::all(1, true)?.iter().filter(|task| task.counts_for_odds()) {
        let said = fit::said(task, &Ours::new(task)?);
        print(&task.name, &said);
        all.extend(said);
    }
    print("all", &all);
    Ok(())
}

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let options = Options::read(&args)?;
    if args.iter().any(|arg| arg == "--fit") {
        return fitted();
    }
    if args.iter().any(|arg| arg == "--bands") {
        return bands();
    }
    if args.iter().any(|arg| arg == "--adverts") {
        let adverts = adverts::adverts(true)?;
        println!("{:?}", adverts.first);
        return Ok(());
    }
    let report = measured(&options)?;
    if let Some(folder) = &options.plots {
        std::fs::create_dir_all(folder)?;
        for (name, of) in &report.reliability {
            plot(&Path::new(folder).join(format!("{}.svg", name.replace([' ', ','], "-"))), name, of)?;
        }
    }
    if options.json {
        println!("{}", serde_json::to_string_pretty(&report)?)
    } else {
        print(&report)
    }
    Ok(())
}
