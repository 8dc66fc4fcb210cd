//! Questionnaires: what is asked, when, and what the answers are worth.
//!
//! A questionnaire is data of a pack ([`crate::pack`]); nothing here knows which one. It is answered item by item
//! ([`Questionnaire::assess`]): what is asked depends on what was answered before, points become scores, and a score with
//! bands is an index.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    codes,
    expression::{Choices, Expression, Number, Rounding, Type},
    reference::Label,
};

mod assess;
mod fields;
mod sample;
#[cfg(test)]
mod tests;

pub use assess::{Answers, Assessment, ItemError, ItemFault, Scored};
pub use fields::{COUNT, QUESTIONNAIRE};
pub use sample::{Candidate, Drawn, Sample};

codes! {
    /// How an item is answered.
    pub enum ItemKind {
        /// One of the options.
        Choice = "choice",
        /// Some of the options.
        Multiple = "multiple",
        /// A whole number between two ends that are named.
        Scale = "scale",
        Number = "number",
        Date = "date",
        Text = "text",
        /// A municipality, by its code.
        Place = "place",
        /// An occupation, by its URI or code.
        Occupation = "occupation",
        /// A file, by the name under which it is kept.
        File = "file",
    }
}

/// Most characters of a text when the item sets no limit.
pub const USUAL_CHARS: u32 = 500;

/// A questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    pub id: String,
    pub title: Label,
    /// Said before the first section.
    #[serde(default)]
    pub introduction: Label,
    /// Said at the end.
    #[serde(default)]
    pub thanks: Label,
    /// About how long it takes, in minutes.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Nobody is to know who answered.
    #[serde(default)]
    pub anonymous: bool,
    pub sections: Vec<Section>,
    #[serde(default)]
    pub scores: Vec<Score>,
    #[serde(default)]
    pub checks: Vec<Check>,
    #[serde(default)]
    pub counts: Vec<Count>,
    /// Those who are asked first.
    #[serde(default)]
    pub samples: Vec<Sample>,
}

/// Items under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub id: String,
    pub title: Label,
    #[serde(default)]
    pub text: Label,
    /// Asked only where it is true.
    #[serde(default)]
    pub when: Option<Expression>,
    pub items: Vec<Item>,
}

/// Something that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: String,
    pub kind: ItemKind,
    pub label: Label,
    #[serde(default)]
    pub help: Label,
    #[serde(default = "yes")]
    pub required: bool,
    /// Asked only where it is true.
    #[serde(default)]
    pub when: Option<Expression>,
    #[serde(default)]
    pub options: Vec<Choice>,
    /// Smallest number.
    #[serde(default)]
    pub least: Option<Number>,
    /// Largest number.
    #[serde(default)]
    pub most: Option<Number>,
    /// What the smallest number of a scale stands for.
    #[serde(default)]
    pub least_label: Label,
    /// What the largest number of a scale stands for.
    #[serde(default)]
    pub most_label: Label,
    /// The smallest number of a scale earns the most points.
    #[serde(default)]
    pub reversed: bool,
    /// Most decimals of a number.
    #[serde(default)]
    pub decimals: u32,
    /// What a number counts.
    #[serde(default)]
    pub unit: Label,
    /// First day that may be answered.
    #[serde(default)]
    pub since: Option<Expression>,
    /// Last day that may be answered.
    #[serde(default)]
    pub until: Option<Expression>,
    /// Most options that may be chosen.
    #[serde(default)]
    pub most_chosen: Option<u32>,
    /// Most characters of a text.
    #[serde(default)]
    pub most_chars: Option<u32>,
    /// What the answer is worth, instead of the points of its options or of the scale.
    #[serde(default)]
    pub points: Option<Expression>,
}

const fn yes() -> bool {
    true
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub code: String,
    pub label: Label,
    #[serde(default)]
    pub points: Option<Number>,
    /// Excludes the other options of a multiple choice ("none of these").
    #[serde(default)]
    pub alone: bool,
}

