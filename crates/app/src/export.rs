//! Export of workers, vacancies, employers and courses, with the names of the import format.
//!
//! What is written here, the import reads back as the same records.

mod columns;
mod course;
mod employer;
mod requirement;
mod shortlist;
mod table;
mod vacancy;
mod worker;
mod writer;

use ponte_domain::{concept::ConceptRef, geo::Point};
use serde_json::{Map, Value, json};

pub use columns::Columns;
pub use shortlist::shortlist_csv;
pub use table::write_table;
pub use writer::{ExportError, ExportFormat, Exporter};

use crate::import::{fields::Noun, reader::lists::join_cell};

/// A noun that is exported.
pub trait Exported {
    /// Which file it goes to.
    const NOUN: Noun;

    /// The record as a tree with the names of the import format; what is absent has no name in it.
    fn to_value(&self) -> Value;
}

/// A leaf of a tree as the text of a cell or an input; lists with bars.
#[must_use]
pub fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(entries) => {
            let entries: Vec<String> = entries.iter().map(text_of).collect();
            join_cell(entries.iter().map(String::as_str))
        }
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Leaves out what is absent: nulls, empty lists and empty objects.
pub(crate) fn pruned(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().map(|(name, value)| (name, pruned(value))).filter(|(_, value)| !says_nothing(value));
            Value::Object(kept.collect::<Map<_, _>>())
        }
        Value::Array(entries) => Value::Array(entries.into_iter().map(pruned).filter(|value| !says_nothing(value)).collect()),
        leaf => leaf,
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(entries) => entries.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// A concept in its long form.
fn concept(concept: &ConceptRef) -> Value {
    json!({"uri": concept.uri, "label": concept.text, "sure": concept.sure})
}

/// Euro of an amount in cents.
fn euro(cents: i64) -> Value {
    // Two decimals below 10^13 survive the way through a double and back.
    if cents % 100 == 0 { json!(cents / 100) } else { json!(cents as f64 / 100.0) }
}

/// Yes only where it is true: false is what absence means.
fn only_true(flag: bool) -> Option<bool> {
    flag.then_some(true)
}

/// An address: the fields of a place with its coordinates.
fn place(istat: Option<&String>, address: Option<&String>, point: Option<Point>) -> Value {
    json!({"istat": istat, "address": address, "lat": point.map(|point| point.lat), "lon": point.map(|point| point.lon)})
}
