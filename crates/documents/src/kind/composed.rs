//! Texts that an office wrote, filled in for a person.

use serde::Serialize;

use super::DeskHeader;
use crate::compose::Block;

/// Letters, or documents that a step of a pathway makes, each on pages of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Composed {
    pub desk: DeskHeader,
    /// Title of the file.
    pub title: String,
    pub parts: Vec<ComposedPart>,
}

/// One letter or document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ComposedPart {
    /// Whom it is for and where she lives, line by line; empty for what is no letter.
    pub to: Vec<String>,
    /// Subject of a letter; a document begins with its own heading.
    pub subject: Option<String>,
    pub blocks: Vec<Block>,
}

/// What an office has printed in a document of the program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct OfficeText {
    /// Under the title.
    pub before: Vec<Block>,
    /// At the end.
    pub after: Vec<Block>,
}
