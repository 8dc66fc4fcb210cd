//! Values and their types.

use std::{collections::BTreeSet, fmt};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::number::Number;

/// The codes that a choice may have.
pub type Choices = BTreeSet<String>;

/// A value. The code of a choice is a text; what its type allows is known before ([`Type::Code`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Not known, not answered, not applicable.
    None,
    Boolean(bool),
    Number(Number),
    Date(NaiveDate),
    /// A text, or the code of a choice.
    Text(String),
    /// Codes of a multiple choice, or a list written in an expression.
    List(Vec<Self>),
}

impl Value {
    /// A text or code.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of codes.
    pub fn codes<T: Into<String>>(codes: impl IntoIterator<Item = T>) -> Self {
        Self::List(codes.into_iter().map(|code| Self::Text(code.into())).collect())
    }

    /// Whether it is true; what is not known is not.
    #[must_use]
    pub const fn holds(&self) -> bool {
        matches!(self, Self::Boolean(true))
    }

    /// The number, if it is one.
    #[must_use]
    pub const fn as_number(&self) -> Option<Number> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The date, if it is one.
    #[must_use]
    pub const fn as_date(&self) -> Option<NaiveDate> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }

    /// The text or code, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// What an expression gives, whatever the values are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Only ever [`Value::None`]: fits everywhere.
    None,
    Boolean,
    Number,
    Date,
    /// Free text, also the code of a place or an occupation.
    Text,
    /// One of these codes. A text written in an expression has the type of its own only code.
    Code(Choices),
    /// Some of these codes.
    Codes(Choices),
    /// A list of numbers written in the expression.
    Numbers,
    /// A list of dates written in the expression.
    Dates,
}

impl Type {
    /// The type of a choice among these codes.
    pub fn code<T: Into<String>>(codes: impl IntoIterator<Item = T>) -> Self {
        Self::Code(codes.into_iter().map(Into::into).collect())
    }

    /// The fixed name of the type, without its codes.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Date => "date",
            Self::Text => "text",
            Self::Code(_) => "code",
            Self::Codes(_) => "codes",
            Self::Numbers => "numbers",
            Self::Dates => "dates",
        }
    }

    /// The type that values of both have, if there is one: codes together are a choice among all of them, and a code is a text.
    #[must_use]
    pub fn with(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::None, other) | (other, Self::None) => Some(other),
            (Self::Code(mut codes), Self::Code(more)) => {
                codes.extend(more);
                Some(Self::Code(codes))
            }
            (Self::Codes(mut codes), Self::Codes(more)) => {
                codes.extend(more);
                Some(Self::Codes(codes))
            }
            (Self::Text, Self::Code(_)) | (Self::Code(_), Self::Text) => Some(Self::Text),
            (one, other) => (one == other).then_some(one),
        }
    }

    /// Whether a value may stand where this type is declared.
    #[must_use]
    pub fn takes(&self, value: &Value) -> bool {
        let among = |codes: &Choices, value: &Value| value.as_text().is_some_and(|code| codes.contains(code));
        match (self, value) {
            (_, Value::None)
            | (Self::Boolean, Value::Boolean(_))
            | (Self::Number, Value::Number(_))
            | (Self::Date, Value::Date(_))
            | (Self::Text, Value::Text(_)) => true,
            (Self::Code(codes), value) => among(codes, value),
            (Self::Codes(codes), Value::List(list)) => list.iter().all(|value| among(codes, value)),
            (Self::Numbers, Value::List(list)) => list.iter().all(|value| value.as_number().is_some()),
            (Self::Dates, Value::List(list)) => list.iter().all(|value| value.as_date().is_some()),
            _ => false,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
