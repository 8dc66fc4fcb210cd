//! The code that somebody's data would give before omocodia.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{CodiceFiscale, FEMALE_DAY_OFFSET, normalise, tables};
use crate::worker::Sex;

/// What a code is composed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BirthData<'a> {
    /// Surname; of women the one at birth.
    pub family_name: &'a str,
    /// All given names as registered.
    pub given_name: &'a str,
    pub sex: Sex,
    pub birth_date: NaiveDate,
    /// Belfiore code of the municipality, or `Z` and three digits of the country.
    pub birthplace: &'a str,
}

/// Why no code can be composed.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum ComposeError {
    /// A letter that has no base letter A to Z: the registered transliteration is needed.
    #[error("{found:?} has no letter of A to Z")]
    NotLatin { found: char },
    /// A name without any letter.
    #[error("a name has no letter")]
    NoLetters,
    /// The birthplace is not a letter and three digits.
    #[error("birthplace {found:?} is not a letter and three digits")]
    Birthplace { found: String },
}

impl CodiceFiscale {
    /// The code that these data give, before any omocodia.
    ///
    /// It is what to expect, not what is true: only the agency assigns codes.
    ///
    /// # Errors
    /// A name that cannot be written in A to Z, or a birthplace of another form.
    pub fn compose(data: &BirthData<'_>) -> Result<Self, ComposeError> {
        let mut code = [0u8; 16];
        code[..3].copy_from_slice(&surname_part(data.family_name)?);
        code[3..6].copy_from_slice(&name_part(data.given_name)?);
        let year = data.birth_date.year().rem_euclid(100).unsigned_abs();
        let day = data.birth_date.day() + if data.sex == Sex::Female { u32::from(FEMALE_DAY_OFFSET) } else { 0 };
        let month = u8::try_from(data.birth_date.month()).ok().and_then(tables::month_letter).unwrap_or(b'A');
        code[6..11].copy_from_slice(format!("{year:02}{}{day:02}", char::from(month)).as_bytes());
        let place = data.birthplace.trim().to_ascii_uppercase();
        match place.as_bytes() {
            [letter, digits @ ..] if letter.is_ascii_uppercase() && digits.len() == 3 && digits.iter().all(u8::is_ascii_digit) => {
                code[11..15].copy_from_slice(place.as_bytes());
            }
            _ => return Err(ComposeError::Birthplace { found: place }),
        }
        code[15] = tables::check_character(&code);
        Ok(Self(code))
    }
}

/// Consonants in order, then vowels in order, then X.
pub(super) fn surname_part(name: &str) -> Result<[u8; 3], ComposeError> {
    let (consonants, vowels) = letters(name)?;
    Ok(first_three(consonants.into_iter().chain(vowels)))
}

/// The first, third and fourth of four or more consonants; else as a surname.
pub(super) fn name_part(name: &str) -> Result<[u8; 3], ComposeError> {
    let (consonants, vowels) = letters(name)?;
    if let [first, _, third, fourth, ..] = consonants[..] {
        return Ok([first, third, fourth]);
    }
    Ok(first_three(consonants.into_iter().chain(vowels)))
}

fn first_three(letters: impl Iterator<Item = u8>) -> [u8; 3] {
    let mut part = [b'X'; 3];
    for (slot, letter) in part.iter_mut().zip(letters) {
        *slot = letter;
    }
    part
}

/// Consonants and vowels of a name, upper case.
fn letters(name: &str) -> Result<(Vec<u8>, Vec<u8>), ComposeError> {
    let mut consonants = Vec::new();
    let mut vowels = Vec::new();
    for c in normalise(name).chars().filter(|c| c.is_alphabetic()) {
        let folded: &[u8] = match c {
            'Æ' => b"AE",
            'Œ' => b"OE",
            'Ø' => b"O",
            'Đ' | 'Ð' => b"D",
            'Ł' => b"L",
            'Þ' => b"TH",
            'ı' => b"I",
            'Ħ' => b"H",
            'A'..='Z' => &[u8::try_from(c).unwrap_or(b'X')],
            found => return Err(ComposeError::NotLatin { found }),
        };
        for letter in folded {
            if b"AEIOU".contains(letter) { vowels.push(*letter) } else { consonants.push(*letter) }
        }
    }
    if consonants.is_empty() && vowels.is_empty() { Err(ComposeError::NoLetters) } else { Ok((consonants, vowels)) }
}
