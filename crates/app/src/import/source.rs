//! Raw records from files of every kind that is understood.

mod encoding;
mod jsonl;
mod lines;

use serde_json::Value;

pub use jsonl::Jsonl;

use super::{
    context::Written,
    error::{FieldError, Warning},
};

/// Longest line or record that is read, in bytes: more than ten thousand times a usual one.
pub const LONGEST_LINE: usize = 4 << 20;

/// A record as it stands in its file, not yet looked into.
#[derive(Debug, Clone)]
pub struct RawRecord {
    /// Line on which it begins, or row of the sheet, from 1.
    pub line: u64,
    body: Body,
}

#[derive(Debug, Clone)]
enum Body {
    Json { bytes: Vec<u8>, ended: bool },
}

impl RawRecord {
    /// Takes the record apart; this is the costly part, and done where the records are prepared.
    ///
    /// # Errors
    /// What is wrong with the line as a whole.
    pub fn parse(&self) -> Result<Parsed, FieldError> {
        match &self.body {
            Body::Json { bytes, ended } => jsonl::parse(self.line, bytes, *ended),
        }
    }

    /// About how many bytes it holds.
    #[must_use]
    pub fn size(&self) -> usize {
        match &self.body {
            Body::Json { bytes, .. } => bytes.len(),
        }
    }

    /// The record as it came, without its line end.
    #[must_use]
    pub fn original(self) -> Vec<u8> {
        match self.body {
            Body::Json { bytes, .. } => bytes,
        }
    }
}

/// A record taken apart, with what was odd about its writing.
#[derive(Debug, Clone)]
pub struct Parsed {
    pub value: Value,
    pub written: Written,
    pub warnings: Vec<Warning>,
}

/// A record that could not be read, with its original bytes unless they were too many to keep.
#[derive(Debug, Clone)]
pub struct Unreadable {
    pub error: FieldError,
    pub original: Vec<u8>,
}

/// Records of a file in order, in bounded memory.
pub type Records = Box<dyn Iterator<Item = Result<RawRecord, Unreadable>> + Send>;
