//! `ponte bench …`: what anyone can measure.

use std::time::Instant;

use clap::{Subcommand, ValueEnum};
use ponte_matching::bench::{Options, Spread, run};

use super::{Cli, Result};
use crate::outlet;

/// Measure.
#[derive(Subcommand)]
pub enum Bench {
    /// Shortlists and suggestions over an invented population
    Matching {
        #[arg(long, default_value_t = 130_000)]
        workers: usize,
        #[arg(long, default_value_t = 200)]
        vacancies: usize,
        /// How the people are spread
        #[arg(long, value_enum, default_value_t = Population::National)]
        population: Population,
        #[arg(long)]
        json: bool,
    },
}

/// How the people are spread.
#[derive(Clone, Copy, ValueEnum)]
pub enum Population {
    National,
    Regional,
}
