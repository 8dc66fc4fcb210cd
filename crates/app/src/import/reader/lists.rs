//! Lists, in JSON and in one cell.

use serde_json::Value;

use super::{Reader, shape::MOST_ENTRIES};
use crate::import::{error::Code, node::Node};

impl Reader<'_> {
    /// Reads every entry of a list with `read`; absent entries are passed over.
    pub fn each<T>(&mut self, node: &Node<'_>, mut read: impl FnMut(&mut Self, &Node<'_>) -> Option<T>) -> Vec<T> {
        let split;
        let entries = match node.value {
            Value::Null => return Vec::new(),
            Value::Array(entries) => entries,
            Value::String(text) if self.is_text() => {
                split = split_cell(text).into_iter().map(Value::String).collect::<Vec<_>>();
                &split
            }
            // One number or flag in a cell that holds a list.
            _ => {
                self.refuse_type(node, "list");
                return Vec::new();
            }
        };
        if entries.len() > MOST_ENTRIES {
            // Arrays were counted with the names.
            if matches!(node.value, Value::String(_)) {
                self.error(node, Code::TooMany, MOST_ENTRIES.to_string());
            }
            return Vec::new();
        }
        let present = entries.iter().enumerate().filter(|(_, value)| !crate::import::node::is_absent(value));
        present.filter_map(|(position, value)| read(self, &node.entry(position, value))).collect()
    }

    /// Like [`Self::each`], for lists in which an entry cannot stand twice.
    pub fn each_once<T: PartialEq>(&mut self, node: &Node<'_>, mut read: impl FnMut(&mut Self, &Node<'_>) -> Option<T>) -> Vec<T> {
        let mut kept: Vec<T> = Vec::new();
        let all = self.each(node, |reader, entry| {
            let value = read(reader, entry)?;
            Some((value, entry.path()))
        });
        for (value, path) in all {
            if kept.contains(&value) {
                self.warnings.push(crate::import::error::FieldError::new(self.line, path, Code::Repeated, "", ""));
            } else {
                kept.push(value);
            }
        }
        kept
    }
}

/// The entries of a cell, divided by `|`; a backslash keeps the sign that follows it.
#[must_use]
pub fn split_cell(text: &str) -> Vec<String> {
    let mut entries = vec![String::new()];
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let escaped = (sign == '\\').then(|| signs.next_if(|next| matches!(next, '|' | '\\'))).flatten();
        match (sign, escaped, entries.last_mut()) {
            ('|', _, _) => entries.push(String::new()),
            (_, escaped, Some(last)) => last.push(escaped.unwrap_or(sign)),
            _ => {}
        }
    }
    entries.iter().map(|entry| entry.trim().to_owned()).filter(|entry| !entry.is_empty()).collect()
}

/// Writes entries into one cell, so that [`split_cell`] gives them back.
#[must_use]
pub fn join_cell<'e>(entries: impl IntoIterator<Item = &'e str>) -> String {
    let escaped = entries.into_iter().map(|entry| entry.replace('\\', "\\\\").replace('|', "\\|"));
    escaped.collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::{join_cell, split_cell};

    #[test]
    fn cells_give_back_what_was_joined() {
        for entries in [vec!["a", "b"], vec!["a|b", "c\\"], vec!["C:\\x", "\\|"], vec!["one"]] {
            assert_eq!(split_cell(&join_cell(entries.iter().copied())), entries);
        }
        assert_eq!(split_cell(" a | | b "), ["a", "b"]);
        assert_eq!(split_cell(""), Vec::<String>::new());
    }
}
