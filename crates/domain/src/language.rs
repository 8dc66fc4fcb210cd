//! Languages that people speak: ISO 639-1.
//!
//! The languages of the product itself are [`Lang`].

mod table;

use crate::reference::Lang;

/// A language of ISO 639-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Two lower-case letters.
    pub code: &'static str,
    names: [&'static str; 3],
}

impl Language {
    /// All of them, in the order of their codes.
    pub const ALL: &'static [Self] = table::LANGUAGES;

    /// The language with a code (case does not matter).
    #[must_use]
    pub fn from_code(code: &str) -> Option<&'static Self> {
        let code = code.to_ascii_lowercase();
        Self::ALL.binary_search_by(|language| language.code.cmp(&code)).ok().map(|ix| &Self::ALL[ix])
    }

    /// The name, as it is written in the middle of a sentence of that language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &'static str {
        self.names[lang as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_ordered_and_complete() {
        assert_eq!(Language::ALL.len(), 184);
        assert!(Language::ALL.is_sorted_by(|a, b| a.code < b.code));
        assert!(Language::ALL.iter().all(|language| language.code.len() == 2 && language.names.iter().all(|name| !name.is_empty())));
    }

    #[test]
    fn languages_are_found_by_code() {
        let names = |code| Language::from_code(code).map(|language| Lang::ALL.iter().map(|lang| language.name(*lang)).collect::<Vec<_>>());
        assert_eq!(names("FR"), Some(vec!["francese", "français", "French"]));
        assert_eq!(names("uk"), Some(vec!["ucraino", "ukrainien", "Ukrainian"]));
        assert_eq!((names("xx"), names("ita"), names("")), (None, None, None));
    }
}
