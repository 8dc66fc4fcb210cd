//! The days on which offices are closed beside Saturdays and Sundays.

use std::{collections::BTreeSet, fmt, ops::RangeInclusive, str::FromStr};

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::pathway::Calendar;

/// A day of every year, such as that of a patron saint; written `19-03` on screen, `03-19` in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct MonthDay {
    pub month: u32,
    pub day: u32,
}

/// A text that is no day of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no day of the year")]
pub struct NoSuchDay;

impl MonthDay {
    /// The day of a month, if every leap year has it.
    #[must_use]
    pub fn new(month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(2024, month, day).map(|_| Self { month, day })
    }

    /// The day in a year, if the year has it.
    #[must_use]
    pub fn of(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl FromStr for MonthDay {
    type Err = NoSuchDay;
    fn from_str(text: &str) -> Result<Self, NoSuchDay> {
        let (month, day) = text.split_once('-').ok_or(NoSuchDay)?;
        let number = |text: &str| text.parse().map_err(|_| NoSuchDay);
        Self::new(number(month)?, number(day)?).ok_or(NoSuchDay)
    }
}

impl From<MonthDay> for String {
    fn from(day: MonthDay) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for MonthDay {
    type Error = NoSuchDay;
    fn try_from(text: String) -> Result<Self, NoSuchDay> {
        text.parse()
    }
}

/// Holidays with a fixed day: month, day, and the first year of those that are younger than the law of 1949 as it stands
/// (law 260/1949, law 54/1977, decree 792/1985, law 336/2000 for 2 June, law 151/2025 for 4 October).
const FIXED: [(u32, u32, i32); 11] = [
    (1, 1, 0),
    (1, 6, 1986),
    (4, 25, 0),
    (5, 1, 0),
    (6, 2, 2001),
    (8, 15, 0),
    (10, 4, 2026),
    (11, 1, 0),
    (12, 8, 0),
    (12, 25, 0),
    (12, 26, 0),
];

/// Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm of 1876).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// The national holidays of Italy in a year, Easter Monday among them.
#[must_use]
pub fn national(year: i32) -> BTreeSet<NaiveDate> {
    let fixed = FIXED.iter().filter(|(_, _, since)| year >= *since);
    let fixed = fixed.filter_map(|(month, day, _)| NaiveDate::from_ymd_opt(year, *month, *day));
    fixed.chain(easter(year).and_then(|sunday| sunday.checked_add_days(Days::new(1)))).collect()
}

/// The working days of a desk over some years: without the national holidays and its own day, usually that of the patron saint.
#[must_use]
pub fn calendar(years: RangeInclusive<i32>, own: Option<MonthDay>) -> Calendar {
    let of_year = |year: i32| national(year).into_iter().chain(own.and_then(|day| day.of(year)));
    Calendar { holidays: years.flat_map(of_year).collect() }
}

/// The working days around a day: a year before it and twelve after, longer than packs count.
#[must_use]
pub fn calendar_around(day: NaiveDate, own: Option<MonthDay>) -> Calendar {
    calendar(day.year() - 1..=day.year() + 12, own)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{MonthDay, calendar, easter, national};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_is_where_the_tables_have_it() {
        for text in [
            "1900-04-15",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2038-04-25",
            "2049-04-18",
        ] {
            assert_eq!(easter(day(text).format("%Y").to_string().parse().unwrap()), Some(day(text)));
        }
    }

    #[test]
    fn twelve_days_since_2026_and_eleven_before() {
        assert_eq!((national(2025).len(), national(2026).len()), (11, 12));
        assert!(national(2026).contains(&day("2026-04-06")) && national(2026).contains(&day("2026-10-04")));
        assert!(!national(1999).contains(&day("1999-06-02")) && !national(2025).contains(&day("2025-10-04")));
    }

    #[test]
    fn a_desk_has_a_day_of_its_own() {
        let saint: MonthDay = "03-19".parse().unwrap();
        let calendar = calendar(2026..=2027, Some(saint));
        assert!(!calendar.is_working_day(day("2026-03-19")) && calendar.is_working_day(day("2026-03-18")));
        assert!("13-01".parse::<MonthDay>().is_err() && "02-30".parse::<MonthDay>().is_err() && "x".parse::<MonthDay>().is_err());
        assert_eq!("02-29".parse::<MonthDay>().unwrap().of(2027), None);
    }
}
