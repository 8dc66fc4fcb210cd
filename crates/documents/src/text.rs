//! Text that people typed, made safe to print.

use serde_json::Value;

/// Removes from every text of `data` what no page can show: control characters, and the marks that reverse the
/// direction of text, with which a name could be made to read as another.
pub fn make_printable(data: &mut Value) {
    match data {
        Value::String(text) if text.contains(is_unprintable) => {
            *text = text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !is_unprintable(*c)).collect();
        }
        Value::Array(values) => values.iter_mut().for_each(make_printable),
        Value::Object(fields) => fields.values_mut().for_each(make_printable),
        _ => {}
    }
}

fn is_unprintable(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_page_can_show_is_removed() {
        let mut data = serde_json::json!({ "names": ["Anna\u{0}\u{202e} D'Amico\tè", "*x* #panic()\nsecond line"] });
        make_printable(&mut data);
        assert_eq!(data, serde_json::json!({ "names": ["Anna D'Amico è", "*x* #panic()\nsecond line"] }));
    }
}
