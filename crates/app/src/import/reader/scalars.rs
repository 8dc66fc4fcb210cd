//! Texts, numbers, yes and no, codes.

use ponte_domain::nearest::nearest;
use ponte_domain::text::sort_key;
use serde_json::Value;

use super::Reader;
use crate::import::{
    error::Code,
    fields::{Kind, Named, names},
    node::Node,
};

/// Longest external identifier, in characters.
const LONGEST_ID: usize = 200;
/// Most euro that an amount can be.
const MOST_EURO: i64 = 100_000_000;
/// Longest text of a field whose kind sets no limit of its own.
const LONGEST_OTHER: usize = 500;

impl Reader<'_> {
    /// Text without spaces around it, checked for length and control characters.
    pub fn text(&mut self, node: &Node<'_>) -> Option<String> {
        let most = match node.kind {
            Kind::Text(most) | Kind::Lines(most) => most,
            Kind::Id => LONGEST_ID,
            _ => LONGEST_OTHER,
        };
        let text = self.bare_text(node)?;
        let several_lines = matches!(node.kind, Kind::Lines(_));
        if text.len() > most && text.chars().count() > most {
            self.error(node, Code::TooLong, most.to_string());
            return None;
        }
        if text.chars().any(|c| is_refused_control(c, several_lines)) {
            self.error(node, Code::ControlCharacter, "");
            return None;
        }
        Some(text.to_owned())
    }

    /// An identifier: text, or a whole number as it is written.
    pub fn id(&mut self, node: &Node<'_>) -> Option<String> {
        match node.value {
            Value::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
            _ => self.text(node),
        }
    }

    /// The trimmed text of a value that must be text.
    pub(super) fn bare_text<'n>(&mut self, node: &Node<'n>) -> Option<&'n str> {
        match node.value {
            Value::Null => None,
            Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => {
                self.refuse_type(node, "text");
                None
            }
        }
    }

    /// One of the fixed names of an enum. In cells and forms case, spaces and hyphens do not matter.
    pub fn code<T: Named>(&mut self, node: &Node<'_>) -> Option<T> {
        let text = self.bare_text(node)?;
        let found = T::named(text).or_else(|| self.is_text().then(|| loosely_named(text)).flatten());
        if found.is_none() {
            let names = names::<T>();
            self.error_near(node, Code::NotInList, names.join(", "), nearest(text, names.iter().copied()));
        }
        found
    }

    /// A whole number within the bounds of its field.
    pub fn whole(&mut self, node: &Node<'_>) -> Option<u32> {
        let (least, most) = match node.kind {
            Kind::Whole(least, most) => (least, most),
            _ => (0, u32::MAX),
        };
        let number = self.integer(node)?;
        match u32::try_from(number).ok().filter(|number| (least..=most).contains(number)) {
            Some(number) => Some(number),
            None => {
                self.error(node, Code::OutOfRange, format!("{least}–{most}"));
                None
            }
        }
    }

    /// A whole number of at most 255 within the bounds of its field.
    pub fn small(&mut self, node: &Node<'_>) -> Option<u8> {
        self.whole(node).and_then(|number| u8::try_from(number).ok())
    }

    fn integer(&mut self, node: &Node<'_>) -> Option<i64> {
        let whole = match node.value {
            Value::Null => return None,
            Value::Number(number) => number.as_i64().or_else(|| whole_part(number.as_f64())),
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) if self.is_text() => whole_text(text.trim()),
            _ => None,
        };
        if whole.is_none() {
            self.refuse_type(node, "integer");
        }
        whole
    }

    /// Degrees or another fraction; in cells a decimal comma is understood.
    pub(super) fn number(&mut self, node: &Node<'_>) -> Option<f64> {
        let number = match node.value {
            Value::Null => return None,
            Value::Number(number) => number.as_f64(),
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) if self.is_text() => text.trim().replacen(',', ".", 1).parse().ok(),
            _ => None,
        };
        let number = number.filter(|number: &f64| number.is_finite());
        if number.is_none() {
            self.refuse_type(node, "number");
        }
        number
    }

    /// An amount of euro, in cents.
    pub fn cents(&mut self, node: &Node<'_>) -> Option<i64> {
        let cents = match node.value {
            Value::Null => return None,
            Value::Number(number) => cents_of(&number.to_string()),
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) if self.is_text() => cents_of(text.trim().trim_start_matches('€').trim_end_matches('€').trim()),
            _ => None,
        };
        match cents {
            None => self.refuse_type(node, "money"),
            Some(cents) if !(0..=MOST_EURO * 100).contains(&cents) => self.error(node, Code::OutOfRange, format!("0–{MOST_EURO}")),
            Some(cents) => return Some(cents),
        }
        None
    }

    /// Yes or no.
    pub fn flag(&mut self, node: &Node<'_>) -> Option<bool> {
        let flag = match node.value {
            Value::Null => return None,
            Value::Bool(flag) => Some(*flag),
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) if self.is_text() => match sort_key(text).as_str() {
                "true" | "yes" | "y" | "si" | "s" | "oui" | "vero" | "vrai" | "1" | "x" | "on" => Some(true),
                "false" | "no" | "n" | "non" | "falso" | "faux" | "0" | "off" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if flag.is_none() {
            self.refuse_type(node, "flag");
        }
        flag
    }
}

