//! The codice fiscale of persons (DM 23/12/1976): reading, checking, decoding.
//!
//! Only the code that the tax agency assigned is valid: one that is computed from a name is a
//! guess, and a code that disagrees with what a person declares is a [`Mismatch`] to look at,
//! never a refusal.

mod compose;
mod declared;
mod tables;

use std::{fmt, ops::RangeInclusive};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

pub use self::{
    compose::{BirthData, ComposeError},
    declared::{Declared, Mismatch},
};
use crate::{partita_iva, worker::Sex};

/// Ages, in whole years, that a person who holds a code may have.
pub const ALLOWED_AGES: RangeInclusive<u16> = 0..=110;

/// Days of women are written with this much added.
const FEMALE_DAY_OFFSET: u8 = 40;

/// Positions (from 0) that hold digits, unless omocodia put letters there.
const DIGIT_POSITIONS: [usize; 7] = [6, 7, 9, 10, 12, 13, 14];

/// Why a text is not a codice fiscale.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum CodiceFiscaleError {
    /// Not 16 characters (11 digits for a temporary code).
    #[error("{found} characters instead of 16")]
    Length { found: usize },
    /// A character that cannot stand at its position (counted from 1).
    #[error("character {found:?} at position {position}")]
    Character { position: usize, found: char },
    /// The last character is not the one that the others give: there is a typing error somewhere.
    #[error("check character {found} instead of {expected}")]
    Check { expected: char, found: char },
    /// The day does not exist in that month of any year that ends so (or in none that gives an allowed age).
    #[error("impossible date: day {day}, month {month}, year ..{year:02}")]
    Date { day: u8, month: u8, year: u8 },
    /// No municipality or country had this code on the day of birth.
    #[error("unknown birthplace {code} on {date}")]
    Birthplace { code: String, date: NaiveDate },
    /// Eleven zeros.
    #[error("all zeros")]
    AllZeros,
}

/// A codice fiscale of 16 characters whose form, check character and day of the year are right.
///
/// Upper case without spaces. Letters in place of digits (omocodia) are kept, because they are
/// part of the code that the agency assigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct CodiceFiscale([u8; 16]);

impl CodiceFiscale {
    /// Reads a code as people write it: case, spaces, apostrophes, hyphens and accents do not matter.
    ///
    /// # Errors
    /// The first thing that is wrong, in this order: length, characters, check character, date.
    pub fn parse(text: &str) -> Result<Self, CodiceFiscaleError> {
        let normal = normalise(text);
        let found = normal.chars().count();
        if found != 16 {
            return Err(CodiceFiscaleError::Length { found });
        }
        let mut code = [0u8; 16];
        for (at, c) in normal.chars().enumerate() {
            code[at] = u8::try_from(c)
                .ok()
                .filter(|byte| tables::may_stand_at(at, *byte))
                .ok_or(CodiceFiscaleError::Character { position: at + 1, found: c })?;
        }
        let expected = tables::check_character(&code);
        if code[15] != expected {
            return Err(CodiceFiscaleError::Check { expected: char::from(expected), found: char::from(code[15]) });
        }
        let code = Self(code);
        // 29 February of a year that may be a leap year passes here; `birth_date` decides which one it is.
        let leap_like = if code.two_digit_year().is_multiple_of(4) { 2000 } else { 2001 };
        match code.date_in(leap_like) {
            Some(_) => Ok(code),
            None => Err(code.impossible_date()),
        }
    }

    /// Checks that the birthplace existed on the day of birth.
    ///
    /// `known` is asked with the Belfiore code (or `Z` code of a country) and the date of birth
    /// that [`Self::birth_date`] gives. Suppressed municipalities stay valid for those born before.
    ///
    /// # Errors
    /// [`CodiceFiscaleError::Birthplace`] when it is unknown, [`CodiceFiscaleError::Date`] when no year gives an allowed age.
    pub fn check_birthplace(&self, today: NaiveDate, known: impl Fn(&str, NaiveDate) -> bool) -> Result<(), CodiceFiscaleError> {
        let date = self.birth_date(today).ok_or_else(|| self.impossible_date())?;
        let code = self.birthplace();
        if known(&code, date) { Ok(()) } else { Err(CodiceFiscaleError::Birthplace { code, date }) }
    }

    /// The sixteen characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only ASCII letters and digits are ever stored.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether letters stand in place of digits because two people had the same code.
    #[must_use]
    pub fn is_omocodic(&self) -> bool {
        DIGIT_POSITIONS.iter().any(|at| self.0[*at].is_ascii_alphabetic())
    }

    /// The code with digits where omocodia put letters, and the check character that goes with them.
    ///
    /// For comparing and decoding only: it is usually the code of another person.
    #[must_use]
    pub fn undo_omocodia(&self) -> Self {
        let mut code = self.0;
        for at in DIGIT_POSITIONS {
            code[at] = tables::plain_digit(code[at]);
        }
        code[15] = tables::check_character(&code);
        Self(code)
    }

