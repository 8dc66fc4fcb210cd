//! Lists on paper: the availability round, and any list of a register.

use chrono::{NaiveDate, NaiveDateTime};
use ponte_domain::{codes, worker::Channel};
use serde::Serialize;

use super::{DeskHeader, VacancySummary};

/// The availability round on paper: whom to call, what to ask, boxes for the outcome.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CallList {
    pub desk: DeskHeader,
    pub vacancy: VacancySummary,
    /// When the employer wants the shortlist.
    pub deadline: Option<NaiveDateTime>,
    /// What to say at the beginning of a call.
    pub greeting: Option<String>,
    pub people: Vec<CallListPerson>,
}

/// A person to call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CallListPerson {
    pub name: String,
    pub place: Option<String>,
    pub phones: Vec<String>,
    pub preferred: Option<Channel>,
    /// What is not known yet, as questions.
    pub ask: Vec<String>,
    /// When she was last asked for this vacancy.
    pub last_asked: Option<NaiveDate>,
    /// What came of it, or whatever else helps who calls, in words.
    pub note: Option<String>,
    /// Whether it is still to be asked if her name may be sent.
    pub ask_consent: bool,
}

codes! {
    /// The side on which the cells of a column stand.
    pub enum Align { Start = "start", End = "end" }
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    pub title: String,
    pub align: Align,
    /// Share of the width beside the other columns, at least 1; absent for as wide as its longest cell.
    pub share: Option<u8>,
}

/// Any list of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    pub desk: DeskHeader,
    pub title: String,
    /// The filters in force, in words.
    pub filters: Vec<String>,
    /// How many records the list has, when the rows are only the first of them.
    pub total: Option<u64>,
    pub columns: Vec<Column>,
    /// As many cells a row as there are columns.
    pub rows: Vec<Vec<String>>,
    /// Whether the list says something about persons, and is to be kept and destroyed accordingly.
    pub personal: bool,
}

/// A letter to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    pub desk: DeskHeader,
    /// Whom it is for.
    pub to: String,
    pub subject: String,
    /// In words, in the language of the letter.
    pub paragraphs: Vec<String>,
}
