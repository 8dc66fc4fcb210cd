//! Days, months and instants.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Europe::Rome;
use ponte_domain::dates::PartialDate;

use super::Reader;
use crate::import::{error::Code, fields::Kind, node::Node};

/// Years outside of these are typing errors.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

impl Reader<'_> {
    /// A day: `YYYY-MM-DD`; in cells also `DD/MM/YYYY`.
    pub fn day(&mut self, node: &Node<'_>) -> Option<NaiveDate> {
        let text = self.bare_text(node)?;
        let day = match self.partial(text) {
            Ok(date) if date.is_month_only() => Err(Code::BadDate),
            Ok(date) => Ok(date.first_day()),
            Err(code) => Err(code),
        };
        match day {
            Ok(day) if matches!(node.kind, Kind::PastDay) && day > self.context.options.today => self.error(node, Code::FutureDate, ""),
            Ok(day) => return Some(day),
            Err(code) => self.error(node, code, "YYYY-MM-DD"),
        }
        None
    }

    /// A day or a month: `YYYY-MM-DD`, `YYYY-MM`; in cells also `DD/MM/YYYY`, `MM/YYYY`.
    pub fn month(&mut self, node: &Node<'_>) -> Option<PartialDate> {
        let text = self.bare_text(node)?;
        match self.partial(text) {
            Ok(date) => Some(date),
            Err(code) => {
                self.error(node, code, "YYYY-MM-DD, YYYY-MM");
                None
            }
        }
    }

    /// An instant: with its offset, or in Rome's time without; a day alone means its last minute.
    pub fn moment(&mut self, node: &Node<'_>) -> Option<DateTime<Utc>> {
        let text = self.bare_text(node)?;
        let read = if text.len() > 10 && text.is_char_boundary(10) { instant(text) } else { self.partial(text).and_then(end_of_day) };
        match read {
            Ok(instant) if YEARS.contains(&instant.year()) => return Some(instant),
            Ok(_) => self.error(node, Code::ImpossibleDate, ""),
            Err(code) => self.error(node, code, "YYYY-MM-DD, YYYY-MM-DDTHH:MM, RFC 3339"),
        }
        None
    }

    fn partial(&self, text: &str) -> Result<PartialDate, Code> {
        let iso = if self.is_text() { iso_of(text) } else { None };
        let text = iso.as_deref().unwrap_or(text);
        match PartialDate::parse(text).filter(|_| has_date_shape(text)) {
            Some(date) if YEARS.contains(&date.first_day().year()) => Ok(date),
            // The shape is right, so the day is not in the calendar.
            _ if has_date_shape(text) => Err(Code::ImpossibleDate),
            _ => Err(Code::BadDate),
        }
    }
}

fn end_of_day(date: PartialDate) -> Result<DateTime<Utc>, Code> {
    if date.is_month_only() {
        return Err(Code::BadDate);
    }
    date.first_day().and_hms_opt(23, 59, 0).ok_or(Code::BadDate).and_then(in_rome)
}

fn instant(text: &str) -> Result<DateTime<Utc>, Code> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Ok(instant.with_timezone(&Utc));
    }
    let text = text.replacen(' ', "T", 1);
    let forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%YT%H:%M"];
    let local = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok()).ok_or(Code::BadDate)?;
    in_rome(local)
}

fn in_rome(local: NaiveDateTime) -> Result<DateTime<Utc>, Code> {
    // The hour that occurs twice in October means the first; the one that is skipped in March does not exist.
    Rome.from_local_datetime(&local).earliest().map(|at| at.with_timezone(&Utc)).ok_or(Code::ImpossibleDate)
}

/// Whether a text is written `YYYY-MM-DD` or `YYYY-MM` with digits.
fn has_date_shape(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes.len(), 7 | 10)
        && bytes.iter().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
}

/// `DD/MM/YYYY`, `DD-MM-YYYY`, `DD.MM.YYYY` or `MM/YYYY` turned round; `None` for anything else.
fn iso_of(text: &str) -> Option<String> {
    // A spreadsheet's date may come with a midnight.
    let text = text.strip_suffix("T00:00:00").or_else(|| text.strip_suffix(" 00:00:00")).unwrap_or(text);
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let digits = |part: &&str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 && digits(day, 2) && digits(month, 2) => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        [month, year] if year.len() == 4 && digits(month, 2) => Some(format!("{year}-{month:0>2}")),
        [year, _, _] if year.len() == 4 => Some(text.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::iso_of;

    #[test]
    fn italian_dates_are_turned_round() {
        assert_eq!(iso_of("3/12/1992").as_deref(), Some("1992-12-03"));
        assert_eq!(iso_of("12/2020").as_deref(), Some("2020-12"));
        assert_eq!(iso_of("1992-12-03T00:00:00").as_deref(), Some("1992-12-03"));
        assert_eq!(iso_of("03/12/92"), None, "two digits of the year are ambiguous");
    }
}
