//! Taking the time.

use std::time::{Duration, Instant};

/// How often each question is put; the middle of its times counts.
const ROUNDS: usize = 3;

/// The time of each question in milliseconds: the middle one of three rounds over all of them, after one that does not count.
pub fn each<Q>(questions: &[Q], mut ask: impl FnMut(&Q)) -> Vec<f64> {
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); questions.len()];
    for round in 0..=ROUNDS {
        for (question, times) in questions.iter().zip(&mut times) {
            let began = Instant::now();
            ask(question);
            if round > 0 {
                times.push(began.elapsed());
            }
        }
    }
    times.iter_mut().map(|times| middle(times)).collect()
}

/// Durations in milliseconds.
pub fn milliseconds(times: &[Duration]) -> Vec<f64> {
    times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect()
}

fn middle(times: &mut [Duration]) -> f64 {
    times.sort_unstable();
    times.get(times.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}
