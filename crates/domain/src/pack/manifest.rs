//! The manifest: what a pack is, and what a desk may set.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::shape::{Field, Kind, needed, optional};
use crate::{
    code_names, codes,
    expression::{Number, Type, Value, Values},
    pathway::Named,
    reference::{Label, Lang},
};

/// The form of packs that this program reads.
pub const FORM: u32 = 1;

codes! {
    /// A part of the program that a pack relies on.
    pub enum Engine {
        Casework = "casework", Pathways = "pathways", Questionnaires = "questionnaires", Agenda = "agenda", Matching = "matching",
        Rankings = "rankings", Publishing = "publishing", Network = "network", Observatory = "observatory", Registers = "registers",
    }
}

codes! {
    /// What kind of value a desk may set.
    pub enum ParameterKind { Number = "number", YesNo = "yes_no", Choice = "choice", Date = "date", Text = "text" }
}

codes! {
    /// What kind of act a pack rests on.
    pub enum ActKind {
        Law = "law", Decree = "decree", RegionalLaw = "regional_law", Resolution = "resolution", Determination = "determination",
        Note = "note", Agreement = "agreement",
    }
}

/// `pack.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form in which the pack is written ([`FORM`]).
    pub form: u32,
    pub id: String,
    pub version: String,
    pub title: Label,
    #[serde(default)]
    pub summary: Label,
    /// The languages in which everything is said.
    #[serde(default = "all_languages")]
    pub languages: Vec<Lang>,
    /// Two-digit ISTAT code of the region it comes from; everywhere when absent.
    #[serde(default)]
    pub region: Option<String>,
    /// The body that wrote it.
    #[serde(default)]
    pub author: Option<String>,
    /// The essential services (LEP) it delivers.
    pub leps: Vec<String>,
    /// Who it is for.
    pub targets: Vec<Label>,
    pub engines: Vec<Engine>,
    #[serde(default)]
    pub acts: Vec<Act>,
    #[serde(default)]
    pub parameters: Vec<Parameter>,
}

fn all_languages() -> Vec<Lang> {
    Lang::ALL.to_vec()
}

/// An act that a pack rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    pub kind: ActKind,
    pub number: String,
    #[serde(default)]
    pub date: Option<NaiveDate>,
    pub title: Label,
}

/// Something that a desk may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    pub id: String,
    pub kind: ParameterKind,
    pub title: Label,
    /// The value when a desk sets none.
    pub default: Value,
    /// Smallest number.
    #[serde(default)]
    pub least: Option<Number>,
    /// Largest number.
    #[serde(default)]
    pub most: Option<Number>,
    /// Whether a number must be whole.
    #[serde(default)]
    pub whole: bool,
    #[serde(default)]
    pub options: Vec<Named>,
}

impl Parameter {
    /// The type that expressions see.
    #[must_use]
    pub fn of(&self) -> Type {
        match self.kind {
            ParameterKind::Number => Type::Number,
            ParameterKind::YesNo => Type::Boolean,
            ParameterKind::Choice => Type::code(self.options.iter().map(|option| option.code.as_str())),
            ParameterKind::Date => Type::Date,
            ParameterKind::Text => Type::Text,
        }
    }

    /// Whether a desk may set this value.
    #[must_use]
    pub fn allows(&self, value: &Value) -> bool {
        let Value::Number(number) = value else { return *value != Value::None && self.of().takes(value) };
        self.kind == ParameterKind::Number
            && self.least.is_none_or(|least| *number >= least)
            && self.most.is_none_or(|most| *number <= most)
            && (!self.whole || number.as_whole().is_some())
    }
}

impl Manifest {
    /// The parameters by the names that expressions use: what a desk set where it may be set, else the usual value.
    #[must_use]
    pub fn parameters(&self, set: &Values) -> Values {
        let value =
            |parameter: &Parameter| set.get(&parameter.id).filter(|value| parameter.allows(value)).unwrap_or(&parameter.default).clone();
        self.parameters.iter().map(|parameter| (format!("parameter.{}", parameter.id), value(parameter))).collect()
    }
}

/// `pack.toml`.
pub const MANIFEST: &[Field] = &[
    needed("form", Kind::Whole(1, 1_000), "The form in which the pack is written: 1."),
    needed("id", Kind::PackName, "Name of the pack, that of its folder."),
    needed("version", Kind::Version, "Its version. What runs keeps the version it began with."),
    needed("title", Kind::Words(120), "What it is called."),
    optional("summary", Kind::Lines(1_000), "What it is, in a few sentences."),
    optional(
        "languages",
        Kind::List(&Kind::Code(code_names!(Lang)), 3),
        "The languages in which everything is said; all three when absent.",
    ),
    optional("region", Kind::Text(2), "Two-digit ISTAT code of the region it comes from."),
    optional("author", Kind::Text(200), "The body that wrote it."),
    needed("leps", Kind::List(&Kind::Text(10), 30), "The essential services (LEP) it delivers, by their codes."),
    needed("targets", Kind::List(&Kind::Words(200), 20), "Who it is for."),
    needed("engines", Kind::List(&Kind::Code(code_names!(Engine)), 10), "The parts of the program it relies on."),
    optional("acts", Kind::List(&Kind::Object(ACT), 40), "The acts it rests on."),
    optional("parameters", Kind::List(&Kind::Object(PARAMETER), 40), "What a desk may set: `parameter.<id>`."),
];

const ACT: &[Field] = &[
    needed("kind", Kind::Code(code_names!(ActKind)), "What kind of act."),
    needed("number", Kind::Text(40), "Its number."),
    optional("date", Kind::Day, "Its day."),
    needed("title", Kind::Words(300), "What it is about."),
];

const PARAMETER: &[Field] = &[
    needed("id", Kind::Name, "Name of the parameter."),
    needed("kind", Kind::Code(code_names!(ParameterKind)), "What kind of value it has."),
    needed("title", Kind::Words(200), "What it sets."),
    needed("default", Kind::Scalar, "Its value when a desk sets none."),
    optional("least", Kind::Number, "Smallest number."),
    optional("most", Kind::Number, "Largest number."),
    optional("whole", Kind::Flag, "True when a number must be whole."),
    optional("options", Kind::List(&Kind::Object(PARAMETER_OPTION), 40), "What can be chosen, for choice."),
];

const PARAMETER_OPTION: &[Field] =
    &[needed("code", Kind::Name, "Name by which expressions ask for it."), needed("label", Kind::Words(200), "What it says.")];
