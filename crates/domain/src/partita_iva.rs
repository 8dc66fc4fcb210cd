//! The partita IVA: eleven digits, also the codice fiscale of legal persons.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text is not a partita IVA.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum PartitaIvaError {
    /// Not eleven digits long.
    #[error("{found} characters instead of 11")]
    Length { found: usize },
    /// Something other than a digit, at a position counted from 1.
    #[error("character {found:?} at position {position}")]
    Character { position: usize, found: char },
    /// Eleven zeros, which pass the check but are nobody's.
    #[error("all zeros")]
    AllZeros,
    /// The last digit is not the one that the others give.
    #[error("check digit {found} instead of {expected}")]
    Check { expected: char, found: char },
}

/// Eleven digits with a right check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PartitaIva([u8; 11]);

impl PartitaIva {
    /// Reads eleven digits; spaces, dots, hyphens and the country prefix `IT` do not matter.
    ///
    /// # Errors
    /// The first thing that is wrong: length, characters, all zeros, check digit.
    pub fn parse(text: &str) -> Result<Self, PartitaIvaError> {
        let kept = |c: &char| !(c.is_whitespace() || matches!(c, '.' | '-' | '\u{feff}'));
        let normal: String = text.chars().filter(kept).collect::<String>().to_uppercase();
        let normal = normal.strip_prefix("IT").unwrap_or(&normal);
        if let Some((at, found)) = normal.chars().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
            let length = normal.chars().count();
            return Err(if length == 11 {
                PartitaIvaError::Character { position: at + 1, found }
            } else {
                PartitaIvaError::Length { found: length }
            });
        }
        let digits = <[u8; 11]>::try_from(normal.as_bytes()).map_err(|_| PartitaIvaError::Length { found: normal.len() })?;
        if digits == [b'0'; 11] {
            return Err(PartitaIvaError::AllZeros);
        }
        let expected = check_digit(&digits);
        if digits[10] != expected {
            return Err(PartitaIvaError::Check { expected: char::from(expected), found: char::from(digits[10]) });
        }
        Ok(Self(digits))
    }

    /// The eleven digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Number of the office that issued it (digits 8 to 10).
    #[must_use]
    pub fn issuing_office(&self) -> u16 {
        self.0[7..10].iter().fold(0, |number, digit| number * 10 + u16::from(digit - b'0'))
    }

    /// Whether the issuing office is one of those known (001–100, 120, 121, 888, 999).
    ///
    /// An unknown one is worth a warning, never a refusal: new offices appear.
    #[must_use]
    pub fn is_office_known(&self) -> bool {
        matches!(self.issuing_office(), 1..=100 | 120 | 121 | 888 | 999)
    }
}

/// The check digit, as a character, that the first ten digits (as characters) give.
///
/// Odd positions count as they are, even ones doubled and less 9 when above 9; the check digit
/// brings the sum to a multiple of ten.
pub(crate) fn check_digit(digits: &[u8; 11]) -> u8 {
    let sum: u8 = digits[..10]
        .iter()
        .enumerate()
        .map(|(at, digit)| {
            let number = digit.wrapping_sub(b'0') % 10;
            if at % 2 == 0 { number } else { number / 5 + (2 * number) % 10 }
        })
        .sum();
    b'0' + (10 - sum % 10) % 10
}

impl fmt::Display for PartitaIva {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<PartitaIva> for String {
    fn from(code: PartitaIva) -> Self {
        code.as_str().to_owned()
    }
}

impl TryFrom<String> for PartitaIva {
    type Error = PartitaIvaError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn valid_codes_are_read_and_an_unknown_office_is_only_told() {
        for (text, office, known) in
            [("00743110157", 15, true), ("01234567897", 789, false), ("07643520567", 56, true), ("12345678903", 890, false)]
        {
            let code = PartitaIva::parse(text).expect("a valid code");
            assert_eq!((code.as_str(), code.issuing_office(), code.is_office_known()), (text, office, known));
        }
        assert_eq!(PartitaIva::parse(" it 007.4311-0157").expect("a valid code").as_str(), "00743110157");
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(PartitaIva::parse("00000000000"), Err(PartitaIvaError::AllZeros));
        assert_eq!(PartitaIva::parse("00743110158"), Err(PartitaIvaError::Check { expected: '7', found: '8' }));
        assert_eq!(PartitaIva::parse("0074311015"), Err(PartitaIvaError::Length { found: 10 }));
        assert_eq!(PartitaIva::parse(""), Err(PartitaIvaError::Length { found: 0 }));
        assert_eq!(PartitaIva::parse("0074311015O"), Err(PartitaIvaError::Character { position: 11, found: 'O' }));
        assert_eq!(PartitaIva::parse("RSSMRA80A01F205X"), Err(PartitaIvaError::Length { found: 16 }));
    }

    proptest! {
        #[test]
        fn one_changed_digit_is_always_noticed(first in "[0-9]{10}", at in 0usize..11, by in 1u8..10) {
            let mut digits = <[u8; 11]>::try_from(format!("{first}0").as_bytes()).expect("eleven digits");
            digits[10] = check_digit(&digits);
            prop_assume!(digits != [b'0'; 11]);
            let text = |digits: &[u8; 11]| String::from_utf8(digits.to_vec()).expect("digits");
            prop_assert!(PartitaIva::parse(&text(&digits)).is_ok());
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            prop_assert!(PartitaIva::parse(&text(&digits)).is_err());
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,20}") {
            let _ = PartitaIva::parse(&text);
        }
    }
}