    /// Whether two different codes differ by omocodia alone: nearly always two people, never to be merged unseen.
    #[must_use]
    pub fn differs_by_omocodia_only(&self, other: &Self) -> bool {
        self != other && self.undo_omocodia() == other.undo_omocodia()
    }

    /// Sex as registered when the code was assigned.
    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.written_day() > FEMALE_DAY_OFFSET { Sex::Female } else { Sex::Male }
    }

    /// Day of birth, 1 to 31.
    #[must_use]
    pub fn birth_day(&self) -> u8 {
        let written = self.written_day();
        written.checked_sub(FEMALE_DAY_OFFSET).unwrap_or(written)
    }

    /// Month of birth, 1 to 12.
    #[must_use]
    pub fn birth_month(&self) -> u8 {
        tables::month_of(self.0[8])
    }

    /// Last two digits of the year of birth.
    #[must_use]
    pub fn two_digit_year(&self) -> u8 {
        self.number_at(6)
    }

    /// Belfiore code of the municipality of birth, or `Z` and three digits for a foreign country.
    #[must_use]
    pub fn birthplace(&self) -> String {
        self.undo_omocodia().as_str()[11..15].to_owned()
    }

    /// Date of birth: the latest that makes the person 0 to 110 years old ([`ALLOWED_AGES`]) on `today`.
    ///
    /// The code holds two digits of the year, so somebody of more than 100 is read as a child:
    /// a declared date is always to be preferred.
    #[must_use]
    pub fn birth_date(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.birth_date_within(today, ALLOWED_AGES)
    }

    /// Date of birth: the latest that gives an age, in whole years on `today`, within `ages`.
    #[must_use]
    pub fn birth_date_within(&self, today: NaiveDate, ages: RangeInclusive<u16>) -> Option<NaiveDate> {
        let this_century = today.year() - today.year().rem_euclid(100) + i32::from(self.two_digit_year());
        // Four centuries hold every leap year there is and more than any allowed age.
        (0..4).filter_map(|back| self.date_in(this_century - 100 * back)).find(|date| {
            let age = today.years_since(*date).and_then(|years| u16::try_from(years).ok());
            age.is_some_and(|age| ages.contains(&age))
        })
    }

    fn date_in(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.birth_month().into(), self.birth_day().into())
    }

    fn impossible_date(&self) -> CodiceFiscaleError {
        CodiceFiscaleError::Date { day: self.birth_day(), month: self.birth_month(), year: self.two_digit_year() }
    }

    /// The day as it stands in the code: 1 to 31, or 41 to 71 for women.
    fn written_day(&self) -> u8 {
        self.number_at(9)
    }

    fn number_at(&self, at: usize) -> u8 {
        let digit = |byte| tables::plain_digit(byte) - b'0';
        digit(self.0[at]) * 10 + digit(self.0[at + 1])
    }
}

impl fmt::Display for CodiceFiscale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<CodiceFiscale> for String {
    fn from(code: CodiceFiscale) -> Self {
        code.as_str().to_owned()
    }
}

impl TryFrom<String> for CodiceFiscale {
    type Error = CodiceFiscaleError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

/// A code that a person may hold: the final one, or the temporary numeric one given before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum PersonCode {
    /// Sixteen characters.
    Final(CodiceFiscale),
    /// Eleven digits with the check digit of a partita IVA; it tells nothing about the person.
    Temporary(String),
}

impl PersonCode {
    /// Reads either kind; eleven digits are a temporary code.
    ///
    /// # Errors
    /// What is wrong with the code, see [`CodiceFiscale::parse`].
    pub fn parse(text: &str) -> Result<Self, CodiceFiscaleError> {
        let normal = normalise(text);
        if normal.is_empty() || !normal.bytes().all(|byte| byte.is_ascii_digit()) {
            return CodiceFiscale::parse(&normal).map(Self::Final);
        }
        let Ok(digits) = <[u8; 11]>::try_from(normal.as_bytes()) else {
            return Err(CodiceFiscaleError::Length { found: normal.len() });
        };
        if normal == "00000000000" {
            return Err(CodiceFiscaleError::AllZeros);
        }
        let expected = partita_iva::check_digit(&digits);
        if digits[10] != expected {
            return Err(CodiceFiscaleError::Check { expected: char::from(expected), found: char::from(digits[10]) });
        }
        Ok(Self::Temporary(normal))
    }

    /// The code as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Final(code) => code.as_str(),
            Self::Temporary(digits) => digits,
        }
    }
}

impl From<PersonCode> for String {
    fn from(code: PersonCode) -> Self {
        code.as_str().to_owned()
    }
}

impl TryFrom<String> for PersonCode {
    type Error = CodiceFiscaleError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

/// Upper case, accents folded to base letters, without spaces, apostrophes and hyphens.
#[must_use]
pub fn normalise(text: &str) -> String {
    let kept = |c: &char| {
        !(c.is_whitespace() || is_combining_mark(*c) || matches!(c, '\'' | '’' | '‘' | '`' | '-' | '‐' | '‑' | '–' | '\u{feff}'))
    };
    text.nfkd().filter(kept).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests;
