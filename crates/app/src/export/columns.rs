//! The columns of a table: those that some record fills, in the order of the table of fields.

use std::collections::BTreeMap;

use super::Exported;
use crate::import::{
    fields::{CONCEPT, Field, Kind, Noun},
    tree,
};

/// Columns found by looking at every record once before the first is written.
#[derive(Debug, Clone)]
pub struct Columns {
    noun: Noun,
    names: BTreeMap<Vec<usize>, String>,
}

impl Columns {
    /// The required columns, which are there even when there is no record.
    #[must_use]
    pub fn new(noun: Noun) -> Self {
        let mut columns = Self { noun, names: BTreeMap::new() };
        for field in noun.fields().iter().filter(|field| field.required && !matches!(field.kind, Kind::Object(_) | Kind::List(_))) {
            columns.add(field.name);
        }
        columns
    }

    /// Adds the columns that a record fills.
    pub fn observe<T: Exported>(&mut self, record: &T) {
        for (name, _) in tree::flatten(&record.to_value()) {
            self.add(&name);
        }
    }

    /// Names in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.values().map(String::as_str)
    }

    /// The noun whose records are written.
    #[must_use]
    pub const fn noun(&self) -> Noun {
        self.noun
    }

    fn add(&mut self, name: &str) {
        self.names.entry(rank(self.noun.fields(), name)).or_insert_with(|| name.to_owned());
    }
}

/// Positions of the parts of a name in the table; numbers of entries stand for themselves.
fn rank(fields: &'static [Field], name: &str) -> Vec<usize> {
    let mut fields = fields;
    let mut ranks = Vec::new();
    for part in name.split('.') {
        if let Ok(number) = part.parse() {
            ranks.push(number);
            continue;
        }
        let at = fields.iter().position(|field| field.name == part).unwrap_or(fields.len());
        ranks.push(at);
        fields = match fields.get(at).map(|field| field.kind) {
            Some(Kind::Object(inner) | Kind::List(&Kind::Object(inner))) => inner,
            Some(Kind::Occupation | Kind::Skill | Kind::List(&Kind::Occupation | &Kind::Skill)) => CONCEPT,
            _ => &[],
        };
    }
    ranks
}
