//! A word that somebody wrote, and the concept of a classification it was linked to.

use serde::{Deserialize, Serialize};

/// An occupation or a skill as it was written, with the concept it stands for when that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConceptRef {
    /// What was written, or the preferred label when only the code was given.
    pub text: String,
    /// URI of the concept (ESCO occupation, skill or ISCO group), if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// How sure the link is, in thousandths; absent when the code itself was given or a person chose it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sure: Option<u16>,
}

impl ConceptRef {
    /// A concept that was given by its code, with the words to show for it.
    #[must_use]
    pub fn known(text: impl Into<String>, uri: impl Into<String>) -> Self {
        Self { text: text.into(), uri: Some(uri.into()), sure: None }
    }

    /// Words that stand for no known concept.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), uri: None, sure: None }
    }
}
