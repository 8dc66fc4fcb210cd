//! Measures the engine on an invented population: `cargo run --release -p ponte-matching --example bench_matching`.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a measuring program prints, and stops at a wrong argument")]

use std::time::Instant;

use chrono::NaiveDate;
use ponte_matching::{
    bench::{Options, run},
    population::Spread,
};

fn main() {
    let argument = |name: &str, default: u32| {
        let mut arguments = std::env::args().skip_while(|argument| argument != name);
        arguments.nth(1).map_or(default, |value| value.parse().expect("a number"))
    };
    let is_asked = |name: &str| std::env::args().any(|argument| argument == name);
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    for spread in Spread::ALL {
        if Spread::ALL.iter().any(|one| is_asked(one.as_str())) && !is_asked(spread.as_str()) {
            continue;
        }
        let usual = Options::usual(*spread, today);
        let options = Options {
            workers: argument("--workers", usual.workers),
            vacancies: argument("--vacancies", usual.vacancies),
            open: argument("--open", usual.open),
            checks: argument("--checks", usual.checks),
            batch: is_asked("--batch"),
            assign: is_asked("--assign"),
            ..usual
        };
        let began = Instant::now();
        let figures = run(&options, || began.elapsed());
        println!("{}", serde_json::to_string_pretty(&figures).expect("plain data"));
    }
}
