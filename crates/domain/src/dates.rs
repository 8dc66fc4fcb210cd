//! Dates as people know them: sometimes only the month.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A day, or a month of which the day is not known; written `2026-11-23` or `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PartialDate {
    first: NaiveDate,
    month_only: bool,
}

impl PartialDate {
    /// A known day.
    #[must_use]
    pub const fn day(day: NaiveDate) -> Self {
        Self { first: day, month_only: false }
    }

    /// The day, or the first of the month when only the month is known.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// Whether only the month is known.
    #[must_use]
    pub const fn is_month_only(self) -> bool {
        self.month_only
    }

    /// Whole months from this date to `end` (0 when `end` is earlier).
    #[must_use]
    pub fn months_until(self, end: NaiveDate) -> u32 {
        let months = (end.year() - self.first.year()) * 12 + end.month() as i32 - self.first.month() as i32;
        let whole = months - i32::from(end.day() < self.first.day());
        whole.max(0).unsigned_abs()
    }

    /// Reads `YYYY-MM-DD` or `YYYY-MM`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // chrono accepts "2026-1-2"; the format does not.
        if text.len() == 10 {
            NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self::day)
        } else if text.len() == 7 {
            NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok().map(|first| Self { first, month_only: true })
        } else {
            None
        }
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.first.format(if date.month_only { "%Y-%m" } else { "%Y-%m-%d" }).to_string()
    }
}

impl TryFrom<String> for PartialDate {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("expected YYYY-MM-DD or YYYY-MM")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_months_are_counted() {
        let day = |text| NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a date");
        let from = PartialDate::parse("2025-01-31").expect("a date");
        assert_eq!(from.months_until(day("2025-02-28")), 0);
        assert_eq!(from.months_until(day("2025-03-31")), 2);
        assert_eq!(from.months_until(day("2024-03-31")), 0);
        assert_eq!(PartialDate::parse("2024-02").expect("a month").months_until(day("2025-02-01")), 12);
        assert_eq!(PartialDate::parse("2024-02-30"), None);
        assert_eq!(PartialDate::parse("2024-2"), None);
    }
}
