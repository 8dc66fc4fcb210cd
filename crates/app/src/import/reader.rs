//! Reads the fields of one record and collects everything that is wrong with it.

mod checks;
mod concepts;
mod dates;
pub mod lists;
mod places;
mod scalars;
mod shape;

pub use shape::MOST_ENTRIES;

use serde_json::Value;

use super::{
    concept::Bands,
    context::{Context, Written},
    error::{Code, FieldError, Warning},
    node::Node,
};

/// Reads one record. Every method gives `None` for what is absent or wrong, and notes the latter:
/// a record is only kept when nothing was noted as an error.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(super) context: Context<'a>,
    written: Written,
    line: u64,
    errors: Vec<FieldError>,
    warnings: Vec<Warning>,
    bands: Bands,
}

/// What a reader noted.
#[derive(Debug, Clone, Default)]
pub struct Noted {
    pub errors: Vec<FieldError>,
    pub warnings: Vec<Warning>,
    /// How the occupations and skills of the record were linked.
    pub bands: Bands,
}

impl<'a> Reader<'a> {
    /// A reader for the record on a line.
    #[must_use]
    pub const fn new(context: Context<'a>, written: Written, line: u64) -> Self {
        let bands = Bands { given: 0, sure: 0, likely: 0, doubtful: 0, none: 0 };
        Self { context, written, line, errors: Vec::new(), warnings: Vec::new(), bands }
    }

    /// Everything that was noted.
    #[must_use]
    pub fn finish(self) -> Noted {
        Noted { errors: self.errors, warnings: self.warnings, bands: self.bands }
    }

    /// Notes an error about a field, with its value.
    pub fn error(&mut self, node: &Node<'_>, code: Code, detail: impl Into<String>) {
        self.errors.push(FieldError::new(self.line, node.path(), code, &shown(node.value), detail));
    }

    /// Notes an error with the value that was probably meant.
    pub fn error_near(&mut self, node: &Node<'_>, code: Code, detail: impl Into<String>, nearest: Option<&str>) {
        let mut error = FieldError::new(self.line, node.path(), code, &shown(node.value), detail);
        error.nearest = nearest.map(str::to_owned);
        self.errors.push(error);
    }

    /// Notes something odd about a field.
    pub fn warn(&mut self, node: &Node<'_>, code: Code, detail: impl Into<String>) {
        self.warnings.push(FieldError::new(self.line, node.path(), code, &shown(node.value), detail));
    }

    /// Whether cells and inputs are read, where everything is text.
    const fn is_text(&self) -> bool {
        matches!(self.written, Written::Text)
    }
}

/// A value as a report repeats it.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        // Whole trees are not repeated: the name says where they stand.
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
    }
}
