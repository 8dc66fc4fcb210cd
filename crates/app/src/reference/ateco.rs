//! Economic activities: ATECO 2007 (with the update of 2022) and ATECO 2025. Down to four digits they equal NACE.

use std::path::Path;

use ponte_domain::{reference::Scheme, reference_batch::ReferenceBatch};

use super::{
    error::ReferenceError,
    flat::{self, Format},
    report::ReferenceReport,
    table::{ColumnMap, Field},
};

/// Edition of the classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtecoEdition {
    Ateco2007,
    Ateco2025,
}

const CODE: Field = Field { name: "codice", known_as: &["code", "codice ateco", "ateco2025", "ateco2007"] };
const TITLE: Field = Field { name: "titolo", known_as: &["it_titolo", "descrizione", "title", "titolo it", "denominazione"] };
const TITLE_EN: Field = Field { name: "en_titolo", known_as: &["titolo en", "title en"] };

/// Reads a list of codes and titles. Where notes repeat a code, the first line gives its title.
///
/// # Errors
/// On missing columns, codes that are neither a section letter nor two to six dotted digits, and empty titles.
pub fn read(file: &Path, edition: AtecoEdition, map: &ColumnMap) -> Result<(ReferenceBatch, ReferenceReport), ReferenceError> {
    let scheme = match edition {
        AtecoEdition::Ateco2007 => Scheme::Ateco2007,
        AtecoEdition::Ateco2025 => Scheme::Ateco2025,
    };
    flat::read(file, map, &Format { scheme, code: CODE, title: TITLE, title_en: Some(TITLE_EN), clean, repeats: true })
}

fn clean(code: &str) -> Option<String> {
    let code = code.trim();
    let section = code.len() == 1 && code.as_bytes()[0].is_ascii_uppercase();
    let parts: Vec<&str> = code.split('.').collect();
    let digits = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (section || (parts.len() <= 3 && parts[0].len() == 2 && parts.iter().all(digits))).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn a_code_is_a_letter_or_dotted_digits() {
        for right in ["A", "01", "01.1", "46.31", "46.31.1", "46.31.10"] {
            assert_eq!(clean(right).as_deref(), Some(right));
        }
        for wrong in ["", "AA", "1", "46.3110", "46.31.10.1", "ab.c"] {
            assert_eq!(clean(wrong), None, "{wrong}");
        }
    }
}
