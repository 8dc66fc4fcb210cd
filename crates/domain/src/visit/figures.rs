//! What is counted of the visits of a day.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Visit, VisitOutcome, VisitPurpose, VisitState};

/// The visits of some days in figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub arrived: u32,
    pub waiting: u32,
    /// Received and not ended.
    pub received: u32,
    /// Ended after being received.
    pub served: u32,
    /// Left without being received.
    pub left: u32,
    /// Whole minutes between arrival and being received, of those who were; the mean of the two in the middle of an even number.
    pub median_wait: Option<u32>,
    /// The longest of these, and of those who wait still.
    pub longest_wait: Option<u32>,
    pub purposes: BTreeMap<VisitPurpose, u32>,
    pub outcomes: BTreeMap<VisitOutcome, u32>,
}

impl Figures {
    /// Counts visits at an instant.
    #[must_use]
    pub fn of<'v>(visits: impl IntoIterator<Item = &'v Visit>, now: DateTime<Utc>) -> Self {
        let mut figures = Self::default();
        let (mut waits, mut longest) = (Vec::new(), None);
        for visit in visits {
            figures.arrived += 1;
            *figures.purposes.entry(visit.purpose).or_default() += 1;
            let waited = visit.waited_seconds(now);
            match visit.state() {
                VisitState::Waiting => figures.waiting += 1,
                VisitState::Received => figures.received += 1,
                VisitState::Ended => figures.served += 1,
                VisitState::Left => figures.left += 1,
            }
            if visit.received.is_some() {
                waits.push(waited);
            }
            if visit.state() != VisitState::Left {
                longest = longest.max(Some(waited));
            }
            if let Some(ended) = &visit.ended {
                *figures.outcomes.entry(ended.outcome).or_default() += 1;
            }
        }
        figures.median_wait = median(waits).map(minutes);
        figures.longest_wait = longest.map(minutes);
        figures
    }
}

fn minutes(seconds: i64) -> u32 {
    u32::try_from(seconds / 60).unwrap_or(0)
}

fn median(mut seconds: Vec<i64>) -> Option<i64> {
    seconds.sort_unstable();
    let middle = seconds.len() / 2;
    let upper = *seconds.get(middle)?;
    if seconds.len() % 2 == 1 { Some(upper) } else { seconds.get(middle.checked_sub(1)?).map(|lower| (lower + upper) / 2) }
}
