//! Practice packs: services as data.
//!
//! A pack is a folder of plain text: a manifest, a card in each language, pathways, questionnaires, documents, messages and
//! indicators (`docs/packs.md` is the specification). It is read as a whole from its files ([`Pack::read`]); every fault
//! comes with file, line and reason, and a pack with a fault is never used. Its files are what it is: they are kept byte for
//! byte, so that exporting gives back what was imported, comments and all.

use std::collections::BTreeMap;

use crate::{pathway::Pathway, questionnaire::Questionnaire, reference::Lang};

mod card;
mod check;
mod document;
mod fault;
mod indicator;
mod manifest;
mod message;
mod read;
mod report;
mod rewrite;
mod schema;
pub mod shape;
mod tally;
#[cfg(test)]
mod tests;

pub use card::{CARD_FIELDS, Card, CardField, DESCRIPTION_CHARS};
pub use document::{Document, Piece, pieces};
pub use fault::{Code, Fault, Reason};
pub use indicator::{Breakdown, INDICATORS, Indicator, Row, Table, Total, Unit};
pub use manifest::{Act, ActKind, Engine, FORM, MANIFEST, Manifest, Parameter, ParameterKind};
pub use message::{Channel, MESSAGE, Message};
pub use rewrite::{next_version, rank, with_field};
pub use schema::{FileKind, markdown, schema};
pub use tally::{Counted, rows, whole};

/// Most files of a pack.
pub const MOST_FILES: usize = 300;
/// Most bytes of a file.
pub const MOST_FILE_BYTES: usize = 512 * 1024;
/// Most bytes of a pack.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;

/// The files of a pack: path inside it, with `/`, and content.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A pack that was read and has no fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    pub manifest: Manifest,
    /// The card in each language of the pack.
    pub cards: BTreeMap<Lang, Card>,
    pub questionnaires: Vec<Questionnaire>,
    pub pathways: Vec<Pathway>,
    pub documents: Vec<Document>,
    pub messages: Vec<Message>,
    pub indicators: Vec<Indicator>,
    /// What is odd and keeps nobody from using it: what nothing in it asks for.
    pub hints: Vec<Fault>,
    files: Files,
}

impl Pack {
    /// Reads a pack from its files.
    ///
    /// # Errors
    /// Every [`Fault`] that was found, by file and line.
    pub fn read(files: Files) -> Result<Self, Vec<Fault>> {
        check::read(files, false)
    }

    /// Reads a version that was accepted before: what is asked of packs only since is let pass, so that what runs goes on.
    ///
    /// # Errors
    /// As [`Pack::read`].
    pub fn read_held(files: Files) -> Result<Self, Vec<Fault>> {
        check::read(files, true)
    }

    /// Its files, byte for byte as they were read.
    #[must_use]
    pub const fn files(&self) -> &Files {
        &self.files
    }

    /// The questionnaire of this name.
    #[must_use]
    pub fn questionnaire(&self, id: &str) -> Option<&Questionnaire> {
        self.questionnaires.iter().find(|questionnaire| questionnaire.id == id)
    }

    /// The pathway of this name.
    #[must_use]
    pub fn pathway(&self, id: &str) -> Option<&Pathway> {
        self.pathways.iter().find(|pathway| pathway.id == id)
    }
}
