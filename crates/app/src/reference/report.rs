//! What an import of reference data read, and what did not fit.

use std::path::{Path, PathBuf};

use serde::Serialize;

/// Examples that a report names of each problem.
pub const SAMPLES: usize = 5;

/// A count with the first few examples.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub count: usize,
    pub samples: Vec<String>,
}

impl Tally {
    /// Counts one more, and keeps it while examples are few.
    pub fn add(&mut self, example: &str) {
        self.count += 1;
        if self.samples.len() < SAMPLES {
            self.samples.push(example.to_owned());
        }
    }
}

/// What became of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FileReport {
    pub file: PathBuf,
    /// What the file was taken for.
    pub kind: String,
    pub rows: usize,
    /// Lines that name a concept which no file of the release defines.
    pub not_joined: Tally,
    /// Lines that repeat an identifier; the first one counted.
    pub repeated: Tally,
    /// Lines of a list without identifiers, which cannot be joined.
    pub without_uri: usize,
}

impl FileReport {
    /// A file that was read whole.
    #[must_use]
    pub fn read(file: &Path, kind: &str, rows: usize) -> Self {
        Self { file: file.to_owned(), kind: kind.to_owned(), rows, ..Self::default() }
    }
}

/// The report of one import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReferenceReport {
    pub files: Vec<FileReport>,
    /// Files in the folder that are none of this classification.
    pub not_recognised: Vec<PathBuf>,
    /// Occupations and skills without a label in a language: the language and what is missing.
    pub without_label: Vec<(String, Tally)>,
    /// Places whose published point lay outside their boundary and was moved inside.
    pub moved_points: Tally,
    /// Shapes without a municipality, or the other way round.
    pub unmatched_shapes: Tally,
    /// What the newer release no longer has, and is kept because it is in use.
    pub retired_kept: Tally,
    /// What the newer release no longer has, and nobody used.
    pub retired_dropped: Tally,
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Labels and links of concepts that are new or changed.
    pub words: usize,
}
