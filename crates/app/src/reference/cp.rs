//! ISTAT's classification of occupations (CP), editions 2011 and 2021.
//!
//! A code is digits with dots (`3.1.6.1.2`); the number of parts is the level: 1 major group … 5 unit.

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
pub enum CpEdition {
    Cp2011,
    Cp2021,
}

/// Most levels of a code.
const LEVELS: usize = 5;

const CODE: Field = Field {
    name: "codice",
    known_as: &[
        "cod",
        "code",
        "cod_cp",
        "codice cp",
        "codice cp2021",
        "codice cp2011",
        "cp2021",
        "cp2011",
        "codice professione",
        "cod cp2021",
    ],
};
const TITLE: Field = Field {
    name: "titolo",
    known_as: &[
        "nome",
        "denominazione",
        "descrizione",
        "title",
        "professione",
        "nomenclatura",
        "nome unità professionale",
        "descrizione professione",
    ],
};
const TITLE_EN: Field = Field { name: "titolo_en", known_as: &["title en", "english title"] };

/// Reads a list of codes and titles; other column names are given by `map` (`codice`, `titolo`, `titolo_en`).
///
/// # Errors
/// On missing columns, codes that are not of one to five dotted parts, repeated codes and empty titles.
pub fn read(file: &Path, edition: CpEdition, map: &ColumnMap) -> Result<(ReferenceBatch, ReferenceReport), ReferenceError> {
    let scheme = match edition {
        CpEdition::Cp2011 => Scheme::Cp2011,
        CpEdition::Cp2021 => Scheme::Cp2021,
    };
    flat::read(file, map, &Format { scheme, code: CODE, title: TITLE, title_en: Some(TITLE_EN), clean, repeats: false })
}

/// The level of a code: 1 for a major group to 5 for a unit.
#[must_use]
pub fn level(code: &str) -> usize {
    code.split('.').count()
}

fn clean(code: &str) -> Option<String> {
    let code = code.trim().trim_end_matches('.');
    let is_part = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (level(code) <= LEVELS && code.split('.').all(is_part)).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{clean, level};

    #[test]
    fn a_code_has_one_to_five_dotted_parts() {
        assert_eq!(clean("3.1.6.1.2").as_deref(), Some("3.1.6.1.2"));
        assert_eq!(clean("7.1.3.10.").as_deref(), Some("7.1.3.10"));
        for wrong in ["", "a", "1.2.3.4.5.6", "1..2", "1.234"] {
            assert_eq!(clean(wrong), None, "{wrong}");
        }
        assert_eq!([level("3"), level("3.1.6.1.2")], [1, 5]);
    }
}
