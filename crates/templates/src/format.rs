//! Numbers, amounts, distances, dates and hours as people of three languages write them.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Europe::Rome;

use crate::Lang;

/// Dates nearer than this, in days, are told with their weekday.
const NEAR_DAYS: i64 = 13;

const MONTHS: [[&str; 12]; 3] = [
    ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
];

const WEEKDAYS: [[&str; 7]; 3] = [
    ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

const SHORT_WEEKDAYS: [[&str; 7]; 3] = [
    ["lun", "mar", "mer", "gio", "ven", "sab", "dom"],
    ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
];

const fn row(lang: Lang) -> usize {
    match lang {
        Lang::It => 0,
        Lang::Fr => 1,
        Lang::En => 2,
    }
}

/// A whole number with its thousands apart: `8.412`, `8 412`, `8,412`.
#[must_use]
pub fn integer(number: i64, lang: Lang) -> String {
    let digits = number.unsigned_abs().to_string();
    let separator = match lang {
        Lang::It => '.',
        Lang::Fr => '\u{202f}',
        Lang::En => ',',
    };
    let mut text = String::new();
    if number < 0 {
        text.push('−');
    }
    for (ix, digit) in digits.chars().enumerate() {
        if ix > 0 && (digits.len() - ix).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

const fn decimal_mark(lang: Lang) -> char {
    match lang {
        Lang::It | Lang::Fr => ',',
        Lang::En => '.',
    }
}

/// A number with at most one decimal.
#[must_use]
pub fn decimal(number: f64, lang: Lang) -> String {
    let tenths = (number * 10.0).round() as i64;
    let (whole, tenth) = (tenths / 10, (tenths % 10).abs());
    if tenth == 0 { integer(whole, lang) } else { format!("{}{}{tenth}", integer(whole, lang), decimal_mark(lang)) }
}

/// Kilometres with one decimal: `5,2 km`.
#[must_use]
pub fn kilometres(km: f64, lang: Lang) -> String {
    format!("{}\u{a0}km", decimal(km, lang))
}

/// An amount in cents of euro, without the cents when there are none: `1.780 €`, `€1,780`.
#[must_use]
pub fn euro(cents: i64, lang: Lang) -> String {
    let (whole, rest) = (cents / 100, (cents % 100).abs());
    let mut text = integer(whole, lang);
    if rest != 0 {
        text.push_str(&format!("{}{rest:02}", decimal_mark(lang)));
    }
    match lang {
        Lang::En => format!("€{text}"),
        Lang::It | Lang::Fr => format!("{text}\u{a0}€"),
    }
}

fn day_of_month(day: NaiveDate, lang: Lang) -> String {
    match (day.day(), lang) {
        (1, Lang::It) => "1°".to_owned(),
        (1, Lang::Fr) => "1er".to_owned(),
        (number, _) => number.to_string(),
    }
}

/// A date in words: `23 novembre 2026`; with the weekday and without the year when near `today`: `lun 23 novembre`.
#[must_use]
pub fn date(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let month = MONTHS[row(lang)][day.month0() as usize];
    let number = day_of_month(day, lang);
    if (day - today).num_days().abs() <= NEAR_DAYS {
        let weekday = SHORT_WEEKDAYS[row(lang)][day.weekday().num_days_from_monday() as usize];
        format!("{weekday} {number} {month}")
    } else {
        format!("{number} {month} {}", day.year())
    }
}

/// A date in full with its weekday: `lunedì 23 novembre`.
#[must_use]
pub fn long_date(day: NaiveDate, lang: Lang) -> String {
    let weekday = WEEKDAYS[row(lang)][day.weekday().num_days_from_monday() as usize];
    format!("{weekday} {} {}", day_of_month(day, lang), MONTHS[row(lang)][day.month0() as usize])
}

/// A date in few characters: `mar 17/11` when near, `4/03` in the same year, `31/10/2024` otherwise.
#[must_use]
pub fn short_date(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    if (day - today).num_days().abs() <= NEAR_DAYS {
        let weekday = SHORT_WEEKDAYS[row(lang)][day.weekday().num_days_from_monday() as usize];
        format!("{weekday} {}/{:02}", day.day(), day.month())
    } else if day.year() == today.year() {
        format!("{}/{:02}", day.day(), day.month())
    } else {
        format!("{}/{:02}/{}", day.day(), day.month(), day.year())
    }
}

/// An hour of Rome: `9.12`, `9h12`, `9:12`.
#[must_use]
pub fn hour(at: DateTime<Utc>, lang: Lang) -> String {
    let local = at.with_timezone(&Rome);
    let mark = match lang {
        Lang::It => ".",
        Lang::Fr => "h",
        Lang::En => ":",
    };
    format!("{}{mark}{:02}", local.hour(), local.minute())
}

/// A moment: the hour alone today, else the short date and the hour.
#[must_use]
pub fn moment(at: DateTime<Utc>, now: DateTime<Utc>, lang: Lang) -> String {
    let (day, today) = (at.with_timezone(&Rome).date_naive(), now.with_timezone(&Rome).date_naive());
    let hour = hour(at, lang);
    if day == today {
        return match lang {
            Lang::It => format!("oggi, {hour}"),
            Lang::Fr => format!("aujourd’hui, {hour}"),
            Lang::En => format!("today, {hour}"),
        };
    }
    format!("{}, {hour}", short_date(day, today, lang))
}

/// The time left until a moment: `26 h 48 min`, `2 giorni`; `da 3 giorni` when it has passed.
#[must_use]
pub fn time_left(until: DateTime<Utc>, now: DateTime<Utc>, lang: Lang) -> String {
    let minutes = (until - now).num_minutes();
    let passed = match lang {
        Lang::It => "da ",
        Lang::Fr => "depuis ",
        Lang::En => "late by ",
    };
    let (sign, minutes) = if minutes < 0 { (passed, -minutes) } else { ("", minutes) };
    if minutes < 48 * 60 {
        return match (minutes / 60, minutes % 60) {
            (0, rest) => format!("{sign}{rest}\u{a0}min"),
            (hours, rest) => format!("{sign}{hours}\u{a0}h {rest}\u{a0}min"),
        };
    }
    let days = minutes / (24 * 60);
    let word = match lang {
        Lang::It => "giorni",
        Lang::Fr => "jours",
        Lang::En => "days",
    };
    format!("{sign}{days}\u{a0}{word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(integer(8412, Lang::It), "8.412");
        assert_eq!(integer(-1_000_000, Lang::En), "−1,000,000");
        assert_eq!(euro(178_000, Lang::It), "1.780\u{a0}€");
        assert_eq!(euro(178_050, Lang::En), "€1,780.50");
        assert_eq!(kilometres(5.24, Lang::It), "5,2\u{a0}km");
        assert_eq!(kilometres(12.0, Lang::Fr), "12\u{a0}km");
    }

    #[test]
    fn near_dates_say_the_weekday() {
        let today = day("2026-11-23");
        assert_eq!(date(day("2026-11-24"), today, Lang::It), "mar 24 novembre");
        assert_eq!(date(day("2026-12-01"), today, Lang::It), "mar 1° dicembre");
        assert_eq!(date(day("2027-01-15"), today, Lang::Fr), "15 janvier 2027");
        assert_eq!(short_date(day("2026-11-17"), today, Lang::It), "mar 17/11");
        assert_eq!(short_date(day("2024-10-31"), today, Lang::En), "31/10/2024");
    }

    #[test]
    fn hours_are_those_of_rome() {
        let now: DateTime<Utc> = "2026-11-23T08:12:00Z".parse().expect("a moment");
        let due: DateTime<Utc> = "2026-11-24T11:00:00Z".parse().expect("a moment");
        assert_eq!(hour(now, Lang::It), "9.12");
        assert_eq!(moment(now, now, Lang::It), "oggi, 9.12");
        assert_eq!(moment(due, now, Lang::It), "mar 24/11, 12.00");
        assert_eq!(time_left(due, now, Lang::It), "26\u{a0}h 48\u{a0}min");
        assert_eq!(time_left(now, due, Lang::It), "da 26\u{a0}h 48\u{a0}min");
    }
}
