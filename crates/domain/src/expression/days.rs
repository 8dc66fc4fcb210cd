//! Dates counted and moved, as people count them.

use chrono::{Datelike, Days, Months, NaiveDate};

/// First year of a date that an expression gives.
pub const FIRST_YEAR: i32 = 1800;
/// Last year of a date that an expression gives.
pub const LAST_YEAR: i32 = 2200;

/// Whole months from one day to another, negative when the other is earlier. A month is whole when its day of the month
/// has come: from 31 January to 28 February there is none, to 1 March there is one.
#[must_use]
pub fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    if to < from {
        return -months_between(to, from);
    }
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    months - i64::from(to.day() < from.day())
}

/// Whether a date is within [`FIRST_YEAR`] and [`LAST_YEAR`].
#[must_use]
pub fn within_years(date: NaiveDate) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&date.year())
}

/// The day so many days later (earlier when negative); nothing outside [`FIRST_YEAR`] and [`LAST_YEAR`].
pub(super) fn add_days(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let moved = if days < 0 {
        date.checked_sub_days(Days::new(days.unsigned_abs()))
    } else {
        date.checked_add_days(Days::new(days.unsigned_abs()))
    };
    moved.filter(|date| within_years(*date))
}

/// The same day so many months later (earlier when negative), or the last of the month that has no such day.
pub(super) fn add_months(date: NaiveDate, months: i64) -> Option<NaiveDate> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    let moved = if months < 0 { date.checked_sub_months(count) } else { date.checked_add_months(count) };
    moved.filter(|date| within_years(*date))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{add_days, add_months, months_between};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_whole_when_its_day_has_come() {
        for (from, to, months) in [
            ("2025-01-31", "2025-02-28", 0),
            ("2025-01-31", "2025-03-01", 1),
            ("2024-02-29", "2025-02-28", 11),
            ("2024-02-29", "2025-03-01", 12),
            ("2025-03-10", "2025-01-10", -2),
            ("2025-03-10", "2025-03-10", 0),
        ] {
            assert_eq!(months_between(day(from), day(to)), months, "{from} {to}");
        }
    }

    #[test]
    fn days_and_months_stay_within_the_years() {
        assert_eq!(add_days(day("2026-11-23"), 30), Some(day("2026-12-23")));
        assert_eq!(add_months(day("2026-01-31"), 1), Some(day("2026-02-28")));
        assert_eq!(add_months(day("2026-01-31"), -1), Some(day("2025-12-31")));
        assert_eq!(add_days(day("2200-12-31"), 1), None);
        assert_eq!(add_days(day("2026-01-01"), i64::MIN), None);
        assert_eq!(add_months(day("2026-01-01"), i64::MAX), None);
    }
}
