//! Text as people type it, made comparable.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, without accents, with every run of anything but letters and digits as one space.
///
/// Two names that a person would call the same have the same key; both databases order and
/// compare it alike.
#[must_use]
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        let folded = match c {
            'ß' => "ss",
            'æ' | 'Æ' => "ae",
            'œ' | 'Œ' => "oe",
            'ø' | 'Ø' => "o",
            'đ' | 'Đ' => "d",
            'ł' | 'Ł' => "l",
            // An apostrophe joins: "D'Angelo" and "Dangelo" are looked for alike.
            '\'' | '’' | '`' => continue,
            _ if c.is_alphanumeric() => {
                key.extend(c.to_lowercase());
                continue;
            }
            _ => " ",
        };
        if folded != " " || !(key.is_empty() || key.ends_with(' ')) {
            key.push_str(folded);
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Cuts a text to at most `most` characters, for messages and lists.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn names_that_people_call_the_same_have_the_same_key() {
        assert_eq!(sort_key("  Forlì-Cesena "), "forli cesena");
        assert_eq!(sort_key("D'Angelo"), sort_key("D’Angelo"));
        assert_eq!(sort_key("Bœuf, Çelik"), "boeuf celik");
        assert_eq!(sort_key("--"), "");
    }
}
