//! What a form shows again: the values as they were typed, and what is wrong with them.

use std::collections::BTreeMap;

use serde::Serialize;

/// The state of a form. Fields are called by their import names (`residence.istat`, `education.1.title`).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Form {
    /// What stands in each field; lists have several values.
    pub values: BTreeMap<String, Vec<String>>,
    pub errors: Vec<FieldError>,
    /// Where the form is posted.
    pub action: String,
    /// Version of the record that is changed; absent for a new one.
    pub version: Option<i64>,
    /// What words that were typed are linked to, by field.
    pub links: BTreeMap<String, Link>,
}

/// Words with the concepts they may stand for.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub words: String,
    /// URI of the concept that was taken; empty when none was.
    pub uri: String,
    pub choices: Vec<LinkChoice>,
}

/// A concept that words may stand for.
#[derive(Debug, Clone, Serialize)]
pub struct LinkChoice {
    pub uri: String,
    pub label: String,
    /// How sure, in thousandths; absent when a person chose it.
    pub sure: Option<u16>,
}

/// One thing that is wrong, said by the key `error-CODE`.
#[derive(Debug, Clone, Serialize)]
pub struct FieldError {
    pub field: String,
    /// The rest of an `error-…` key; codes of the domain in kebab case.
    pub code: String,
    /// What the sentence names, such as `least`, `most`, `value`.
    pub args: BTreeMap<String, String>,
}

impl FieldError {
    /// A fault that needs no argument.
    #[must_use]
    pub fn new(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self { field: field.into(), code: code.into(), args: BTreeMap::new() }
    }
}

impl Form {
    /// An empty form that is posted to an address.
    #[must_use]
    pub fn new(action: impl Into<String>) -> Self {
        Self { action: action.into(), ..Self::default() }
    }

    /// Adds a value to a field.
    pub fn add(&mut self, field: &str, value: impl Into<String>) {
        self.values.entry(field.to_owned()).or_default().push(value.into());
    }

    /// As [`Form::add`], for building in one expression.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<String>) -> Self {
        self.add(field, value);
        self
    }

    /// Adds an error, for building in one expression.
    #[must_use]
    pub fn wrong(mut self, error: FieldError) -> Self {
        self.errors.push(error);
        self
    }
}

/// A value that may be chosen, with the words of a catalogue (a place, a body).
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    /// A value and what it is called.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}
