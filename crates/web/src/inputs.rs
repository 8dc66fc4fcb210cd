//! What is typed into forms of which the fields are not known beforehand.

use chrono::{Datelike, NaiveDate};
use ponte_templates::form::{FieldError, Form};

use crate::site::Site;

/// The fields of a form with what was typed, in their order.
pub type Inputs = Vec<(String, String)>;

/// What was typed into a field, without the space around it.
pub fn text<'a>(inputs: &'a Inputs, name: &str) -> &'a str {
    inputs.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim()).unwrap_or_default()
}

/// The form as it was typed, to be shown again.
pub fn typed(inputs: &Inputs) -> Form {
    let mut form = Form::default();
    inputs.iter().for_each(|(name, value)| form.add(name, value.clone()));
    form
}

/// Years that a day of an office can have: what is outside was mistyped.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A day that was typed (`2026-11-23`); none when it is no day, or of no year that could be meant.
pub fn typed_day(text: &str) -> Option<NaiveDate> {
    text.trim().parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year()))
}

/// A day that was typed; today when its field is empty.
pub fn day(site: &Site, inputs: &Inputs, name: &str) -> Result<NaiveDate, FieldError> {
    match text(inputs, name) {
        "" => Ok(site.app.today()),
        text => typed_day(text).ok_or_else(|| FieldError::new(name, "date")),
    }
}

/// The version that was seen.
pub fn version(inputs: &Inputs) -> i64 {
    text(inputs, "version").parse().unwrap_or_default()
}

/// The lines of a text that are not empty.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_nobody_means_is_none() {
        assert!(typed_day(" 2026-11-23 ").is_some());
        for wrong in ["", "2026-02-31", "0000-01-01", "0001-01-01", "9999-12-31", "23/11/2026", "oggi"] {
            assert_eq!(typed_day(wrong), None, "{wrong}");
        }
    }
}