/// Control and direction characters have no place in data that people read; line ends and tabs only in long texts.
fn is_refused_control(c: char, several_lines: bool) -> bool {
    match c {
        '\n' | '\r' | '\t' => !several_lines,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffd}' => true,
        _ => c.is_control(),
    }
}

fn loosely_named<T: Named>(text: &str) -> Option<T> {
    let wanted = sort_key(text);
    T::all().iter().copied().find(|value| sort_key(value.name()) == wanted)
}

fn whole_part(number: Option<f64>) -> Option<i64> {
    // Beyond 2^53 a fraction no longer tells whole numbers apart.
    number.filter(|number| number.fract() == 0.0 && number.abs() < 9e15).map(|number| number as i64)
}

/// `12`, and `12.0` or `12,0` as spreadsheets write it.
fn whole_text(text: &str) -> Option<i64> {
    let digits = text.split_once([',', '.']).filter(|(_, after)| !after.is_empty() && after.bytes().all(|byte| byte == b'0'));
    digits.map_or(text, |(before, _)| before).parse().ok()
}

/// Cents of `1234`, `1234.5` or `1234,50`; thousands separators are refused because they are ambiguous.
fn cents_of(text: &str) -> Option<i64> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (euro, cents) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let trimmed = cents.trim_end_matches('0');
    if euro.is_empty()
        || euro.len() > 15
        || trimmed.len() > 2
        || !digits(euro)
        || !digits(cents)
        || (!cents.is_empty() && cents.len() == 3 && trimmed.is_empty())
    {
        return None;
    }
    let cents: i64 = format!("{trimmed:0<2}").parse().ok()?;
    Some(sign * (euro.parse::<i64>().ok()? * 100 + cents))
}

#[cfg(test)]
mod tests {
    use super::{cents_of, whole_text};

    #[test]
    fn amounts_are_exact() {
        assert_eq!(cents_of("1234.5"), Some(123_450));
        assert_eq!(cents_of("1234,05"), Some(123_405));
        assert_eq!(cents_of("0"), Some(0));
        assert_eq!(cents_of("19.999"), None);
        assert_eq!(cents_of("1.000"), None, "a thousand, or one?");
        assert_eq!(cents_of("1.234,50"), None);
        assert_eq!(cents_of("1e9"), None);
        assert_eq!(cents_of("-5"), Some(-500));
    }

    #[test]
    fn whole_numbers_of_spreadsheets_are_read() {
        assert_eq!(whole_text("12.0"), Some(12));
        assert_eq!(whole_text("12,5"), None);
        assert_eq!(whole_text("12."), None);
    }
}
