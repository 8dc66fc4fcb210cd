//! The words and signs of an expression.

use chrono::NaiveDate;

use super::{
    days::within_years,
    fault::{Code, Fault, Position},
    number::Number,
};

/// A word or sign.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A name, a function or a keyword.
    Word(String),
    Number(Number),
    Date(NaiveDate),
    Text(String),
    Sign(&'static str),
    End,
}

impl Token {
    /// How a message repeats it.
    pub fn shown(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Text(text) => format!("'{text}'"),
            Self::Sign(sign) => (*sign).to_owned(),
            Self::End => String::new(),
        }
    }
}

/// Signs, the longer before those they begin with.
const SIGNS: [&str; 15] = ["<>", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "(", ")", "[", "]", ","];

/// Reads the words of a text and where each begins; the last is always [`Token::End`].
pub(super) fn tokens(source: &str) -> Result<Vec<(Position, Token)>, Fault> {
    let mut reader = Reader { rest: source, at: Position { line: 1, column: 1 } };
    let mut found = Vec::new();
    loop {
        reader.skip_space();
        let at = reader.at;
        let token = reader.next()?;
        let ended = token == Token::End;
        found.push((at, token));
        if ended {
            return Ok(found);
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
    at: Position,
}

impl<'a> Reader<'a> {
    /// Takes so many bytes, which end between two characters.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        for c in taken.chars() {
            if c == '\n' {
                self.at = Position { line: self.at.line + 1, column: 1 };
            } else {
                self.at.column += 1;
            }
        }
        self.rest = rest;
        taken
    }

    fn skip_space(&mut self) {
        let blank = self.rest.len() - self.rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        self.take(blank);
    }

    fn next(&mut self) -> Result<Token, Fault> {
        let Some(first) = self.rest.chars().next() else { return Ok(Token::End) };
        if first.is_ascii_alphabetic() {
            let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
            let length = self.rest.find(|c| !word(c)).unwrap_or(self.rest.len());
            return Ok(Token::Word(self.take(length).to_owned()));
        }
        if first.is_ascii_digit() {
            return self.number();
        }
        if first == '\'' {
            return self.text();
        }
        match SIGNS.into_iter().find(|sign| self.rest.starts_with(sign)) {
            Some(sign) => {
                self.take(sign.len());
                Ok(Token::Sign(sign))
            }
            None => Err(Fault::new(self.at, Code::BadCharacter, first, "")),
        }
    }

    /// A number, or a date when it is written as `2026-11-23` without spaces.
    fn number(&mut self) -> Result<Token, Fault> {
        let at = self.at;
        if let Some(written) = self.rest.get(..10).filter(|text| is_date_shaped(text)) {
            let date = written.parse().ok().filter(|date| within_years(*date));
            let date = date.ok_or_else(|| Fault::new(at, Code::BadDate, written, ""))?;
            self.take(10);
            return Ok(Token::Date(date));
        }
        let length = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_').unwrap_or(self.rest.len());
        let written = self.take(length);
        written.parse().map(Token::Number).map_err(|_| Fault::new(at, Code::BadNumber, written, ""))
    }

    /// A text between apostrophes; two of them stand for one.
    fn text(&mut self) -> Result<Token, Fault> {
        let at = self.at;
        let mut text = String::new();
        self.take(1);
        loop {
            let Some(end) = self.rest.find('\'') else { return Err(Fault::new(at, Code::UnclosedText, "", "")) };
            text.push_str(self.take(end));
            self.take(1);
            if !self.rest.starts_with('\'') {
                return Ok(Token::Text(text));
            }
            text.push_str(self.take(1));
        }
    }
}

fn is_date_shaped(text: &str) -> bool {
    text.bytes().enumerate().all(|(place, byte)| if place == 4 || place == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}
