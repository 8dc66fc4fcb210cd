//! Labels as people type them: with a slip, in the plural, in the other gender.

use super::words::hash;

/// One letter left out, doubled, or exchanged with the next.
pub fn typing_error(label: &str) -> String {
    let mut chars: Vec<char> = label.chars().collect();
    let at = 1 + hash(label) as usize % (chars.len().max(4) - 3);
    match hash(&label.to_uppercase()) % 3 {
        0 => drop(chars.remove(at)),
        1 => chars.swap(at, at + 1),
        _ => chars.insert(at, chars[at]),
    }
    chars.into_iter().collect()
}

/// The first word with another ending, if one of these fits; the first that fits counts.
fn first_word(label: &str, endings: &[(&str, &str)]) -> String {
    let (first, rest) = label.split_at(label.find(' ').unwrap_or(label.len()));
    let changed = endings.iter().find_map(|(from, to)| Some(format!("{}{to}{rest}", first.strip_suffix(from)?)));
    changed.unwrap_or_else(|| label.to_owned())
}

/// The Italian plural of the first word.
pub fn plural(label: &str) -> String {
    first_word(label, &[("ista", "isti"), ("ca", "che"), ("ga", "ghe"), ("io", "i"), ("a", "e"), ("o", "i"), ("e", "i")])
}

/// The first word in the other gender.
pub fn other_gender(label: &str) -> String {
    first_word(
        label,
        &[
            ("trice", "tore"),
            ("tore", "trice"),
            ("iere", "iera"),
            ("iera", "iere"),
            ("aio", "aia"),
            ("ico", "ica"),
            ("ato", "ata"),
            ("etto", "etta"),
            ("ino", "ina"),
            ("ogo", "oga"),
            ("aro", "ara"),
        ],
    )
}
