//! The shape of an expression that was read.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{fault::Position, number::Number};

/// A part of an expression and where it begins.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub at: Position,
    pub part: Part,
}

/// Where a part stands is no part of what it says.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.part == other.part
    }
}

impl Eq for Node {}

/// Chains of one operator are one part, however long: only brackets, calls and conditions make an expression deeper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    None,
    Boolean(bool),
    Number(Number),
    Date(NaiveDate),
    Text(String),
    /// Numbers, texts or dates in square brackets.
    List(Vec<Node>),
    Name(String),
    Call(String, Vec<Node>),
    Not(Box<Node>),
    Minus(Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
    /// First term, then those added or taken away.
    Sum(Box<Node>, Vec<(Sign, Node)>),
    /// First factor, then those it is multiplied or divided by.
    Product(Box<Node>, Vec<(Factor, Node)>),
    Compare(Comparison, Box<Node>, Box<Node>),
    /// Whether the first is in the second; the flag turns it round.
    In {
        item: Box<Node>,
        list: Box<Node>,
        negated: bool,
    },
    If(Box<Node>, Box<Node>, Box<Node>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Factor {
    Times,
    Over,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Different,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Comparison {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Different => "<>",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    pub fn from_str(text: &str) -> Option<Self> {
        [Self::Equal, Self::Different, Self::Less, Self::AtMost, Self::More, Self::AtLeast].into_iter().find(|it| it.as_str() == text)
    }
}

impl Node {
    /// The parts right below.
    pub fn below(&self) -> Vec<&Self> {
        match &self.part {
            Part::List(parts) | Part::Call(_, parts) | Part::And(parts) | Part::Or(parts) => parts.iter().collect(),
            Part::Not(part) | Part::Minus(part) => vec![part],
            Part::Sum(first, rest) => std::iter::once(&**first).chain(rest.iter().map(|(_, part)| part)).collect(),
            Part::Product(first, rest) => std::iter::once(&**first).chain(rest.iter().map(|(_, part)| part)).collect(),
            Part::Compare(_, left, right) => vec![left, right],
            Part::In { item, list, .. } => vec![item, list],
            Part::If(condition, yes, no) => vec![condition, yes, no],
            _ => Vec::new(),
        }
    }

    /// The names that must be known for it to be true: a conservative answer, which leaves out what could be replaced.
    pub fn needs(&self) -> BTreeSet<&str> {
        match &self.part {
            Part::Name(name) => std::iter::once(name.as_str()).collect(),
            Part::And(parts) => parts.iter().flat_map(Self::needs).collect(),
            Part::Or(parts) => {
                let mut sides = parts.iter().map(Self::needs);
                let first = sides.next().unwrap_or_default();
                sides.fold(first, |common, side| common.intersection(&side).copied().collect())
            }
            Part::Compare(_, left, right) => left.needs().into_iter().chain(right.needs()).collect(),
            Part::In { item, list, .. } => item.needs().into_iter().chain(list.needs()).collect(),
            Part::Sum(..) | Part::Product(..) | Part::Minus(_) => self.below().into_iter().flat_map(Self::needs).collect(),
            Part::Call(function, parts) if function == "present" => parts.iter().flat_map(Self::needs).collect(),
            _ => BTreeSet::new(),
        }
    }

    /// Adds the names that occur.
    pub fn names<'a>(&'a self, found: &mut Vec<&'a str>) {
        if let Part::Name(name) = &self.part {
            found.push(name);
        }
        for part in self.below() {
            part.names(found);
        }
    }
}
