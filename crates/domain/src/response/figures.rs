//! How many were asked, how many answered, how long it took, and why others did not (DOMAIN.md §9.1).

use std::collections::BTreeMap;

use super::NoAnswerReason;
use crate::expression::{Number, Rounding};

/// What is counted of one questionnaire put to somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureRow {
    /// What the figures are told apart by: a desk, an age band.
    pub key: String,
    /// Whether an invitation left, or she was asked in another way.
    pub invited: bool,
    pub opened: bool,
    pub completed: bool,
    pub by_operator: bool,
    pub reminders: u32,
    pub minutes: Option<u32>,
    pub reason: Option<NoAnswerReason>,
}

/// What was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub invited: u64,
    pub opened: u64,
    pub completed: u64,
    pub by_operator: u64,
    pub reminded: u64,
    /// Minutes of those that were completed, in order.
    pub minutes: Vec<u32>,
    pub reasons: BTreeMap<NoAnswerReason, u64>,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, row: &FigureRow) {
        let one = u64::from;
        self.invited += one(row.invited);
        self.opened += one(row.opened);
        self.completed += one(row.completed);
        self.by_operator += one(row.completed && row.by_operator);
        self.reminded += one(row.reminders > 0);
        if let Some(minutes) = row.minutes.filter(|_| row.completed) {
            let place = self.minutes.partition_point(|known| *known <= minutes);
            self.minutes.insert(place, minutes);
        }
        if let Some(reason) = row.reason.filter(|_| !row.completed) {
            *self.reasons.entry(reason).or_default() += 1;
        }
    }

    /// Answers of those asked, in percent and exact; nothing when nobody was asked.
    #[must_use]
    pub fn rate(&self) -> Option<Number> {
        let (completed, invited) = (number(self.completed)?, number(self.invited)?);
        completed.times(number(100)?).ok()?.over(invited).ok()?
    }

    /// The rate as it is shown: a whole number, a half up.
    #[must_use]
    pub fn rate_shown(&self) -> Option<i64> {
        whole(self.rate()?)
    }

    /// Half of the answers took less, half more; nothing when none was timed.
    #[must_use]
    pub fn median_minutes(&self) -> Option<Number> {
        let (half, odd) = (self.minutes.len() / 2, self.minutes.len() % 2 == 1);
        let upper = number(u64::from(*self.minutes.get(half)?))?;
        if odd {
            return Some(upper);
        }
        let lower = number(u64::from(*self.minutes.get(half.checked_sub(1)?)?))?;
        lower.plus(upper).ok()?.over(number(2)?).ok()?
    }

    /// The mean of the minutes; nothing when none was timed.
    #[must_use]
    pub fn mean_minutes(&self) -> Option<Number> {
        let sum: u64 = self.minutes.iter().copied().map(u64::from).sum();
        number(sum)?.over(number(self.minutes.len() as u64)?).ok()?
    }
}

fn number(n: u64) -> Option<Number> {
    i64::try_from(n).ok().and_then(|n| Number::whole(n).ok())
}

fn whole(number: Number) -> Option<i64> {
    number.rounded(0, Rounding::HalfUp).ok()?.as_whole()
}

/// The figures by row, and for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// By the names of the rows, those with nothing counted too.
    pub rows: Vec<(String, Tally)>,
    pub total: Tally,
}

impl Figures {
    /// Counts rows under some keys; a row of another key is counted under its own, after these.
    #[must_use]
    pub fn of(keys: &[String], counted: &[FigureRow]) -> Self {
        let mut rows: Vec<(String, Tally)> = keys.iter().map(|key| (key.clone(), Tally::default())).collect();
        let mut places: BTreeMap<String, usize> = keys.iter().cloned().zip(0..).collect();
        let mut total = Tally::default();
        for row in counted {
            let place = *places.entry(row.key.clone()).or_insert_with(|| {
                rows.push((row.key.clone(), Tally::default()));
                rows.len() - 1
            });
            rows[place].1.add(row);
            total.add(row);
        }
        Self { rows, total }
    }

    /// The rate over all people, each counting alike.
    #[must_use]
    pub fn pooled_rate(&self) -> Option<i64> {
        self.total.rate_shown()
    }

    /// The mean of the rates of the rows that have one, each row counting alike: rates of nothing are left out.
    #[must_use]
    pub fn mean_rate(&self) -> Option<i64> {
        // Sums of fractions with many denominators pass 18 digits: rates are taken to six decimals here.
        let rates = self.rows.iter().filter_map(|(_, tally)| tally.rate()?.rounded(6, Rounding::HalfUp).ok());
        let (mut sum, mut count) = (Number::ZERO, 0_u64);
        for rate in rates {
            sum = sum.plus(rate).ok()?;
            count += 1;
        }
        whole(sum.over(number(count)?).ok()??)
    }
}
