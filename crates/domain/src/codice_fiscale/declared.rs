//! Where a code disagrees with what a person declares: for an operator to look at, never a reason to refuse.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    CodiceFiscale,
    compose::{ComposeError, name_part, surname_part},
};
use crate::worker::Sex;

/// What a person declared, as far as it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Declared<'a> {
    pub family_name: Option<&'a str>,
    pub given_name: Option<&'a str>,
    pub sex: Option<Sex>,
    pub birth_date: Option<NaiveDate>,
    /// Belfiore code of the municipality, or `Z` code of the country.
    pub birthplace: Option<&'a str>,
}

/// Something declared that the code says differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", rename_all = "snake_case")]
pub enum Mismatch {
    /// Letters of the surname: in the code, and those that the declared one gives.
    FamilyName {
        code: String,
        declared: String,
    },
    /// Letters of the names: in the code, and those that the declared ones give.
    GivenName {
        code: String,
        declared: String,
    },
    Sex {
        code: Sex,
        declared: Sex,
    },
    /// Day, month and two-digit year in the code.
    BirthDate {
        day: u8,
        month: u8,
        year: u8,
        declared: NaiveDate,
    },
    Birthplace {
        code: String,
        declared: String,
    },
}

impl CodiceFiscale {
    /// Everything declared that the code says differently.
    ///
    /// What was not declared, or cannot be written in A to Z, is not compared.
    #[must_use]
    pub fn mismatches(&self, declared: &Declared<'_>) -> Vec<Mismatch> {
        let mut found = Vec::new();
        if let Some((code, declared)) = differing_part(&self.as_str()[..3], declared.family_name, surname_part) {
            found.push(Mismatch::FamilyName { code, declared });
        }
        if let Some((code, declared)) = differing_part(&self.as_str()[3..6], declared.given_name, name_part) {
            found.push(Mismatch::GivenName { code, declared });
        }
        if let Some(declared) = declared.sex.filter(|sex| *sex != self.sex()) {
            found.push(Mismatch::Sex { code: self.sex(), declared });
        }
        let (day, month, year) = (self.birth_day(), self.birth_month(), self.two_digit_year());
        let differs = |date: &NaiveDate| (date.day(), date.month(), date.year().rem_euclid(100)) != (day.into(), month.into(), year.into());
        if let Some(declared) = declared.birth_date.filter(differs) {
            found.push(Mismatch::BirthDate { day, month, year, declared });
        }
        let code = self.birthplace();
        if let Some(declared) = declared.birthplace.filter(|place| !place.trim().eq_ignore_ascii_case(&code)) {
            found.push(Mismatch::Birthplace { code, declared: declared.trim().to_ascii_uppercase() });
        }
        found
    }
}

type Part = fn(&str) -> Result<[u8; 3], ComposeError>;

/// The part in the code and the one that the declared name gives, when they differ.
fn differing_part(code: &str, declared: Option<&str>, part: Part) -> Option<(String, String)> {
    let expected = part(declared?).ok()?;
    let expected = String::from_utf8_lossy(&expected).into_owned();
    (expected != code).then(|| (code.to_owned(), expected))
}
