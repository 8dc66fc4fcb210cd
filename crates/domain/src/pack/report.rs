//! Faults of one file gathered, each with its line.

use std::collections::BTreeMap;

use super::fault::{Code, Fault, Reason};
use crate::{
    expression::{self, Position},
    nearest::nearest,
    text::cut,
};

/// A value in a file: where it begins, and how it is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place {
    /// Byte at which the value begins.
    pub from: usize,
    /// Byte after its end.
    pub to: usize,
}

/// The faults of one file, and where each of its fields stands.
#[derive(Debug, Default)]
pub struct Report<'a> {
    file: &'a str,
    text: &'a str,
    places: BTreeMap<String, Place>,
    pub faults: Vec<Fault>,
}

impl<'a> Report<'a> {
    /// A report on a file that is still to be read.
    #[must_use]
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, places: BTreeMap::new(), faults: Vec::new() }
    }

    /// Notes where a field stands.
    pub fn note(&mut self, field: &str, place: Place) {
        self.places.insert(field.to_owned(), place);
    }

    /// Where a field stands, or the nearest one around it.
    fn place(&self, field: &str) -> Option<Place> {
        let mut around = field;
        loop {
            if let Some(place) = self.places.get(around) {
                return Some(*place);
            }
            around = around.rsplit_once('.').map(|(before, _)| before)?;
        }
    }

    /// What is written at a field.
    #[must_use]
    pub fn written(&self, field: &str) -> Option<&'a str> {
        self.places.get(field).and_then(|place| self.text.get(place.from..place.to))
    }

    /// Line and column of a byte, both from 1.
    fn position(&self, byte: usize) -> Position {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).saturating_add(1);
        Position { line: count(before.matches('\n').count()), column: count(before[line_start..].chars().count()) }
    }

    /// Adds a fault of a field.
    pub fn fault(&mut self, field: &str, code: Code, value: &str, detail: impl Into<String>) {
        let at = self.place(field).map(|place| self.position(place.from));
        self.push(at, field, Reason::Pack(code), value, None, detail.into());
    }

    /// Adds a fault at a byte of the file.
    pub fn fault_at(&mut self, byte: usize, field: &str, code: Code, value: &str, detail: impl Into<String>) {
        let at = self.position(byte);
        self.push(Some(at), field, Reason::Pack(code), value, None, detail.into());
    }

    /// Adds a fault of a field, with the nearest of the names that would have been right.
    pub fn fault_near<'n>(&mut self, field: &str, code: Code, value: &str, detail: &str, right: impl IntoIterator<Item = &'n str>) {
        let near = nearest(value, right).map(str::to_owned);
        let at = self.place(field).map(|place| self.position(place.from));
        self.push(at, field, Reason::Pack(code), value, near, detail.to_owned());
    }

    /// Adds a fault of an expression that stands in a field.
    pub fn expression_fault(&mut self, field: &str, fault: expression::Fault) {
        let at = self.place(field).map(|place| self.inside(place, fault.at));
        self.push(at, field, Reason::Expression(fault.code), &fault.value, fault.nearest, fault.detail);
    }

    /// Adds a fault of an expression that begins at a byte of the file, as it stands there.
    pub fn expression_fault_at(&mut self, byte: usize, field: &str, fault: expression::Fault) {
        let from = self.position(byte);
        let at = moved(from, fault.at);
        self.push(Some(at), field, Reason::Expression(fault.code), &fault.value, fault.nearest, fault.detail);
    }

    fn push(&mut self, at: Option<Position>, field: &str, reason: Reason, value: &str, nearest: Option<String>, detail: String) {
        let at = at.unwrap_or(Position { line: 0, column: 0 });
        let (file, field, value) = (self.file.to_owned(), field.to_owned(), cut(value, 80));
        self.faults.push(Fault { file, line: at.line, column: at.column, field, reason, value, nearest, detail });
    }

    /// The place in the file of a place in an expression written as a TOML string. Escapes in the string make the column
    /// that of the string's beginning; the line is right even so.
    fn inside(&self, place: Place, at: Position) -> Position {
        let written = self.text.get(place.from..place.to).unwrap_or_default();
        let long = written.starts_with("\"\"\"") || written.starts_with("'''");
        let mut from = place.from + if long { 3 } else { 1 };
        if long && let Some(rest) = self.text.get(from..) {
            // A line break right after the quotes is no part of the text.
            from += if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
        }
        let found = moved(self.position(from), at);
        if written.contains('\\') { Position { column: self.position(place.from).column, ..found } } else { found }
    }
}

/// A place counted from another.
fn moved(from: Position, at: Position) -> Position {
    if at.line <= 1 {
        Position { line: from.line, column: from.column + at.column - 1 }
    } else {
        Position { line: from.line + at.line - 1, column: at.column }
    }
}
