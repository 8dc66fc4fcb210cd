//! The tables of DM 23/12/1976: months, check character, omocodia.

/// Letters of the months, January first.
const MONTHS: &[u8; 12] = b"ABCDEHLMPRST";

/// Letters that stand for the digits 0 to 9 when two people would have the same code.
const OMOCODIA: &[u8; 10] = b"LMNPQRSTUV";

/// Values in odd positions (counted from 1) of the letters A to Z; a digit has that of the letter with its number.
const ODD: [u8; 26] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/// The letter of a month, 1 to 12.
pub(super) fn month_letter(month: u8) -> Option<u8> {
    MONTHS.get(usize::from(month.checked_sub(1)?)).copied()
}

/// The number of a month letter, 1 to 12; 0 for another letter.
pub(super) fn month_of(letter: u8) -> u8 {
    MONTHS.iter().zip(1u8..).find(|(month, _)| **month == letter).map_or(0, |(_, number)| number)
}

/// The digit that stands, or stood before omocodia, at a digit position.
pub(super) fn plain_digit(byte: u8) -> u8 {
    OMOCODIA.iter().zip(b'0'..).find(|(letter, _)| **letter == byte).map_or(byte, |(_, digit)| digit)
}

/// Whether a character is of the kind that a position (from 0) takes.
pub(super) fn may_stand_at(at: usize, byte: u8) -> bool {
    match at {
        6 | 7 | 9 | 10 | 12..=14 => byte.is_ascii_digit() || OMOCODIA.contains(&byte),
        8 => MONTHS.contains(&byte),
        _ => byte.is_ascii_uppercase(),
    }
}

/// The check character that the first fifteen give.
pub(super) fn check_character(code: &[u8; 16]) -> u8 {
    let sum: usize = code[..15]
        .iter()
        .enumerate()
        .map(|(at, byte)| {
            let number = usize::from(if byte.is_ascii_digit() { byte - b'0' } else { byte.saturating_sub(b'A') });
            // Position 1 is odd, so it is the even indices that take the odd table.
            if at % 2 == 0 { usize::from(ODD[number % 26]) } else { number }
        })
        .sum();
    (b'A'..=b'Z').nth(sum % 26).unwrap_or(b'A')
}
