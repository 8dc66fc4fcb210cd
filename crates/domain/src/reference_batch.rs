//! Reference data on its way into an installation: what a file said, before it is stored.
//!
//! Built by the importers and by the starter set, written by storage. Reading for daily work goes
//! through [`crate::reference::Catalogue`].

use serde::{Deserialize, Serialize};

use crate::{
    codes,
    reference::{ClassEntry, Lang, Place, Scheme},
};

/// Beginning of the URI of every concept that ESCO defines.
pub const ESCO_PREFIX: &str = "http://data.europa.eu/esco/";

/// Beginning of the URI of an ISCO-08 group in ESCO; the digits follow.
pub const ISCO_PREFIX: &str = "http://data.europa.eu/esco/isco/C";

codes! {
    /// What a concept is.
    pub enum ConceptKind { Occupation = "occupation", Skill = "skill", IscoGroup = "isco_group", SkillGroup = "skill_group" }
}

codes! {
    /// How one concept stands to another.
    pub enum RelationKind {
        /// Hardly anyone can do this occupation without the skill.
        Essential = "essential",
        /// Some who do this occupation have the skill.
        Optional = "optional",
        /// The second concept contains the first.
        Broader = "broader",
    }
}

codes! {
    /// Who says something about a concept. A later one wins over an earlier one.
    pub enum Source {
        /// The starter set that the program carries.
        Starter = "starter",
        /// The official classification.
        Esco = "esco",
    }
}

codes! {
    /// A unit of territory above or at the municipality.
    pub enum TerritoryKind { Region = "region", Province = "province", Municipality = "municipality" }
}

/// What is true of a concept in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    pub uri: Box<str>,
    pub kind: ConceptKind,
    /// ISCO-08 digits (1 to 4), of occupations and ISCO groups.
    pub isco: Option<Box<str>>,
    /// Held by nearly everyone, useful nearly everywhere.
    pub transversal: bool,
    /// A digital skill.
    pub digital: bool,
    /// A skill in a language.
    pub language: bool,
    /// Of the sea economy, by the rule of the file `reference/blue.csv`.
    pub blue: bool,
    /// Of the green economy: in ESCO's green collection, or an occupation that rests on such skills.
    pub green: bool,
}

impl Concept {
    /// A concept of which nothing more is known.
    #[must_use]
    pub fn new(uri: impl Into<Box<str>>, kind: ConceptKind) -> Self {
        let (isco, flag) = (None, false);
        Self { uri: uri.into(), kind, isco, transversal: flag, digital: flag, language: flag, blue: flag, green: flag }
    }
}

/// What a concept is called in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConceptLabel {
    pub uri: Box<str>,
    pub lang: Lang,
    pub label: Box<str>,
    /// Other words for it, without repetition of the label.
    pub alternatives: Vec<Box<str>>,
}

/// One concept's link to another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ConceptRelation {
    pub from: Box<str>,
    pub kind: RelationKind,
    pub to: Box<str>,
}

/// A region or a province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Territory {
    pub kind: TerritoryKind,
    /// ISTAT code: two digits of a region, three of a province or other supra-municipal unit.
    pub code: String,
    pub name: String,
    /// Car-plate code, of provinces.
    pub short: Option<String>,
    /// Code of the region a province lies in.
    pub region: Option<String>,
}

/// The outline of a piece of territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundary {
    pub kind: TerritoryKind,
    pub code: String,
    pub name: String,
    /// A GeoJSON geometry (`Polygon` or `MultiPolygon`) in WGS84 degrees, five decimals.
    pub geometry: String,
}

/// Which edition of which publication was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Name of the importer: `starter`, `esco`, `istat-comuni`, `boundaries`, or that of a [`Scheme`].
    pub name: String,
    /// The version that the files name, else the beginning of the SHA-256 of what was read.
    pub version: String,
}

/// Everything that one import brings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReferenceBatch {
    pub territories: Vec<Territory>,
    pub places: Vec<Place>,
    pub concepts: Vec<Concept>,
    pub labels: Vec<ConceptLabel>,
    pub relations: Vec<ConceptRelation>,
    pub classes: Vec<(Scheme, ClassEntry)>,
    pub boundaries: Vec<Boundary>,
    /// Kinds of concept of which this batch brings the whole list: what is missing from it was retired.
    pub whole_kinds: Vec<ConceptKind>,
    pub release: Option<Release>,
}
