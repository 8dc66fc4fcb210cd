//! What a person takes along: the booklet of her competences and plan, a curriculum, a cover letter.

use chrono::NaiveDate;
use ponte_domain::{
    balance::{Class, SaidBy},
    plan::UnitState,
    work_terms::Licence,
    worker::Language,
};
use serde::Serialize;

use super::DeskHeader;

/// The booklet of a person's competences, units and plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Booklet {
    pub desk: DeskHeader,
    pub name: String,
    pub codice_fiscale: Option<String>,
    pub birth_date: Option<NaiveDate>,
    /// When the balance was begun, and concluded.
    pub begun: Option<NaiveDate>,
    pub concluded: Option<NaiveDate>,
    /// What came out of it.
    pub summary: Option<String>,
    /// By class, in the order of the classes.
    pub competences: Vec<BookletCompetence>,
    /// Units and steps that were done.
    pub done: Vec<BookletUnit>,
    /// What she wants to come to.
    pub goal: Option<String>,
    pub review: Option<NaiveDate>,
    /// Units and steps still to be done.
    pub planned: Vec<BookletUnit>,
}

/// A competence, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BookletCompetence {
    pub class: Class,
    pub what: String,
    pub level: Option<u8>,
    /// What shows it, where and when, in one line; may be empty.
    pub evidence: String,
    pub said_by: SaidBy,
}

/// A unit or a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BookletUnit {
    pub what: String,
    pub who: String,
    /// Of a course that counts: its hours, and what it gives.
    pub credit: bool,
    pub hours: Option<u32>,
    pub qualification: Option<String>,
    pub state: UnitState,
    /// Until when, or when it was done.
    pub day: Option<NaiveDate>,
    pub evidence: String,
}

/// A curriculum, in the order of Europass: who she is, what she did, learned and can. It carries neither the desk's name nor anything
/// that she did not choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Curriculum {
    /// The desk that prints it: for the properties of the file, not for the page.
    pub desk: DeskHeader,
    pub name: String,
    pub headline: String,
    pub about: String,
    pub place: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub experiences: Vec<CurriculumEntry>,
    pub education: Vec<CurriculumEntry>,
    pub languages: Vec<Language>,
    pub skills: Vec<String>,
    pub licences: Vec<Licence>,
    /// Registers and certificates.
    pub registers: Vec<String>,
}

/// A piece of work or a title of study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CurriculumEntry {
    pub when: String,
    pub title: String,
    pub place: Option<String>,
    pub text: Option<String>,
}

/// A cover letter, in the words of who sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverLetter {
    /// The desk that prints it: for the properties of the file, not for the page.
    pub desk: DeskHeader,
    pub name: String,
    /// Place, telephone and mail of who writes.
    pub contacts: Vec<String>,
    pub to: String,
    pub subject: String,
    pub paragraphs: Vec<String>,
}
