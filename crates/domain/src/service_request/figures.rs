//! What is counted of how well people were served.

use serde::{Deserialize, Serialize};

/// Scores from 1 to 5, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Satisfaction {
    /// How many gave each score, 1 first.
    pub counts: [u64; 5],
}

impl Satisfaction {
    /// Counts a score; what is no score is passed over.
    pub fn add(&mut self, score: u8, times: u64) {
        if let Some(count) = usize::from(score).checked_sub(1).and_then(|at| self.counts.get_mut(at)) {
            *count += times;
        }
    }

    /// How many said how well they were served.
    #[must_use]
    pub fn given(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The mean in hundredths, rounded down; none when nobody said anything.
    #[must_use]
    pub fn mean_hundredths(&self) -> Option<u64> {
        let sum: u64 = self.counts.iter().zip(1..).map(|(count, score)| count * score).sum();
        (sum * 100).checked_div(self.given())
    }
}
