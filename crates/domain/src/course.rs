//! A course and the skills it teaches.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{concept::ConceptRef, id::ExternalId, vacancy::Requirement};

/// A course, as the register holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    pub external: ExternalId,
    pub desk: String,
    pub title: String,
    /// Who holds it.
    pub body: String,
    #[serde(default)]
    pub place: CoursePlace,
    #[serde(default)]
    pub from: Option<NaiveDate>,
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// Length in hours.
    #[serde(default)]
    pub hours: Option<u32>,
    #[serde(default)]
    pub seats: Option<u32>,
    /// What a person pays, in cents of euro; 0 is free.
    #[serde(default)]
    pub cost_cents: Option<i64>,
    #[serde(default)]
    pub funding: Option<String>,
    /// The skills it teaches.
    pub skills: Vec<ConceptRef>,
    /// Title or licence given at the end.
    #[serde(default)]
    pub qualification: Option<String>,
    #[serde(default)]
    pub eqf: Option<u8>,
    #[serde(default)]
    pub requirements: Vec<Requirement>,
    /// Whether an employer commits to hire.
    #[serde(default)]
    pub hiring_commitment: bool,
    #[serde(default)]
    pub apply_until: Option<NaiveDate>,
    #[serde(default)]
    pub link: Option<String>,
}

/// Where a course is held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoursePlace {
    #[serde(default)]
    pub istat: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub online: bool,
}

impl Course {
    /// Whether one can still apply on a day: not past the last day to apply, and not begun.
    #[must_use]
    pub fn is_open_on(&self, today: NaiveDate) -> bool {
        self.apply_until.is_none_or(|last| last >= today) && self.from.is_none_or(|first| first >= today)
    }
}
