//! Web forms: the same names, the same checks, the same messages as files.

use serde_json::Value;

use super::{
    context::{Context, Written},
    reader::{Noted, lists::join_cell},
    record::{Record, read_value},
    tree,
};
use crate::export::{Exported, text_of};

/// The tree of the inputs of a form: `residence.istat`, `education.1.title`; a name that comes several times is a list.
#[must_use]
pub fn tree_of(inputs: &[(String, String)]) -> Value {
    tree::grow(inputs.iter().map(|(name, value)| (name.as_str(), Value::String(value.clone()))))
}

/// Reads a record from the inputs of a form; errors name the inputs, on line 0.
#[must_use]
pub fn read_form<T: Record>(context: Context<'_>, inputs: &[(String, String)]) -> (Option<T>, Noted) {
    read_value(context, Written::Text, 0, &tree_of(inputs))
}

/// The inputs that show a record: what [`read_form`] turns into the same record again.
#[must_use]
pub fn inputs_of<T: Exported>(record: &T) -> Vec<(String, String)> {
    let mut inputs = Vec::new();
    for (name, value) in tree::flatten(&record.to_value()) {
        match value {
            // One entry alone is read like a cell, so that its bars must be guarded.
            Value::Array(entries) if entries.len() == 1 => {
                inputs.push((name, join_cell(entries.iter().map(text_of).collect::<Vec<_>>().iter().map(String::as_str))))
            }
            Value::Array(entries) => inputs.extend(entries.iter().map(|entry| (name.clone(), text_of(entry)))),
            value => inputs.push((name, text_of(&value))),
        }
    }
    inputs
}
