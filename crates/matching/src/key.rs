//! Small comparable keys for what people write: occupations, skills, sectors, fields of study.

use ponte_domain::{
    concept::ConceptRef,
    reference::{Catalogue, OccupationIx, SkillIx},
    text::sort_key,
};
use serde::{Deserialize, Serialize};

/// Words made comparable: a 64-bit digest (FNV-1a) of their [`sort_key`].
///
/// Two different texts share a digest with a chance of about one in 10^19; the same text always has the same one,
/// on every machine.
// Packed, since a skill key stands a dozen times in every record and nearly always holds two bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(Rust, packed(2))]
pub struct WordsKey(pub u64);

impl WordsKey {
    /// The key of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let digest =
            sort_key(text).bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(digest)
    }
}

/// An occupation of the catalogue, or words that stand for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OccupationKey {
    Known(OccupationIx),
    Words(WordsKey),
}

impl OccupationKey {
    /// The concept a reference stands for, else its words.
    #[must_use]
    pub fn of(concept: &ConceptRef, catalogue: &Catalogue) -> Self {
        let known = concept.uri.as_deref().and_then(|uri| catalogue.occupation_ix(uri));
        known.map_or_else(|| Self::Words(WordsKey::of(&concept.text)), Self::Known)
    }
}

/// A skill of the catalogue, or words that stand for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SkillKey {
    Known(SkillIx),
    Words(WordsKey),
}

impl SkillKey {
    /// The concept a reference stands for, else its words.
    #[must_use]
    pub fn of(concept: &ConceptRef, catalogue: &Catalogue) -> Self {
        let known = concept.uri.as_deref().and_then(|uri| catalogue.skill_ix(uri));
        known.map_or_else(|| Self::Words(WordsKey::of(&concept.text)), Self::Known)
    }
}

/// First and last division of each ATECO section (NACE Rev. 2), for codes that are only a letter.
const SECTIONS: [(u8, u32, u32); 21] = [
    (b'A', 1, 3),
    (b'B', 5, 9),
    (b'C', 10, 33),
    (b'D', 35, 35),
    (b'E', 36, 39),
    (b'F', 41, 43),
    (b'G', 45, 47),
    (b'H', 49, 53),
    (b'I', 55, 56),
    (b'J', 58, 63),
    (b'K', 64, 66),
    (b'L', 68, 68),
    (b'M', 69, 75),
    (b'N', 77, 82),
    (b'O', 84, 84),
    (b'P', 85, 85),
    (b'Q', 86, 88),
    (b'R', 90, 93),
    (b'S', 94, 96),
    (b'T', 97, 98),
    (b'U', 99, 99),
];

/// A sector: the span of six-digit ATECO codes that a code of any level covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sector {
    first: u32,
    last: u32,
}

impl Sector {
    /// Reads an ATECO code of any level, with or without dots and section letter; `None` when it is no code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            let letter = code.trim().as_bytes().first()?.to_ascii_uppercase();
            let (_, first, last) = SECTIONS.iter().find(|(section, ..)| *section == letter && code.trim().len() == 1)?;
            return Some(Self { first: first * 10_000, last: last * 10_000 + 9_999 });
        }
        let value: u32 = digits.get(..digits.len().min(6))?.parse().ok()?;
        let span = 10_u32.pow(6 - u32::try_from(digits.len().min(6)).ok()?);
        Some(Self { first: value * span, last: value * span + span - 1 })
    }

    /// The first and the last six-digit code it covers.
    #[must_use]
    pub const fn span(self) -> (u32, u32) {
        (self.first, self.last)
    }

    /// Whether the other sector lies wholly inside this one.
    #[must_use]
    pub const fn covers(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

/// A field of study: an ISCED-F code or words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldKey {
    /// Digits of the code and how many they are.
    Code {
        digits: u16,
        length: u8,
    },
    Words(WordsKey),
}

impl FieldKey {
    /// Reads a code of up to four digits, else takes the words.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        let is_code = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let digits = if is_code { text.parse().ok() } else { None };
        match (digits, u8::try_from(text.len())) {
            (Some(digits), Ok(length)) => Self::Code { digits, length },
            _ => Self::Words(WordsKey::of(text)),
        }
    }

    /// Whether a title in this field satisfies one that is asked; `None` when the two cannot be compared
    /// (different words refute nothing).
    #[must_use]
    pub fn satisfies(self, asked: Self) -> Option<bool> {
        match (self, asked) {
            (Self::Words(own), Self::Words(asked)) => (own == asked).then_some(true),
            (Self::Code { digits, length }, Self::Code { digits: asked, length: wanted }) if length >= wanted => {
                Some(digits / 10_u16.pow(u32::from(length - wanted)) == asked)
            }
            _ => None,
        }
    }
}

/// A language by its two-letter code, packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LanguageKey(u16);

impl LanguageKey {
    /// The key of an ISO 639-1 code; letters beyond the second do not count.
    #[must_use]
    pub fn of(code: &str) -> Self {
        let mut letters = code.trim().bytes().map(|byte| byte.to_ascii_lowercase());
        Self(u16::from_be_bytes([letters.next().unwrap_or(0), letters.next().unwrap_or(0)]))
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldKey, LanguageKey, Sector};

    #[test]
    fn a_wider_sector_covers_a_narrower_one() {
        let of = |code| Sector::parse(code).expect("a code");
        assert!(of("C").covers(of("30.12.00")));
        assert!(of("C30").covers(of("30.1")));
        assert!(!of("30.12").covers(of("30")));
        assert_eq!(of("01.1"), of("A.01.1"));
        assert_eq!(Sector::parse("cantieri"), None);
    }

    #[test]
    fn a_field_is_compared_by_its_code_and_words_refute_nothing() {
        assert_eq!(FieldKey::of("0713").satisfies(FieldKey::of("071")), Some(true));
        assert_eq!(FieldKey::of("0713").satisfies(FieldKey::of("0714")), Some(false));
        assert_eq!(FieldKey::of("07").satisfies(FieldKey::of("0713")), None);
        assert_eq!(FieldKey::of("Elettronica").satisfies(FieldKey::of("elettronica ")), Some(true));
        assert_eq!(FieldKey::of("Elettronica").satisfies(FieldKey::of("meccanica")), None);
        assert_eq!(LanguageKey::of("IT"), LanguageKey::of("it"));
    }
}
