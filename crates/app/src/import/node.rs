//! A place in a record: its value, its field in the table, and its name when an error needs it.

use serde_json::Value;

use super::fields::{Field, Kind};

/// One step from a record to a value within it.
#[derive(Debug, Clone, Copy)]
enum Step {
    Root,
    Name(&'static str),
    Entry(usize),
}

/// A value of a record (null when absent) with its field.
///
/// Names are kept as a chain to the parents and only written out for errors, because nearly all
/// fields of nearly all records are right.
#[derive(Debug, Clone, Copy)]
pub struct Node<'n> {
    parent: Option<&'n Node<'n>>,
    step: Step,
    pub value: &'n Value,
    pub kind: Kind,
}

/// What a name that is in no table is read as; the check of unknown names refuses it anyway.
const UNLISTED: Kind = Kind::Text(200);

impl<'n> Node<'n> {
    /// The whole record.
    #[must_use]
    pub const fn root(value: &'n Value, fields: &'static [Field]) -> Self {
        Self { parent: None, step: Step::Root, value, kind: Kind::Object(fields) }
    }

    /// The fields that may stand in this object.
    #[must_use]
    pub const fn fields(&self) -> &'static [Field] {
        match self.kind {
            Kind::Object(fields) => fields,
            _ => &[],
        }
    }

    /// A field of this object.
    #[must_use]
    pub fn child(&'n self, name: &'static str) -> Self {
        let kind = self.fields().iter().find(|field| field.name == name).map_or(UNLISTED, |field| field.kind);
        Self { parent: Some(self), step: Step::Name(name), value: self.value.get(name).unwrap_or(&Value::Null), kind }
    }

    /// An entry of this list.
    #[must_use]
    pub const fn entry(&'n self, position: usize, value: &'n Value) -> Self {
        let kind = match self.kind {
            Kind::List(kind) => *kind,
            other => other,
        };
        Self { parent: Some(self), step: Step::Entry(position), value, kind }
    }

    /// Whether nothing was given: null, or text of nothing but spaces.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        is_absent(self.value)
    }

    /// Dotted name from the record, entries counted from 1.
    #[must_use]
    pub fn path(&self) -> String {
        let own = match self.step {
            Step::Root => return String::new(),
            Step::Name(name) => name.to_owned(),
            Step::Entry(position) => (position + 1).to_string(),
        };
        let before = self.parent.map(Self::path).unwrap_or_default();
        if before.is_empty() { own } else { format!("{before}.{own}") }
    }

    /// Dotted name of something within this object that is no field of the table.
    #[must_use]
    pub fn path_of(&self, name: &str) -> String {
        let before = self.path();
        if before.is_empty() { name.to_owned() } else { format!("{before}.{name}") }
    }
}

/// Whether a value says nothing: null, or text of nothing but spaces.
#[must_use]
pub fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        _ => false,
    }
}
