//! The list of people for a vacancy: what the employer sees, and what the operator works with.

use chrono::{NaiveDate, NaiveDateTime};
use ponte_domain::{work_terms::Licence, worker::Language};
use serde::Serialize;

use super::{DeskHeader, VacancySummary};

/// The people the desk sends to an employer (*rosa*).
///
/// Holds no points, birth date, sex, citizenship or address, by having no place for them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shortlist {
    pub desk: DeskHeader,
    pub vacancy: VacancySummary,
    /// Whom it is sent to.
    pub recipient: Option<String>,
    /// When the employer wanted it.
    pub deadline: Option<NaiveDateTime>,
    /// Until when people wait for an answer.
    pub reply_by: Option<NaiveDate>,
    /// Last day on which the employer may keep the data of those it does not hire.
    pub keep_until: Option<NaiveDate>,
    pub people: Vec<ShortlistPerson>,
}

/// What an employer sees of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ShortlistPerson {
    /// Absent unless the person agreed that her name be sent: she is then called by her number in the list.
    pub name: Option<String>,
    /// Municipality, when she agreed that it be seen.
    pub place: Option<String>,
    pub languages: Vec<Language>,
    pub licences: Vec<Licence>,
    /// Labels, in the language of the document.
    pub skills: Vec<String>,
    /// One line a piece of work history, in words.
    pub experience: Vec<String>,
    /// Titles of study and certificates, in words.
    pub education: Vec<String>,
    /// First day on which she can start.
    pub available_from: Option<NaiveDate>,
    /// Day on which she said that she is available.
    pub asked_on: Option<NaiveDate>,
    /// The conditions she set, in her words.
    pub conditions: Option<String>,
}

/// The operator's own list for a vacancy, with points and reasons.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShortlistWorking {
    pub desk: DeskHeader,
    pub vacancy: VacancySummary,
    /// When the list was computed.
    pub computed: NaiveDateTime,
    /// How many people were considered.
    pub considered: u64,
    /// How many of them passed every required condition.
    pub passed: u64,
    pub people: Vec<WorkingPerson>,
}

/// A person in the operator's list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WorkingPerson {
    /// Place in the list, from 1.
    pub rank: u32,
    pub name: String,
    pub place: Option<String>,
    /// Kilometres from home to work, as the crow flies.
    pub km: Option<f32>,
    /// Points out of 1,000.
    pub points: u16,
    /// The parts that add up to the points, in the order of the page.
    pub terms: Vec<TermShare>,
    /// Why, in words.
    pub reasons: Vec<String>,
    pub missing: Vec<String>,
    pub ask: Vec<String>,
    /// Day on which the availability was last ascertained.
    pub ascertained: Option<NaiveDate>,
    /// What came of asking her so far, in words.
    pub answer: Option<String>,
}

/// A term of the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermShare {
    /// In words, in the language of the document.
    pub name: String,
    pub points: u16,
    /// The maximum for this vacancy.
    pub of: u16,
}
