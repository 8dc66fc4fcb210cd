//! What can be wrong with an expression, as codes and data; the words are in `translations/*/pack.ftl`.

use serde::{Deserialize, Serialize};

use crate::codes;

/// A place in the text of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Character of the line, from 1.
    pub column: u32,
}

codes! {
    /// What is wrong with an expression. The names are stable: others read them.
    pub enum Code {
        /// Nothing is written.
        Empty = "empty",
        /// Longer than the limit in the detail (bytes).
        TooLong = "too-long",
        /// More parts than the limit in the detail.
        TooManyParts = "too-many-parts",
        /// More levels of brackets, calls and conditions than the limit in the detail.
        TooDeep = "too-deep",
        /// The character means nothing in the language.
        BadCharacter = "bad-character",
        /// A text is opened by a quotation mark and not closed.
        UnclosedText = "unclosed-text",
        /// A number with more than 18 digits, or with letters in it.
        BadNumber = "bad-number",
        /// Written as a date, and no day of the calendar.
        BadDate = "bad-date",
        /// The word or sign cannot stand here; the detail says what could (a sign, or `value`, `end`).
        Unexpected = "unexpected",
        /// No such name is declared here.
        UnknownName = "unknown-name",
        /// There is no such function.
        UnknownFunction = "unknown-function",
        /// Too few or too many arguments; the detail says how many it takes.
        WrongArguments = "wrong-arguments",
        /// Of another type than the one in the detail.
        WrongType = "wrong-type",
        /// Values of these two types cannot be compared or stand for one another.
        TypesDiffer = "types-differ",
        /// No option has this code.
        UnknownCode = "unknown-code",
        /// Here only a number, a text or a date itself may stand, not something to be computed.
        NotLiteral = "not-literal",
        /// The bounds of bands do not rise.
        NotRising = "not-rising",
        /// The number must be whole and within the bounds in the detail.
        BadAmount = "bad-amount",
        /// The result, or a step to it, has more than 18 digits.
        TooLarge = "too-large",
        /// The date is before 1800 or after 2200.
        DateOutOfRange = "date-out-of-range",
        /// Days, months and years are added by whole numbers.
        NotWhole = "not-whole",
    }
}

/// One thing that is wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code} at {}:{}: {value}", at.line, at.column)]
pub struct Fault {
    pub at: Position,
    pub code: Code,
    /// The word, name or type that is wrong.
    pub value: String,
    /// The nearest that would have been right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// Data for the message: a limit, an expected type or sign.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

impl Fault {
    pub(super) fn new(at: Position, code: Code, value: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { at, code, value: value.into(), nearest: None, detail: detail.into() }
    }

    pub(super) fn near(mut self, nearest: Option<String>) -> Self {
        self.nearest = nearest;
        self
    }
}
