//! Days and months of unemployment.

use chrono::{Datelike, Days, NaiveDate};

use super::Span;
use crate::codes;

/// Days from which somebody is long-term unemployed: more than twelve months.
pub const LONG_TERM_DAYS: i64 = 366;

/// Days from which the condition of six months is met.
pub const SIX_MONTHS_DAYS: i64 = 181;

codes! {
    /// How rankings turn days into months: their rules differ.
    pub enum MonthRule {
        /// The days divided by thirty, rounded down.
        ThirtyDays = "thirty_days",
        /// Whole months by the calendar, after the beginning is moved on by the days of suspension.
        Calendar = "calendar",
    }
}

/// Days from one day to the day before another, less those of suspensions, of which both the first and the last count; days that
/// several suspensions share count once.
#[must_use]
pub fn days_between(from: NaiveDate, until: NaiveDate, suspensions: &[Span]) -> i64 {
    if until <= from {
        return 0;
    }
    let mut clipped: Vec<(NaiveDate, NaiveDate)> = suspensions
        .iter()
        .map(|span| (span.first.max(from), span.last.checked_add_days(Days::new(1)).unwrap_or(span.last).min(until)))
        .filter(|(first, end)| first < end)
        .collect();
    clipped.sort_unstable();
    let (mut suspended, mut reached) = (0, from);
    for (first, end) in clipped {
        if end > reached {
            suspended += (end - first.max(reached)).num_days();
            reached = end;
        }
    }
    (until - from).num_days() - suspended
}

/// Whether so many days are long-term unemployment.
#[must_use]
pub const fn is_long_term(days: i64) -> bool {
    days >= LONG_TERM_DAYS
}

/// Whether so many days meet the condition of six months.
#[must_use]
pub const fn is_six_months(days: i64) -> bool {
    days >= SIX_MONTHS_DAYS
}

/// Whole months of so many days of unemployment that end the day before another.
#[must_use]
pub fn months(days: i64, until: NaiveDate, rule: MonthRule) -> i64 {
    let days = days.max(0);
    match rule {
        MonthRule::ThirtyDays => days / 30,
        MonthRule::Calendar => {
            let Some(from) = until.checked_sub_days(Days::new(days.unsigned_abs())) else { return 0 };
            let between = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
            between(until) - between(from) - i64::from(until.day() < from.day() && !is_last_of_month(until))
        }
    }
}

/// A month that begins on the 31st is whole at the last day of a shorter one.
fn is_last_of_month(day: NaiveDate) -> bool {
    day.succ_opt().is_some_and(|next| next.month() != day.month())
}
