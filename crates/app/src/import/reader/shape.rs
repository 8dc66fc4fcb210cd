//! Names before values: unknown fields, special categories, required ones that are absent.

use ponte_domain::nearest::nearest;
use serde_json::Value;

use super::Reader;
use crate::import::{
    error::{Code, FieldError},
    fields::{Field, Kind},
    node::{Node, is_absent},
    special::is_special,
};

/// Most entries that a list may have.
pub const MOST_ENTRIES: usize = 500;

impl Reader<'_> {
    /// Checks the names of a whole record against the table, down to the last object.
    pub fn check_names(&mut self, root: &Node<'_>) {
        let Value::Object(members) = root.value else {
            self.error(root, Code::NotObject, "object");
            return;
        };
        let fields = root.fields();
        for (name, value) in members {
            match fields.iter().find(|field| field.name == name) {
                Some(field) => self.check_below(&root.child(field.name), field),
                None => self.refuse_name(root, name, value, fields),
            }
        }
        for field in fields {
            if field.required && members.get(field.name).is_none_or(is_empty) {
                self.error(&root.child(field.name), Code::Missing, "");
            }
        }
    }

    fn check_below(&mut self, node: &Node<'_>, field: &Field) {
        match (field.kind, node.value) {
            (_, value) if is_absent(value) => {}
            // A concept may be written out as an object.
            (Kind::Occupation | Kind::Skill, Value::Object(_)) => self.check_concept(node),
            (Kind::Object(_), Value::Object(_)) => self.check_names(node),
            (Kind::Object(_), _) => self.refuse_type(node, "object"),
            (Kind::List(inner), Value::Array(entries)) => self.check_entries(node, *inner, entries),
            // A scalar with something inside: only look whether the names inside give it away.
            (_, value @ (Value::Object(_) | Value::Array(_))) => self.look_for_special(node, value),
            _ => {}
        }
    }

    fn check_entries(&mut self, node: &Node<'_>, inner: Kind, entries: &[Value]) {
        if entries.len() > MOST_ENTRIES {
            self.error(node, Code::TooMany, MOST_ENTRIES.to_string());
            return;
        }
        for (position, value) in entries.iter().enumerate() {
            let entry = node.entry(position, value);
            match (inner, value) {
                (Kind::Object(_), Value::Object(_)) => self.check_names(&entry),
                (Kind::Object(_), Value::Null) => {}
                (Kind::Object(_), _) => self.refuse_type(&entry, "object"),
                (Kind::Occupation | Kind::Skill, Value::Object(_)) => self.check_concept(&entry),
                (_, Value::Object(_) | Value::Array(_)) => self.look_for_special(&entry, value),
                _ => {}
            }
        }
    }

    fn check_concept(&mut self, node: &Node<'_>) {
        let mut written_out = *node;
        written_out.kind = Kind::Object(crate::import::fields::CONCEPT);
        self.check_names(&written_out);
    }

    fn refuse_name(&mut self, parent: &Node<'_>, name: &str, value: &Value, fields: &'static [Field]) {
        let field = parent.path_of(&ponte_domain::text::cut(name, 100));
        if is_special(name) {
            // The value is not repeated: reports are read by more people than the data.
            self.errors.push(FieldError::new(self.line, field, Code::SpecialCategory, "", ""));
            return;
        }
        let mut error = FieldError::new(self.line, field, Code::UnknownField, &super::shown(value), "");
        error.nearest = nearest(name, fields.iter().map(|field| field.name)).map(|near| parent.path_of(near));
        self.errors.push(error);
        self.look_for_special(parent, value);
    }

    /// Refuses special categories in trees that are refused for another reason already.
    fn look_for_special(&mut self, node: &Node<'_>, value: &Value) {
        match value {
            Value::Object(members) => {
                for (name, inner) in members {
                    if is_special(name) {
                        self.errors.push(FieldError::new(self.line, node.path_of(name), Code::SpecialCategory, "", ""));
                    } else {
                        self.look_for_special(node, inner);
                    }
                }
            }
            Value::Array(entries) => entries.iter().for_each(|entry| self.look_for_special(node, entry)),
            _ => {}
        }
    }

    /// Notes that a value is of another type than its field.
    pub(super) fn refuse_type(&mut self, node: &Node<'_>, expected: &'static str) {
        self.error(node, Code::WrongType, expected);
    }
}

fn is_empty(value: &Value) -> bool {
    is_absent(value) || matches!(value, Value::Array(entries) if entries.is_empty())
}
