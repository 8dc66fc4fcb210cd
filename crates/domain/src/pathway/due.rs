//! Until when something is to be done.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::{codes, expression::within_years};

codes! {
    /// A unit of time.
    pub enum Unit {
        Days = "days",
        /// Days but Saturdays, Sundays and holidays.
        WorkingDays = "working_days",
        Weeks = "weeks",
        Months = "months",
        Years = "years",
    }
}

/// Longest time that is counted, in units: beyond it a pack means something else.
pub const MOST_UNITS: i64 = 4_000;

/// The holidays of a desk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Days, beside Saturdays and Sundays, on which nobody works.
    pub holidays: BTreeSet<NaiveDate>,
}

impl Calendar {
    /// Whether people work on a day.
    #[must_use]
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&day)
    }

    /// The day so many units after another, which is not counted itself. Months and years end on the same day of the month,
    /// or on the last where there is none. Nothing for fewer than 0 or more than [`MOST_UNITS`] units.
    #[must_use]
    pub fn after(&self, day: NaiveDate, units: i64, unit: Unit) -> Option<NaiveDate> {
        let count = u32::try_from(units).ok().filter(|_| units <= MOST_UNITS)?;
        let found = match unit {
            Unit::Days => day.checked_add_days(Days::new(count.into())),
            Unit::Weeks => day.checked_add_days(Days::new(u64::from(count) * 7)),
            Unit::Months => day.checked_add_months(Months::new(count)),
            Unit::Years => day.checked_add_months(Months::new(count * 12)),
            Unit::WorkingDays => self.working_days_after(day, count),
        };
        found.filter(|found| within_years(*found))
    }

    fn working_days_after(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut found = day;
        for _ in 0..count {
            found = found.succ_opt()?;
            while !self.is_working_day(found) {
                found = found.succ_opt()?;
            }
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::{Calendar, MOST_UNITS, Unit};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn units_are_counted_from_the_day_after() {
        let calendar = Calendar { holidays: [day("2026-12-08"), day("2026-12-25")].into() };
        for (from, units, unit, until) in [
            ("2026-11-23", 30, Unit::Days, "2026-12-23"),
            ("2026-11-23", 0, Unit::Days, "2026-11-23"),
            ("2026-11-27", 1, Unit::WorkingDays, "2026-11-30"),
            ("2026-12-07", 1, Unit::WorkingDays, "2026-12-09"),
            ("2026-11-23", 2, Unit::Weeks, "2026-12-07"),
            ("2026-01-31", 1, Unit::Months, "2026-02-28"),
            ("2024-02-29", 1, Unit::Years, "2025-02-28"),
        ] {
            assert_eq!(calendar.after(day(from), units, unit), Some(day(until)), "{from} {units} {unit}");
        }
        assert_eq!(calendar.after(day("2026-01-01"), -1, Unit::Days), None);
        assert_eq!(calendar.after(day("2026-01-01"), MOST_UNITS + 1, Unit::Days), None);
        assert_eq!(calendar.after(day("2199-01-01"), 4_000, Unit::Years), None);
    }

    proptest! {
        #[test]
        fn more_units_never_end_before(days in 0_i64..3_000, units in 0_i64..400, unit in prop::sample::select(Unit::ALL)) {
            let (calendar, from) = (Calendar::default(), day("2020-01-01") + chrono::Days::new(days.unsigned_abs()));
            let (first, second) = (calendar.after(from, units, unit), calendar.after(from, units + 1, unit));
            if let (Some(first), Some(second)) = (first, second) {
                prop_assert!(from <= first && first < second);
            }
        }
    }
}
