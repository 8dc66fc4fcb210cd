//! Answers as they are typed into a form.

use crate::{
    expression::{Number, Value},
    questionnaire::{Item, ItemKind},
};
use chrono::NaiveDate;

/// The answer that texts of a form are, to an item. What cannot be read stays the text it is, so that it is shown again and told
/// as wrong ([`crate::questionnaire::ItemFault::WrongKind`]); nothing typed is no answer.
#[must_use]
pub fn typed(item: &Item, texts: &[&str]) -> Value {
    let mut texts = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    if item.kind == ItemKind::Multiple {
        let codes: Vec<&str> = texts.collect();
        return if codes.is_empty() { Value::None } else { Value::codes(codes) };
    }
    let Some(text) = texts.next() else { return Value::None };
    let as_it_is = || Value::text(text);
    match item.kind {
        ItemKind::Scale | ItemKind::Number => read_number(text).map_or_else(as_it_is, Value::Number),
        ItemKind::Date => read_day(text).map_or_else(as_it_is, Value::Date),
        _ => as_it_is(),
    }
}

/// A number as people write it: with a comma or a point, and spaces between thousands.
#[must_use]
pub fn read_number(text: &str) -> Option<Number> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    // A fraction is ours, not people's.
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    plain.trim_end_matches('.').parse().ok()
}

/// A day as a form gives it, or as people write it: day, month, year.
fn read_day(text: &str) -> Option<NaiveDate> {
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(day);
    }
    ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}
