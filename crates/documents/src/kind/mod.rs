//! What can be printed. Data only: every instant is already the clock of the desk (Europe/Rome), every place a name.

mod career;
mod case;
mod composed;
mod lists;
mod sheets;
mod shortlist;

use chrono::NaiveDate;
use ponte_domain::{
    vacancy::Pay,
    work_terms::{Contract, Hours, Shift},
};
use serde::Serialize;

pub use career::{Booklet, BookletCompetence, BookletUnit, CoverLetter, Curriculum, CurriculumEntry};
pub use case::{ServicePact, StatusCertificate};
pub use composed::{Composed, ComposedPart, OfficeText};
pub use lists::{Align, CallList, CallListPerson, Column, Letter, Table};
pub use sheets::{VacancySheet, WorkerMatch, WorkerSheet};
pub use shortlist::{Shortlist, ShortlistPerson, ShortlistWorking, TermShare, WorkingPerson};

/// A document to print.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Document {
    /// The people the desk sends to an employer, with what each agreed to be seen.
    Shortlist(Shortlist),
    /// The availability round on paper.
    CallList(CallList),
    /// The operator's own list, with points and reasons; never leaves the desk.
    ShortlistWorking(ShortlistWorking),
    /// A vacancy for the window or the noticeboard.
    VacancySheet(VacancySheet),
    /// All that the register holds about a person, for her.
    WorkerSheet(Box<WorkerSheet>),
    /// The status of unemployment of a person, for her.
    StatusCertificate(Box<StatusCertificate>),
    /// What a person and the desk engage in, to sign.
    ServicePact(Box<ServicePact>),
    /// What a person can do and plans, for her.
    Booklet(Box<Booklet>),
    /// A curriculum that she chose from her record.
    Curriculum(Box<Curriculum>),
    /// A letter of hers to who has a vacancy.
    CoverLetter(CoverLetter),
    /// A letter to a person.
    Letter(Letter),
    /// Letters and documents whose text an office wrote.
    Composed(Composed),
    /// Any list of a register.
    Table(Table),
}

/// The desk that prints, at the head of every document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DeskHeader {
    pub name: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// The operator to ask for.
    pub operator: Option<String>,
}

/// A vacancy in a few lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct VacancySummary {
    pub title: String,
    /// How the desk calls the vacancy.
    pub reference: Option<String>,
    /// Absent when the employer wants to stay unnamed.
    pub employer: Option<String>,
    /// Where the work is done, as a name.
    pub place: Option<String>,
    pub positions: u32,
    pub contract: Option<Contract>,
    pub duration_months: Option<u32>,
    pub hours: Option<Hours>,
    pub hours_week: Option<u8>,
    pub shifts: Vec<Shift>,
    pub pay: Option<Pay>,
    pub start: Option<NaiveDate>,
}
