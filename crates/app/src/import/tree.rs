//! Flat names with dots made into a tree, and back.
//!
//! `residence.istat` is a field of an object; `skills.1.skill` is a field of the first entry of
//! a list. Numbers need not be consecutive, only their order counts.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// Deepest name that is taken apart; a deeper one stays whole and is refused as unknown.
const DEEPEST: usize = 6;

#[derive(Debug, Default)]
struct Branch {
    leaf: Option<Value>,
    names: BTreeMap<String, Branch>,
    entries: BTreeMap<u32, Branch>,
}

/// Builds the tree of named values; absent ones (empty text) leave no trace. A name that comes twice becomes a list.
#[must_use]
pub fn grow<'p>(pairs: impl IntoIterator<Item = (&'p str, Value)>) -> Value {
    let mut root = Branch::default();
    for (name, value) in pairs {
        if super::node::is_absent(&value) {
            continue;
        }
        let parts: Vec<&str> = name.split('.').collect();
        let parts = if parts.len() > DEEPEST || parts.iter().any(|part| part.is_empty()) { vec![name] } else { parts };
        let branch = parts.into_iter().fold(&mut root, |branch, part| match part.parse() {
            Ok(number) => branch.entries.entry(number).or_default(),
            Err(_) => branch.names.entry(part.to_owned()).or_default(),
        });
        branch.leaf = Some(match branch.leaf.take() {
            None => value,
            Some(Value::Array(mut values)) => {
                values.push(value);
                Value::Array(values)
            }
            Some(first) => Value::Array(vec![first, value]),
        });
    }
    // A record is an object even when every column was a number.
    match root.into_value() {
        Value::Array(entries) => Value::Object(entries.into_iter().enumerate().map(|(at, value)| ((at + 1).to_string(), value)).collect()),
        Value::Null => Value::Object(Map::new()),
        value => value,
    }
}

impl Branch {
    fn into_value(self) -> Value {
        if !self.names.is_empty() {
            let mut members: Map<String, Value> = self.names.into_iter().map(|(name, branch)| (name, branch.into_value())).collect();
            members.extend(self.entries.into_iter().map(|(number, branch)| (number.to_string(), branch.into_value())));
            // A value beside fields of its own: the URI of a concept, or a mistake that the table will tell.
            if let Some(leaf) = self.leaf {
                members.entry("uri").or_insert(leaf);
            }
            return Value::Object(members);
        }
        if self.entries.is_empty() {
            return self.leaf.unwrap_or(Value::Null);
        }
        let own = match self.leaf {
            Some(Value::Array(values)) => values,
            Some(value) => vec![value],
            None => Vec::new(),
        };
        Value::Array(own.into_iter().chain(self.entries.into_values().map(Self::into_value)).collect())
    }
}

/// Takes a tree apart into flat names, in the order of the tree: lists of objects are numbered, other lists stay whole.
#[must_use]
pub fn flatten(value: &Value) -> Vec<(String, Value)> {
    let mut pairs = Vec::new();
    flatten_into(String::new(), value, &mut pairs);
    pairs
}

fn flatten_into(name: String, value: &Value, pairs: &mut Vec<(String, Value)>) {
    let below = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}.{part}") };
    match value {
        Value::Object(members) => members.iter().for_each(|(part, inner)| flatten_into(below(part), inner, pairs)),
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            for (position, entry) in entries.iter().enumerate() {
                flatten_into(below(&(position + 1).to_string()), entry, pairs);
            }
        }
        Value::Null => {}
        leaf => pairs.push((name, leaf.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_with_dots_and_numbers_make_a_tree() {
        let pairs = [
            ("a.b", json!("1")),
            ("s.2.x", json!("two")),
            ("s.1.x", json!("one")),
            ("s.1.y", json!("")),
            ("l", json!("p")),
            ("l", json!("q")),
        ];
        let tree = grow(pairs);
        assert_eq!(tree, json!({"a": {"b": "1"}, "s": [{"x": "one"}, {"x": "two"}], "l": ["p", "q"]}));
        assert_eq!(grow(flatten(&tree).iter().map(|(name, value)| (name.as_str(), value.clone()))), tree);
    }

    #[test]
    fn a_name_of_a_thousand_dots_stays_whole() {
        let deep = "a.".repeat(1000) + "a";
        assert_eq!(grow([(deep.as_str(), json!("x"))]), json!({deep.as_str(): "x"}));
        assert_eq!(grow([("7", json!("x"))]), json!({"1": "x"}));
    }
}