/// A number computed from the answers; an index when it has bands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub id: String,
    pub title: Label,
    pub formula: Expression,
    #[serde(default)]
    pub decimals: u32,
    #[serde(default = "half_up")]
    pub rounding: Rounding,
    #[serde(default)]
    pub bands: Vec<Band>,
}

const fn half_up() -> Rounding {
    Rounding::HalfUp
}

/// What a score falls into, from a bound on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    pub code: String,
    /// The smallest score of the band; absent for the first.
    #[serde(default)]
    pub from: Option<Number>,
    pub title: Label,
    /// What is proposed to somebody in it.
    #[serde(default)]
    pub proposal: Label,
}

/// Something that answers together must satisfy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// True when the answers agree; what is not known passes.
    pub holds: Expression,
    /// What to say when they do not.
    pub message: Label,
    /// The item beside which it is said.
    pub item: String,
}

/// Something that is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub id: String,
    pub title: Label,
    /// Counted where it is true; everywhere when absent.
    #[serde(default)]
    pub when: Option<Expression>,
    /// How much is counted; 1 when absent.
    #[serde(default)]
    pub amount: Option<Expression>,
}

impl Questionnaire {
    /// Every item with its section, in the order in which they are asked.
    pub fn items(&self) -> impl Iterator<Item = (&Section, &Item)> {
        self.sections.iter().flat_map(|section| section.items.iter().map(move |item| (section, item)))
    }

    /// The item of this name.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().map(|(_, item)| item).find(|item| item.id == id)
    }

    /// The names that other expressions of a pack may use once it is answered, each with its type: `education`,
    /// `education.points`, `total`, `total.band`.
    pub fn names(&self) -> impl Iterator<Item = (String, Type)> + '_ {
        let items = self.items().flat_map(|(_, item)| item.names());
        items.chain(self.scores.iter().flat_map(Score::names))
    }
}

impl Item {
    /// The type of its answers.
    #[must_use]
    pub fn answer_type(&self) -> Type {
        let codes = || self.options.iter().map(|option| option.code.clone()).collect::<Choices>();
        match self.kind {
            ItemKind::Choice => Type::Code(codes()),
            ItemKind::Multiple => Type::Codes(codes()),
            ItemKind::Scale | ItemKind::Number => Type::Number,
            ItemKind::Date => Type::Date,
            ItemKind::Text | ItemKind::Place | ItemKind::Occupation | ItemKind::File => Type::Text,
        }
    }

    /// Whether an answer is worth points.
    #[must_use]
    pub fn has_points(&self) -> bool {
        self.points.is_some() || self.kind == ItemKind::Scale || self.options.iter().any(|option| option.points.is_some())
    }

    /// The names by which expressions ask for its answer, and for its points if it has any.
    #[must_use]
    pub fn names(&self) -> Vec<(String, Type)> {
        let mut names = vec![(self.id.clone(), self.answer_type())];
        if self.has_points() {
            names.push((format!("{}.points", self.id), Type::Number));
        }
        names
    }
}

impl Score {
    /// The names by which expressions ask for it, and for its band if it has any.
    #[must_use]
    pub fn names(&self) -> Vec<(String, Type)> {
        let mut names = vec![(self.id.clone(), Type::Number)];
        if !self.bands.is_empty() {
            names.push((format!("{}.band", self.id), Type::code(self.bands.iter().map(|band| band.code.as_str()))));
        }
        names
    }

    /// The band of a number.
    #[must_use]
    pub fn band(&self, number: Number) -> Option<&Band> {
        self.bands.iter().rev().find(|band| band.from.is_none_or(|from| number >= from))
    }
}

/// The day on which a questionnaire is assessed and the parameters that the desk set, by the names that expressions use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    pub today: NaiveDate,
    /// `parameter.<id>` → value.
    pub parameters: crate::expression::Values,
}

impl Setting {
    /// The values that every expression of a pack may ask for.
    #[must_use]
    pub fn values(&self) -> crate::expression::Values {
        let mut values = self.parameters.clone();
        values.insert("today".to_owned(), crate::expression::Value::Date(self.today));
        values
    }
}
