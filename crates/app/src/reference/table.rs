//! Reads a table from a file as offices publish them: plain or gzip, UTF-8 with or without mark,
//! UTF-16 or Windows-1252, with comma, semicolon or tabulator.

use std::{
    collections::HashMap,
    io::Read,
    path::{Path, PathBuf},
};

use ponte_domain::text::sort_key;

use super::error::{CellProblem, ReferenceError};

/// No publication is larger than this once unpacked (ESCO's largest file has about 30 MiB).
const LIMIT_MIB: u64 = 512;

/// A cell longer than this is an unclosed quotation mark.
const LONGEST_CELL: usize = 256 * 1024;

/// Names of columns that differ from the known ones: our name of the field → the file's column.
pub type ColumnMap = HashMap<String, String>;

/// A field of a format: our name and the names that publishers give it, compared without accents, case and signs.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub known_as: &'static [&'static str],
}

/// A table in memory, with its header read.
#[derive(Debug)]
pub struct Table {
    file: PathBuf,
    text: String,
    delimiter: u8,
    headers: Vec<String>,
}

/// One line of a table.
#[derive(Debug)]
pub struct Row {
    /// Line in the file where the record begins, from 1.
    pub line: u64,
    record: csv::StringRecord,
}

impl Row {
    /// The trimmed cell of a column; empty when the line is shorter or the column unknown.
    #[must_use]
    pub fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|ix| self.record.get(ix)).unwrap_or_default().trim()
    }
}

/// Reads a whole file, unpacking it when it is gzip.
///
/// # Errors
/// When the file is unreadable, damaged, or too large once unpacked.
pub fn read_bytes(file: &Path) -> Result<Vec<u8>, ReferenceError> {
    let unreadable = |source| ReferenceError::Unreadable { file: file.to_owned(), source };
    let limit = LIMIT_MIB * 1024 * 1024;
    let mut raw = Vec::new();
    std::fs::File::open(file).map_err(unreadable)?.take(limit + 1).read_to_end(&mut raw).map_err(unreadable)?;
    let bytes = if raw.starts_with(&[0x1f, 0x8b]) {
        let mut unpacked = Vec::new();
        let damaged = |source| ReferenceError::Damaged { file: file.to_owned(), source };
        flate2::read::MultiGzDecoder::new(&raw[..]).take(limit + 1).read_to_end(&mut unpacked).map_err(damaged)?;
        unpacked
    } else {
        raw
    };
    if bytes.len() as u64 > limit {
        return Err(ReferenceError::TooLarge { file: file.to_owned(), limit_mib: LIMIT_MIB });
    }
    Ok(bytes)
}

/// The text of a file in whichever encoding it came.
fn decode(bytes: Vec<u8>) -> String {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(&bytes) {
        return encoding.decode(&bytes).0.into_owned();
    }
    // What is not UTF-8 is, in Italian offices, Windows-1252, which has a character for every byte.
    String::from_utf8(bytes).unwrap_or_else(|not| encoding_rs::WINDOWS_1252.decode(not.as_bytes()).0.into_owned())
}

/// The separator that occurs most often in the header, outside quotation marks.
fn sniff(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    // The first of equals is wanted: a table of one column reads as comma separated.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

impl Table {
    /// Reads a table with a header line.
    ///
    /// # Errors
    /// When the file cannot be read or unpacked, or its header is no table line.
    pub fn open(file: &Path) -> Result<Self, ReferenceError> {
        Self::parse(file, decode(read_bytes(file)?))
    }

    /// Takes a text as a table; `file` is what errors will name.
    ///
    /// # Errors
    /// When the header is no table line.
    pub fn parse(file: &Path, text: String) -> Result<Self, ReferenceError> {
        let delimiter = sniff(&text);
        let mut table = Self { file: file.to_owned(), text, delimiter, headers: Vec::new() };
        let mut reader = table.reader();
        let broken = |_| ReferenceError::BrokenLine { file: file.to_owned(), line: 1 };
        let headers = reader.headers().map_err(broken)?.iter().map(str::to_owned).collect();
        drop(reader);
        table.headers = headers;
        Ok(table)
    }

    fn reader(&self) -> csv::Reader<&[u8]> {
        csv::ReaderBuilder::new().delimiter(self.delimiter).flexible(true).from_reader(self.text.as_bytes())
    }

    /// The file the table came from.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The text as read, for a digest of the content.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The columns' names as the file writes them.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The position of a column by one of its names.
    #[must_use]
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        let keys: Vec<String> = self.headers.iter().map(|header| sort_key(header)).collect();
        names.iter().find_map(|name| keys.iter().position(|key| *key == sort_key(name)))
    }

    /// The position of a field's column, under the name that `map` gives it or one of those known.
    #[must_use]
    pub fn optional(&self, field: Field, map: &ColumnMap) -> Option<usize> {
        match map.get(field.name) {
            Some(given) => self.column(&[given]),
            None => self.column(&[field.name]).or_else(|| self.column(field.known_as)),
        }
    }

    /// The positions of fields that the format must have.
    ///
    /// # Errors
    /// Names every field that is missing, with the columns the file does have.
    pub fn required<const N: usize>(&self, fields: [Field; N], map: &ColumnMap) -> Result<[Option<usize>; N], ReferenceError> {
        let found = fields.map(|field| self.optional(field, map));
        let missing: Vec<&'static str> = fields.iter().zip(&found).filter(|(_, at)| at.is_none()).map(|(field, _)| field.name).collect();
        if missing.is_empty() {
            return Ok(found);
        }
        Err(ReferenceError::Columns { file: self.file.clone(), missing, found: self.headers.clone() })
    }

    /// Every line that is not empty, in order.
    pub fn rows(&self) -> impl Iterator<Item = Result<Row, ReferenceError>> {
        let broken = |line| ReferenceError::BrokenLine { file: self.file.clone(), line };
        let width = self.headers.len();
        self.reader().into_records().filter_map(move |record| {
            let record = match record {
                Ok(record) => record,
                Err(error) => return Some(Err(broken(error.position().map_or(0, csv::Position::line)))),
            };
            let line = record.position().map_or(0, csv::Position::line);
            if record.iter().all(|cell| cell.trim().is_empty()) {
                return None;
            }
            let too_wide = record.iter().skip(width).any(|cell| !cell.trim().is_empty());
            if too_wide || record.iter().any(|cell| cell.len() > LONGEST_CELL) {
                return Some(Err(broken(line)));
            }
            Some(Ok(Row { line, record }))
        })
    }

    /// An error about a cell of this table.
    #[must_use]
    pub fn wrong(&self, row: &Row, column: &'static str, value: &str, problem: CellProblem) -> ReferenceError {
        ReferenceError::cell(&self.file, row.line, column, value, problem)
    }
}
