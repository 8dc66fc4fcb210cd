//! Other people's columns paired with our fields.

mod suggest;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use suggest::{Suggestion, field_names, suggest_mapping};

use super::{context::Written, tree};

/// Which of our fields each of their columns is. Written as TOML or JSON, and remembered by the desk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Their column to our field; an empty field leaves the column out. Columns not named keep their name.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// Values for fields that their file does not have.
    #[serde(default)]
    pub constants: BTreeMap<String, String>,
    /// For one of our fields, their words and ours.
    #[serde(default)]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
}

/// A mapping file that is neither TOML nor JSON of the right shape.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the mapping cannot be read: {0}")]
pub struct MappingError(pub String);

impl Mapping {
    /// Reads TOML, or JSON when it begins with a brace.
    ///
    /// # Errors
    /// [`MappingError`] with what the parser says.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with('{') {
            serde_json::from_str(text).map_err(|error| MappingError(error.to_string()))
        } else {
            toml::from_str(text).map_err(|error| MappingError(error.to_string()))
        }
    }

    /// Our name of a column; `None` when it is left out.
    #[must_use]
    pub fn field<'m>(&'m self, column: &'m str) -> Option<&'m str> {
        let field = self.columns.get(column.trim()).map_or(column.trim(), String::as_str);
        Some(field).filter(|field| !field.is_empty())
    }

    /// Our word for one of theirs.
    #[must_use]
    pub fn value(&self, field: &str, theirs: Value) -> Value {
        let words = self.values.get(field);
        let ours = words.and_then(|words| theirs.as_str().and_then(|text| words.get(text.trim())));
        ours.map_or(theirs, |ours| Value::String(ours.clone()))
    }

    /// Builds a record from named values: columns renamed, words translated, constants added where nothing stands.
    ///
    /// Where columns of an entry of a list are all empty, its constants are left out too: a `requirements.1.kind`
    /// without the `requirements.1.level` that the file has for other records asks for nothing.
    #[must_use]
    pub fn apply<'p>(&self, pairs: impl IntoIterator<Item = (&'p str, Value)>) -> Value {
        let mut renamed: Vec<(&str, Value)> = Vec::new();
        for (column, value) in pairs {
            if let Some(field) =
                self.columns.get(column.trim()).map_or(Some(column.trim()), |field| Some(field.as_str()).filter(|field| !field.is_empty()))
            {
                renamed.push((field, self.value(field, value)));
            }
        }
        for (field, constant) in &self.constants {
            let said = |name: &&str| renamed.iter().any(|(of, value)| of == name && !super::node::is_absent(value));
            let mut beside = entry_of(field).into_iter().flat_map(|entry| renamed.iter().filter(move |(of, _)| of.starts_with(entry)));
            let empty_entry = beside.clone().next().is_some() && beside.all(|(_, value)| super::node::is_absent(value));
            if !said(&field.as_str()) && !empty_entry {
                renamed.push((field, Value::String(constant.clone())));
            }
        }
        tree::grow(renamed)
    }

    /// Whether it changes anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.constants.is_empty() && self.values.is_empty()
    }

    /// How strictly a mapped record is read: words and constants are text, whatever the file was.
    #[must_use]
    pub fn written(&self, file: Written) -> Written {
        if self.is_empty() { file } else { Written::Text }
    }
}

/// The entry of a list that a field is in, with its dot: `requirements.1.` of `requirements.1.kind`.
fn entry_of(field: &str) -> Option<&str> {
    let ends = field.match_indices('.').map(|(at, _)| at);
    let starts = std::iter::once(0).chain(ends.clone().map(|at| at + 1));
    let numbered = |(start, end): &(usize, usize)| field[*start..*end].bytes().all(|byte| byte.is_ascii_digit()) && start < end;
    starts.zip(ends).find(numbered).map(|(_, end)| &field[..=end])
}

#[cfg(test)]
mod tests {
    use super::Mapping;
    use serde_json::json;

    #[test]
    fn columns_words_and_constants_are_mapped() {
        let text = "[columns]\nCognome = \"family_name\"\nNote = \"\"\n[constants]\ndesk = \"SP1\"\n[values.sex]\nFemmina = \"F\"\n";
        let mapping = Mapping::parse(text).expect("a mapping");
        let pairs = [("Cognome", json!("Prova")), ("Note", json!("x")), ("sex", json!("Femmina")), ("id", json!("1"))];
        assert_eq!(mapping.apply(pairs), json!({"family_name": "Prova", "sex": "F", "desk": "SP1", "id": "1"}));
        let as_json = serde_json::to_string(&mapping).expect("json");
        assert_eq!(Mapping::parse(&as_json).as_ref(), Ok(&mapping));
        assert!(Mapping::parse("colums = 1").is_err());
    }

    #[test]
    fn constants_do_not_fill_an_entry_of_which_the_file_says_nothing() {
        let text = "[columns]\nstudio = \"requirements.1.level\"\n[constants]\n\"requirements.1.kind\" = \"education\"\n\
                    \"requirements.2.kind\" = \"vehicle\"\n[values.\"requirements.1.level\"]\nqualsiasi = \"\"\n";
        let mapping = Mapping::parse(text).expect("a mapping");
        assert_eq!(
            mapping.apply([("studio", json!("4"))]),
            json!({"requirements": [{"kind": "education", "level": "4"}, {"kind": "vehicle"}]})
        );
        for nothing in ["", "qualsiasi"] {
            assert_eq!(mapping.apply([("studio", json!(nothing))]), json!({"requirements": [{"kind": "vehicle"}]}), "{nothing:?}");
        }
    }
}
