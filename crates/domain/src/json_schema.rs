//! JSON Schemas of what Ponte reads, made from the lists of fields that it checks by.

use serde_json::{Map, Value, json};

/// A field of an object: its name, what it means, whether it must be there, and the schema of what it holds.
pub type Property = (&'static str, &'static str, bool, Value);

/// The JSON Schema (draft 2020-12) of an object with some fields and no others.
#[must_use]
pub fn object(fields: impl IntoIterator<Item = Property>) -> Value {
    let (mut properties, mut needed) = (Map::new(), Vec::new());
    for (name, about, required, mut property) in fields {
        property["description"] = json!(about);
        properties.insert(name.to_owned(), property);
        needed.extend(required.then_some(name));
    }
    let mut schema = json!({"type": "object", "properties": properties, "additionalProperties": false});
    if !needed.is_empty() {
        schema["required"] = json!(needed);
    }
    schema
}
