//! The small language of conditions, formulas and scores that packs are written in (`docs/packs.md` specifies it).
//!
//! An expression is read once ([`Expression::parse`]), checked against the names that its place declares
//! ([`Expression::check`]), and evaluated as often as wanted ([`Expression::evaluate`]). There are no loops and nothing a
//! pack can define, so every expression ends; numbers are exact fractions, so 2/3 × 90 is 60 and falls into the band that
//! begins at 60. What is not known is `none` and stays so: it never becomes zero or false by itself.

mod check;
mod days;
mod evaluate;
mod fault;
mod format;
mod function;
mod number;
mod parse;
mod syntax;
#[cfg(test)]
mod tests;
mod token;
mod value;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

pub use days::{FIRST_YEAR, LAST_YEAR, months_between, within_years};
pub(crate) use evaluate::logistic::logistic;
pub use fault::{Code, Fault, Position};
pub use function::Function;
pub use number::{MOST_DECIMALS, Number, NumberError, Rounding};
pub use parse::KEYWORDS;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use syntax::Node;
pub use value::{Choices, Type, Value};

/// Most bytes of an expression.
pub const MOST_BYTES: usize = 4_000;
/// Most parts (names, numbers, operators, calls) of an expression.
pub const MOST_PARTS: usize = 1_000;
/// Most levels of brackets, calls and conditions one inside the other.
pub const MOST_DEPTH: usize = 32;

/// The names that an expression may use, each with its type.
pub type Names = BTreeMap<String, Type>;
/// What the names stand for; a name that is not here stands for [`Value::None`].
pub type Values = BTreeMap<String, Value>;

/// An expression that was read. Two are equal when they say the same, wherever they stand and however they are spaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    root: Node,
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// The first [`Fault`]: what is no expression, or passes [`MOST_BYTES`], [`MOST_PARTS`] or [`MOST_DEPTH`].
    pub fn parse(source: &str) -> Result<Self, Fault> {
        parse::parse(source).map(|root| Self { root })
    }

    /// The type that the expression has, given the types of the names it may use.
    ///
    /// # Errors
    /// Every [`Fault`]: unknown names and functions, codes that no option has, operands of the wrong type.
    pub fn check(&self, names: &Names) -> Result<Type, Vec<Fault>> {
        check::check(&self.root, names)
    }

    /// The value of the expression. An expression that was checked, given values of the declared types, fails only with
    /// [`Code::TooLarge`], [`Code::DateOutOfRange`] or [`Code::NotWhole`].
    ///
    /// # Errors
    /// The [`Fault`], with its place.
    pub fn evaluate(&self, values: &Values) -> Result<Value, Fault> {
        evaluate::evaluate(&self.root, values)
    }

    /// The names without which it cannot be true; others may be missing from the list, never the other way round.
    #[must_use]
    pub fn needs(&self) -> BTreeSet<&str> {
        self.root.needs()
    }

    /// The names that occur in it, each once, in the order of the alphabet.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.root.names(&mut found);
        found.sort_unstable();
        found.dedup();
        found
    }
}

impl fmt::Display for Expression {
    /// The expression in its canonical form: reading it again gives an equal one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        format::write(f, &self.root)
    }
}

impl Serialize for Expression {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
