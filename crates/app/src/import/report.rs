//! What an import did, counted.

use serde::{Deserialize, Serialize};

use super::{
    concept::Bands,
    error::{FieldError, Warning},
    prepare::{Prepared, Refused},
};

/// How many errors, and how many warnings, a report repeats; the rest are only counted.
pub const MOST_REPEATED: usize = 1_000;

/// What storing a record came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    New,
    Changed,
    Unchanged,
}

/// Counts of one import and the first of its errors.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportReport {
    /// Records that were found in the file.
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    /// Records that were refused.
    pub refused: u64,
    /// Warnings, of which a record may have several.
    pub warnings: u64,
    /// How occupations and skills were linked.
    pub linked: Bands,
    /// How long it took.
    pub seconds: f64,
    /// The first errors, in the order of the file.
    pub errors: Vec<FieldError>,
    /// The first warnings of accepted records.
    pub warned: Vec<Warning>,
}

impl ImportReport {
    /// Counts a record that can be stored.
    pub fn accept<T>(&mut self, prepared: &Prepared<T>) {
        self.read += 1;
        self.linked.add(prepared.links);
        self.warnings += prepared.warnings.len() as u64;
        extend(&mut self.warned, &prepared.warnings);
    }

    /// Counts a record that is refused.
    pub fn refuse(&mut self, refused: &Refused) {
        self.read += 1;
        self.refused += 1;
        extend(&mut self.errors, &refused.errors);
    }

    /// Counts a record that was read and could not be stored.
    pub fn leave(&mut self, error: FieldError) {
        self.refused += 1;
        extend(&mut self.errors, &[error]);
    }

    /// Counts what storing an accepted record came to.
    pub const fn store(&mut self, stored: Stored) {
        match stored {
            Stored::New => self.new += 1,
            Stored::Changed => self.changed += 1,
            Stored::Unchanged => self.unchanged += 1,
        }
    }
}

fn extend(kept: &mut Vec<FieldError>, more: &[FieldError]) {
    let room = MOST_REPEATED.saturating_sub(kept.len());
    kept.extend(more.iter().take(room).cloned());
}
