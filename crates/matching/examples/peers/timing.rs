//! Taking the time.

use std::time::{Duration, Instant};

/// How often each question is put; the least of its times counts.
const ROUNDS: usize = 5;

/// The time of each question in milliseconds: the least of five rounds over all of them, so that what else the machine does stays out.
pub fn each<Q>(questions: &[Q], mut ask: impl FnMut(&Q)) -> Vec<f64> {
    let mut least = vec![Duration::MAX; questions.len()];
    for _ in 0..ROUNDS {
        for (question, least) in questions.iter().zip(&mut least) {
            let began = Instant::now();
            ask(question);
            *least = began.elapsed().min(*least);
        }
    }
    milliseconds(&least)
}

/// Durations in milliseconds.
pub fn milliseconds(times: &[Duration]) -> Vec<f64> {
    times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect()
}
