//! Texts with placeholders, filled in with what is known.

use std::collections::BTreeMap;

use crate::{
    expression::{Expression, Names, Value, Values},
    pack::{Piece, pieces},
    reference::Lang,
};

/// What stands where something is not known: who writes by hand goes on there.
pub const GAP: &str = "…………";

/// What codes are called, by the name that holds them (`sheet.start.work`) and the code.
pub type CodeWords = BTreeMap<String, BTreeMap<String, String>>;

/// A text that was filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    pub text: String,
    /// The placeholders of which nothing is known, in the order of the text, each once.
    pub gaps: Vec<String>,
}

/// A placeholder that cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPlaceholder {
    /// Line of the text, from 1.
    pub line: usize,
    /// What stands in it; empty for one that is not closed or holds nothing.
    pub written: String,
}

/// Fills the placeholders of a text. What is put in is text and nothing else: signs that would make it bold, a heading or a list are
/// escaped.
#[must_use]
pub fn fill(text: &str, values: &Values, words: &CodeWords, lang: Lang) -> Filled {
    let mut filled = Filled::default();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => filled.text.push_str(text),
            Piece::Broken(_) => filled.text.push_str(GAP),
            Piece::Expression(written, _) => {
                let written = written.trim();
                let value = Expression::parse(written).ok().and_then(|read| read.evaluate(values).ok()).unwrap_or(Value::None);
                match shown(&value, words.get(written), lang).filter(|shown| !shown.trim().is_empty()) {
                    Some(shown) => filled.text.push_str(&plain(&shown)),
                    None => {
                        filled.text.push_str(GAP);
                        if !filled.gaps.iter().any(|known| known == written) {
                            filled.gaps.push(written.to_owned());
                        }
                    }
                }
            }
        }
    }
    filled
}

/// The placeholders of a text that cannot be filled, whatever is known.
#[must_use]
pub fn bad_placeholders(text: &str, names: &Names) -> Vec<BadPlaceholder> {
    let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    let bad = |piece| match piece {
        Piece::Text(_) => None,
        Piece::Broken(at) => Some(BadPlaceholder { line: line(at), written: String::new() }),
        Piece::Expression(written, at) => {
            let read = Expression::parse(written).map_err(|fault| vec![fault]);
            read.and_then(|read| read.check(names)).is_err().then(|| BadPlaceholder { line: line(at), written: written.trim().to_owned() })
        }
    };
    pieces(text).into_iter().filter_map(bad).collect()
}

/// A value in words: dates as they are written in letters of the language, codes by what they are called.
fn shown(value: &Value, words: Option<&BTreeMap<String, String>>, lang: Lang) -> Option<String> {
    let called = |code: &String| words.and_then(|words| words.get(code)).unwrap_or(code).clone();
    Some(match value {
        Value::None => return None,
        Value::Boolean(yes) => match (lang, yes) {
            (Lang::It, true) => "sì",
            (Lang::Fr, true) => "oui",
            (Lang::En, true) => "yes",
            (Lang::Fr, false) => "non",
            (Lang::It | Lang::En, false) => "no",
        }
        .to_owned(),
        Value::Number(number) if lang == Lang::En => number.to_string(),
        Value::Number(number) => number.to_string().replace('.', ","),
        Value::Date(day) => day.format("%d/%m/%Y").to_string(),
        Value::Text(text) => called(text),
        Value::List(values) => {
            let parts: Vec<String> = values.iter().filter_map(|value| shown(value, words, lang)).collect();
            parts.join(", ")
        }
    })
}

/// Escapes what would be more than text.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut at_start = true;
    for c in text.chars() {
        let marks_line = at_start && matches!(c, '#' | '-' | '+' | '>' | '=' | '~');
        if marks_line || matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '\\') {
            plain.push('\\');
        }
        plain.push(c);
        at_start = c == '\n' || (at_start && c == ' ');
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::Type;

    fn values() -> Values {
        let texts = [("given_name", "Anna *Maria*"), ("work", "gardener")].map(|(name, text)| (name.to_owned(), Value::text(text)));
        let mut values: Values = texts.into_iter().collect();
        values.insert("today".into(), Value::Date("2026-11-23".parse().expect("a day")));
        values.insert("tasks".into(), Value::codes(["a", "b"]));
        values
    }

    #[test]
    fn what_is_known_is_filled_in_and_the_rest_is_left_to_write() {
        let words = CodeWords::from([("work".into(), BTreeMap::from([("gardener".into(), "giardiniera".into())]))]);
        let text = "{{ given_name }}, {{work}}, {{ today }}, {{ tasks }}: {{ phone }} {{ phone }} {{ fine }}";
        let filled = fill(text, &values(), &words, Lang::It);
        assert_eq!(filled.text, format!("Anna \\*Maria\\*, giardiniera, 23/11/2026, a, b: {GAP} {GAP} {GAP}"));
        assert_eq!(filled.gaps, ["phone", "fine"]);
    }

    #[test]
    fn what_is_put_in_makes_no_headings_and_no_lists() {
        let values = Values::from([("x".into(), Value::text("# forte\n- uno\n 2<b>"))]);
        assert_eq!(fill("{{ x }}", &values, &CodeWords::new(), Lang::En).text, "\\# forte\n\\- uno\n 2\\<b>");
    }

    #[test]
    fn a_placeholder_that_can_never_be_filled_is_found_with_its_line() {
        let names = Names::from([("given_name".into(), Type::Text)]);
        let found = bad_placeholders("{{ given_name }}\n{{ given_nane }}\n\n{{ }} {{ given_name", &names);
        let told: Vec<(usize, &str)> = found.iter().map(|bad| (bad.line, bad.written.as_str())).collect();
        assert_eq!(told, [(2, "given_nane"), (4, ""), (4, "")]);
    }
}
