//! Raw records from files of every kind that is understood.

mod delimited;
mod encoding;
mod jsonl;
mod lines;
mod open;
mod sheet;
mod table;
mod unfold;
mod unzip;

use std::sync::Arc;

use serde_json::Value;

pub use delimited::{Delimited, guarded, unguarded};
pub use jsonl::Jsonl;
pub use open::{Format, Opened, open};

use sheet::SheetRow;
use table::Layout;

use super::{
    context::Written,
    error::{FieldError, Warning},
    mapping::Mapping,
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
    Json { bytes: Vec<u8>, ended: bool, mapping: Option<Arc<Mapping>> },
    Row { bytes: Vec<u8>, delimiter: u8, layout: Arc<Layout> },
    Sheet { row: SheetRow, layout: Arc<Layout> },
}

impl RawRecord {
    /// Takes the record apart; this is the costly part, and done where the records are prepared.
    ///
    /// # Errors
    /// What is wrong with the line as a whole.
    pub fn parse(&self) -> Result<Parsed, FieldError> {
        match &self.body {
            Body::Json { bytes, ended, mapping } => jsonl::parse(self.line, bytes, *ended, mapping.as_deref()),
            Body::Row { bytes, delimiter, layout } => {
                let (cells, warnings) = delimited::cells(self.line, bytes, *delimiter)?;
                layout.parse(self.line, cells, warnings)
            }
            Body::Sheet { row, layout } => layout.parse(self.line, row.cells.clone(), row.warnings.clone()),
        }
    }

    /// About how many bytes it holds.
    #[must_use]
    pub fn size(&self) -> usize {
        match &self.body {
            Body::Json { bytes, .. } | Body::Row { bytes, .. } => bytes.len(),
            Body::Sheet { row, .. } => row.cells.iter().map(|cell| size_of::<String>() + cell.len()).sum(),
        }
    }

    /// The record as it came, without its line end; a row of a sheet as comma-separated cells.
    #[must_use]
    pub fn original(self) -> Vec<u8> {
        match self.body {
            Body::Json { bytes, .. } | Body::Row { bytes, .. } => bytes,
            Body::Sheet { row, layout } => comma_separated(row.cells.iter().map(String::as_str), layout.header.len()),
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
    pub error: Box<FieldError>,
    pub original: Vec<u8>,
}

/// Records of a file in order, in bounded memory.
pub type Records = Box<dyn Iterator<Item = Result<RawRecord, Unreadable>> + Send>;

/// Cells as one line, without its end, of at least so many cells.
fn comma_separated<'c>(cells: impl Iterator<Item = &'c str>, width: usize) -> Vec<u8> {
    let mut cells: Vec<&str> = cells.collect();
    cells.resize(cells.len().max(width), "");
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory does not fail.
    let written = writer.write_record(cells).ok().and_then(|()| writer.into_inner().ok());
    let mut bytes = written.unwrap_or_default();
    bytes.truncate(bytes.trim_ascii_end().len());
    bytes
}
