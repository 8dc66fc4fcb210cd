//! `ponte bench …`: what anyone can measure.

use std::time::Instant;

use clap::{Subcommand, ValueEnum};
use ponte_domain::clock::{Clock, SystemClock};
use ponte_matching::{
    bench::{Figures, Options, run},
    population::Spread,
};

use super::{Cli, Result};
use crate::outlet;

/// Measure.
#[derive(Subcommand)]
pub enum Bench {
    /// Shortlists, suggestions, the whole market and an assignment over an invented population
    Matching {
        #[arg(long, default_value_t = 130_000)]
        workers: u32,
        #[arg(long, default_value_t = 200)]
        vacancies: u32,
        /// How the people are spread
        #[arg(long, value_enum, default_value_t = Population::National)]
        population: Population,
        /// Lists and suggestions only
        #[arg(long)]
        quick: bool,
        #[arg(long)]
        json: bool,
    },
}

/// How the people are spread.
#[derive(Clone, Copy, ValueEnum)]
pub enum Population {
    /// 7,900 municipalities
    National,
    /// 600 municipalities
    Regional,
}

impl Bench {
    pub async fn run(self, _: &Cli) -> Result<()> {
        let Self::Matching { workers, vacancies, population, quick, json } = self;
        let spread = match population {
            Population::National => Spread::National,
            Population::Regional => Spread::Regional,
        };
        let usual = Options::usual(spread, SystemClock.today());
        let options = Options { workers, vacancies, batch: usual.batch && !quick, assign: usual.assign && !quick, ..usual };
        let began = Instant::now();
        let figures = tokio::task::spawn_blocking(move || run(&options, move || began.elapsed())).await.map_err(anyhow::Error::from)?;
        if json {
            outlet::line(&serde_json::to_string(&Measured::of(&figures)).map_err(anyhow::Error::from)?)
        } else {
            tell(&figures)
        }
        Ok(())
    }
}

/// The figures, with the memory of this process.
#[derive(serde::Serialize)]
struct Measured<'a> {
    #[serde(flatten)]
    figures: &'a Figures,
    /// Resident memory of the process that measured, population included; absent where the system does not tell.
    resident_mib: Option<u64>,
}

impl<'a> Measured<'a> {
    fn of(figures: &'a Figures) -> Self {
        Self { figures, resident_mib: resident_kib().map(|kib| kib / 1024) }
    }
}

fn resident_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn tell(figures: &Figures) {
    let lines = [
        ("shortlist ms", figures.shortlist_ms),
        ("with figures ms", figures.counters_ms),
        ("what if ms", figures.what_if_ms),
        ("suggest ms", figures.suggest_ms),
    ];
    outlet::line(&format!("{} workers, {} vacancies", figures.workers, figures.vacancies));
    for (name, times) in lines {
        outlet::line(&format!("{name}\tmedian {:.3}\tp95 {:.3}", times.median, times.p95));
    }
    outlet::line(&format!("index\t{:.2} s\t{} MiB", figures.index_s, figures.index_bytes >> 20));
    outlet::line(&format!("exhaustive equal\t{}", figures.exhaustive_equal));
}
