//! Shortlists while people change: the index behind one lock, as the market of the program keeps it.

use std::{
    hint::black_box,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use parking_lot::RwLock;
use ponte_matching::{
    features::VacancyFeatures,
    index::{Index, Query, Record},
};
use serde_json::{Value, json};

use crate::timing;

const CHANGES_A_SECOND: u32 = 100;
/// How long each of the two halves lasts.
const LASTS: Duration = Duration::from_secs(10);

/// Times of shortlists without changes, and with a hundred changes a second; the index back.
#[must_use]
pub fn measure(index: Index, asked: &[VacancyFeatures], query: &Query<'_>) -> (Index, Value) {
    let index = RwLock::new(index);
    let without = lists(&index, asked, query);
    let done = AtomicBool::new(false);
    let (with, changes) = std::thread::scope(|scope| {
        let writer = scope.spawn(|| change(&index, query.today, &done));
        let with = lists(&index, asked, query);
        done.store(true, Ordering::Relaxed);
        (with, writer.join().unwrap_or_default())
    });
    let figures = json!({
        "seconds": LASTS.as_secs(),
        "without_ms": timing::milliseconds(&without),
        "with_ms": timing::milliseconds(&with),
        "change_ms": timing::milliseconds(&changes),
    });
    (index.into_inner(), figures)
}

fn lists(index: &RwLock<Index>, asked: &[VacancyFeatures], query: &Query<'_>) -> Vec<Duration> {
    let until = Instant::now() + LASTS;
    let mut times = Vec::new();
    for vacancy in asked.iter().cycle() {
        let began = Instant::now();
        if began >= until {
            break;
        }
        black_box(index.read().shortlist(vacancy, query));
        times.push(began.elapsed());
    }
    times
}

/// Everybody in turn is ascertained today, which changes her record, her row and her place in the index.
fn change(index: &RwLock<Index>, today: NaiveDate, done: &AtomicBool) -> Vec<Duration> {
    let began = Instant::now();
    let mut times = Vec::new();
    for at in 0_u32.. {
        if done.load(Ordering::Relaxed) {
            break;
        }
        let Some(next) = person(index, at as usize) else { break };
        let mut features = next.features.clone();
        features.ascertained = Some(today);
        let asked = Instant::now();
        index.write().upsert(next.id, next.external_id.as_str(), next.desk.as_str(), &features);
        times.push(asked.elapsed());
        let due = began + Duration::from_secs(1) * (at + 1) / CHANGES_A_SECOND;
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
    }
    times
}

fn person(index: &RwLock<Index>, at: usize) -> Option<Record> {
    let index = index.read();
    index.records().get(at * 7_919 % index.len().max(1)).cloned()
}
