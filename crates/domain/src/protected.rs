//! The protected part of a case file: data of special categories and other delicate data (DOMAIN.md §8.1).
//!
//! Each section is seen by those who have its right and are of the case team. Nothing of it stands in a list, in
//! search, in matching, in an export, a log, a job or a mail: the types here are read and written by their own use
//! cases only, and kept encrypted.

mod field;
mod file;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::codes;

pub use field::{Field, Input, InputFault, read_inputs, shown};
pub use file::{Contacting, ProtectedFile};

codes! {
    /// A section of the protected part.
    pub enum Section {
        /// Disability and lists of L.68/99 (GDPR art. 9).
        TargetedPlacement = "targeted_placement",
        /// Violence suffered, shelter (art. 9; the highest confidentiality).
        ProtectedPath = "protected_path",
        /// Migration background (art. 9).
        Migration = "migration",
        /// Household, children, duties of care.
        Household = "household",
        /// ISEE and benefits.
        Means = "means",
        /// Convictions and measures (art. 10).
        Convictions = "convictions",
    }
}

codes! {
    /// What the protected part is opened for; it is recorded.
    pub enum Why {
        Interview = "interview", Pact = "pact", Services = "services", PersonAsked = "person_asked",
        Authority = "authority", Correction = "correction",
    }
}

codes! {
    /// Kind of disability (L.68/99 art. 1, c. 1).
    pub enum Disability {
        Civil = "civil", Work = "work", Blind = "blind", Deaf = "deaf", War = "war",
    }
}

codes! {
    /// The list of L.68/99 that a person is on: disability, or the family events of art. 18.
    pub enum ReservedList { Art1 = "art1", Art18 = "art18" }
}

codes! {
    /// Ground of a residence permit.
    pub enum Permit {
        Work = "work", Family = "family", Study = "study", International = "international_protection",
        Temporary = "temporary_protection", Special = "special_protection", Asylum = "asylum_request", LongTerm = "long_term",
    }
}

codes! {
    /// Where a person who is protected lives.
    pub enum Shelter { None = "none", Refuge = "refuge", Network = "network", Other = "other" }
}

codes! {
    /// A measure that bears on working hours and places.
    pub enum Measure {
        None = "none", Semiliberty = "semiliberty", HomeDetention = "home_detention", Probation = "probation",
        WorkOutside = "work_outside", Served = "served",
    }
}

/// What stands in a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "section", rename_all = "snake_case")]
pub enum SectionData {
    TargetedPlacement(TargetedPlacement),
    ProtectedPath(ProtectedPath),
    Migration(Migration),
    Household(Household),
    Means(Means),
    Convictions(Convictions),
}

/// Disability and targeted placement (L.68/99).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TargetedPlacement {
    pub disability: Option<Disability>,
    /// Percentage of invalidity, 0 to 100.
    pub percent: Option<u8>,
    pub list: Option<ReservedList>,
    pub listed_on: Option<NaiveDate>,
    /// Day of the report of the commission (L.104/92 art. 4).
    pub commission_on: Option<NaiveDate>,
    pub functional_diagnosis: Option<String>,
    pub residual_capacity: Option<String>,
    /// What a workplace must have or spare her.
    pub adjustments: Option<String>,
    /// Whether she agrees that operators see that she stands on a reserved list, and no more.
    pub list_may_be_told: Option<bool>,
}

/// A protected path: out of violence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProtectedPath {
    /// Who sent her: as confidential as the rest.
    pub referral: Option<String>,
    pub shelter: Option<Shelter>,
    pub needs: Option<String>,
    /// What must not be known, and to whom.
    pub cautions: Option<String>,
    pub plan: Option<String>,
}

/// Migration background.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Migration {
    pub permit: Option<Permit>,
    pub permit_until: Option<NaiveDate>,
    pub arrived_year: Option<u16>,
    pub mediation_language: Option<String>,
    /// How far the recognition of foreign titles is.
    pub title_recognition: Option<String>,
    pub notes: Option<String>,
}

/// Household and duties of care.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Household {
    /// Persons, herself included.
    pub members: Option<u8>,
    pub children: Option<u8>,
    pub youngest_born: Option<u16>,
    pub single_parent: Option<bool>,
    pub care_duties: Option<String>,
    pub notes: Option<String>,
}

/// Means of the household.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Means {
    /// ISEE in euro cents.
    pub isee: Option<i64>,
    pub isee_until: Option<NaiveDate>,
    pub benefits: Option<String>,
    pub benefits_until: Option<NaiveDate>,
    pub notes: Option<String>,
}

/// Convictions and measures, as far as they bear on work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Convictions {
    pub measure: Option<Measure>,
    pub until: Option<NaiveDate>,
    /// Hours and places that the measure allows.
    pub limits: Option<String>,
    /// The office that follows her (UEPE, prison).
    pub office: Option<String>,
    pub notes: Option<String>,
}

impl SectionData {
    /// The section that the data are of.
    #[must_use]
    pub const fn section(&self) -> Section {
        match self {
            Self::TargetedPlacement(_) => Section::TargetedPlacement,
            Self::ProtectedPath(_) => Section::ProtectedPath,
            Self::Migration(_) => Section::Migration,
            Self::Household(_) => Section::Household,
            Self::Means(_) => Section::Means,
            Self::Convictions(_) => Section::Convictions,
        }
    }
}
