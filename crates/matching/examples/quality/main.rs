//! How good the lists are, in an invented province whose truth is known: `docs/quality.md` says the rules and what they can prove.
//!
//! `cargo run --release -p ponte-matching --example quality` prints the tables; `-- --json` prints the figures instead, `-- --quick`
//! makes small provinces for whoever works on it. The same seed gives the same bytes.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a measuring program prints, and stops at a wrong argument")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "numbers of an invented province are small, and shares are shares"
)]

mod advert;
mod bm25;
mod bootstrap;
mod congestion;
mod draw;
mod expected;
mod fairness;
mod file;
mod load;
mod measure;
mod methods;
mod opening;
mod passing;
mod person;
mod province;
mod recording;
mod report;
mod scoring;
mod search;
mod study;
mod tables;
mod trades;
mod truth;
mod words;
mod world;

use chrono::NaiveDate;

use study::{Outcome, Scenario, scenarios};
use world::Plan;

/// People and vacancies of a province, and of a small one.
const WHOLE: (usize, usize) = (20_000, 1_500);
const QUICK: (usize, usize) = (3_000, 200);

fn main() {
    let is_asked = |name: &str| std::env::args().any(|argument| argument == name);
    let size = if is_asked("--quick") { QUICK } else { WHOLE };
    let report = report::Report::of(&outcomes(&scenarios(), size));
    if is_asked("--json") {
        println!("{}", serde_json::to_string_pretty(&report).expect("plain data"));
    } else {
        print!("{}", tables::markdown(&report));
    }
}

/// All provinces of all scenarios, one after the other.
fn outcomes(scenarios: &[Scenario], size: (usize, usize)) -> Vec<Outcome> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let seeds = scenarios.iter().flat_map(|scenario| (1..=scenario.seeds).map(move |seed| (scenario, seed)));
    seeds
        .map(|(scenario, seed)| {
            eprintln!("{} (seed {seed})", scenario.name);
            let Scenario { truth, recording, .. } = *scenario;
            // An alternative is looked at over the first half of the base's vacancies.
            let vacancies = if scenario.seeds == 1 { size.1 / 2 } else { size.1 };
            Outcome::of(scenario, Plan { seed, people: size.0, vacancies, truth, recording, today })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(seeds: u64) -> String {
        let scenario = Scenario { seeds, ..scenarios()[0] };
        let report =
            report::Report::of(&outcomes(&[scenario, *scenarios().last().expect("scenarios")].map(|s| Scenario { seeds, ..s }), (500, 40)));
        serde_json::to_string(&report).expect("plain data") + &tables::markdown(&report)
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes_on_one_thread_and_on_several() {
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread").install(|| small(1));
        assert_eq!(one, small(1));
    }

    #[test]
    fn the_score_that_is_searched_over_gives_the_lists_of_the_product() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let Scenario { truth, recording, .. } = scenarios()[0];
        let world = world::World::make(Plan { seed: 3, people: 800, vacancies: 60, truth, recording, today });
        let (mut same, mut all) = (0, 0);
        for n in 0..60 {
            let passing = passing::Passing::of(&world, n, |_| true);
            let searched = scoring::Scoring::shipped().list(&passing, 10);
            let product = methods::ranked(&world.index, &world, n);
            same += searched.iter().filter(|at| product[..product.len().min(10)].contains(&passing.people[**at])).count();
            all += searched.len();
        }
        // Only the rounding to whole points tells them apart.
        assert!(same * 100 >= all * 95, "{same} of {all}");
    }
}
