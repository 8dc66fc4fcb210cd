//! Printed documents: typed data in, an accessible PDF out.
//!
//! Data travels to the templates as JSON, never as template text, so that whatever a person is called is printed as it is.
//! The words of the documents stand in the templates' own dictionary, in the languages of the product; this crate holds none.
//! Typesetting takes milliseconds of one core: callers on an asynchronous runtime do it on a blocking thread.

mod compose;
mod error;
mod kind;
mod render;
#[cfg(test)]
mod samples;
mod text;
mod world;

pub use compose::{Block, Run, compose, plain_text};
pub use error::DocumentError;
pub use kind::{
    Align, Booklet, BookletCompetence, BookletUnit, CallList, CallListPerson, Column, Composed, ComposedPart, CoverLetter, Curriculum,
    CurriculumEntry, DeskHeader, Document, Letter, OfficeText, ServicePact, Shortlist, ShortlistPerson, ShortlistWorking,
    StatusCertificate, Table, TermShare, VacancySheet, VacancySummary, WorkerMatch, WorkerSheet, WorkingPerson,
};
pub use render::Renderer;
