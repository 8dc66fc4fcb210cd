//! What may stand in the files of a pack: one table for each, from which they are read, described in JSON Schema and documented.

/// A field of a file.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
    /// What it means, for the documentation.
    pub about: &'static str,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A name inside a pack: small letters, digits and `_`, beginning with a letter; at most 40.
    Name,
    /// The name of a pack: small letters, digits and `-`; at most 60.
    PackName,
    /// `1.2.3`.
    Version,
    /// A text in each language of the pack, of at most so many characters and one line.
    Words(usize),
    /// A text in each language of the pack, of at most so many characters, on several lines.
    Lines(usize),
    /// A text in no particular language, of at most so many characters.
    Text(usize),
    /// One of these codes.
    Code(fn() -> Vec<&'static str>),
    /// One of these units.
    Unit(fn() -> Vec<&'static str>),
    Whole(i64, i64),
    /// An exact number.
    Number,
    Flag,
    /// A day, `2026-11-23`.
    Day,
    /// A text, a number, a flag or a day.
    Scalar,
    /// An expression that is true, false or not known.
    Condition,
    /// An expression that gives a number.
    Formula,
    /// An expression that gives a date.
    DateFormula,
    /// An expression that gives one of the codes written in it.
    CodeFormula,
    Object(&'static [Field]),
    /// A list of at most so many.
    List(&'static Kind, usize),
}

impl Kind {
    /// Whether it holds an expression.
    #[must_use]
    pub const fn is_expression(self) -> bool {
        matches!(self, Self::Condition | Self::Formula | Self::DateFormula | Self::CodeFormula)
    }

    /// The fixed name of the kind, for messages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name | Self::PackName | Self::Version | Self::Text(_) | Self::Code(_) | Self::Unit(_) => "text",
            Self::Words(_) | Self::Lines(_) => "words",
            Self::Whole(..) => "whole",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::Day => "day",
            Self::Scalar => "scalar",
            Self::Condition | Self::Formula | Self::DateFormula | Self::CodeFormula => "expression",
            Self::Object(_) => "table",
            Self::List(..) => "list",
        }
    }
}

/// A field that must be there.
#[must_use]
pub const fn needed(name: &'static str, kind: Kind, about: &'static str) -> Field {
    Field { name, kind, required: true, about }
}

/// A field that may be left out.
#[must_use]
pub const fn optional(name: &'static str, kind: Kind, about: &'static str) -> Field {
    Field { name, kind, required: false, about }
}

/// The names of a list of codes, for [`Kind::Code`].
#[macro_export]
macro_rules! code_names {
    ($list:ty) => {
        || <$list>::ALL.iter().map(|code| code.as_str()).collect()
    };
}
