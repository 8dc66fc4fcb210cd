//! What can be wrong with a reference file.

use std::path::{Path, PathBuf};

use ponte_domain::text::cut;
use thiserror::Error;

/// Characters of a wrong value that a message repeats.
const VALUE_SHOWN: usize = 80;

/// Why a reference file could not be read. Nothing is written when one occurs.
#[derive(Debug, Error)]
pub enum ReferenceError {
    /// The file or folder cannot be opened or read.
    #[error("{}: {source}", file.display())]
    Unreadable { file: PathBuf, source: std::io::Error },
    /// The compressed file is damaged or cut short.
    #[error("{}: damaged gzip: {source}", file.display())]
    Damaged { file: PathBuf, source: std::io::Error },
    /// The file is larger, once unpacked, than any publication of its kind.
    #[error("{}: more than {limit_mib} MiB", file.display())]
    TooLarge { file: PathBuf, limit_mib: u64 },
    /// Columns that the format must have are not there.
    #[error("{}: missing columns {missing:?}, found {found:?}", file.display())]
    Columns { file: PathBuf, missing: Vec<&'static str>, found: Vec<String> },
    /// A line has more cells than the header, or a cell is longer than any real one (an unclosed quote).
    #[error("{}:{line}: broken line", file.display())]
    BrokenLine { file: PathBuf, line: u64 },
    /// A cell holds what cannot be.
    #[error("{}:{line}: {column}: {problem:?}: {value}", file.display())]
    Cell { file: PathBuf, line: u64, column: &'static str, value: String, problem: CellProblem },
    /// The file is not the map format it should be.
    #[error("{}: not a map of boundaries: {problem:?}", file.display())]
    Map { file: PathBuf, problem: MapProblem },
    /// No file of the folder could be recognised.
    #[error("{}: no file of this classification", folder.display())]
    NothingRecognised { folder: PathBuf },
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellProblem {
    /// A value is required.
    Empty,
    /// Not a code of this classification.
    NotACode,
    /// The code occurred before in the same file.
    Repeated,
    /// Not a number, or degrees that are not on earth.
    NotADegree,
    /// A reference to something that is not in the file.
    UnknownReference,
}

/// What is wrong with a map file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MapProblem {
    /// Neither TopoJSON nor GeoJSON.
    NotJson { line: usize, column: usize },
    /// A shape names an arc that does not exist, or has no area.
    BrokenShape { shape: usize },
    /// A shape carries no known code of municipality, province or region.
    NoCode { shape: usize },
    /// Coordinates are not degrees (a projected map).
    NotDegrees { shape: usize },
}

impl ReferenceError {
    /// The stable name of this error, for reports and translations.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::Damaged { .. } => "damaged",
            Self::TooLarge { .. } => "too_large",
            Self::Columns { .. } => "columns",
            Self::BrokenLine { .. } => "broken_line",
            Self::Cell { .. } => "cell",
            Self::Map { .. } => "map",
            Self::NothingRecognised { .. } => "nothing_recognised",
        }
    }

    pub(super) fn cell(file: &Path, line: u64, column: &'static str, value: &str, problem: CellProblem) -> Self {
        Self::Cell { file: file.to_owned(), line, column, value: cut(value, VALUE_SHOWN), problem }
    }
}
