//! Cells divided by comma, semicolon, tab or bar, with quotes (RFC 4180).

use std::{
    collections::VecDeque,
    io::{self, BufRead},
    sync::Arc,
};

use super::{
    Body, RawRecord, Unreadable,
    encoding::decode,
    lines::{Line, Lines},
    table::Layout,
    unfold::read_failed,
};
use crate::import::{
    error::{Code, FieldError, Warning},
    mapping::Mapping,
};

/// Longest row, in bytes; a quote that is never closed is noticed after that much.
const LONGEST_ROW: usize = 1 << 20;

/// Rows of a delimited file.
pub struct Delimited<R> {
    lines: Lines<R>,
    /// Lines that were read ahead in search of a closing quote.
    ahead: VecDeque<Line>,
    layout: Arc<Layout>,
    delimiter: u8,
    header_line: Vec<u8>,
    failed: bool,
}

impl<R: BufRead> Delimited<R> {
    /// Reads the header and finds out which sign divides the cells.
    ///
    /// # Errors
    /// An empty file, a header that cannot be read or has a name twice.
    pub fn new(reader: R, mapping: Arc<Mapping>) -> Result<Self, FieldError> {
        let mut lines = Lines::new(reader, LONGEST_ROW);
        let failed = |error: io::Error| read_failed(1, &error);
        let first = loop {
            match lines.next_line().map_err(failed)? {
                None => return Err(FieldError::of_line(1, Code::EmptyFile, "")),
                Some(line) if line.bytes.iter().all(u8::is_ascii_whitespace) => {}
                Some(line) if line.too_long => return Err(FieldError::of_line(line.number, Code::LineTooLong, LONGEST_ROW.to_string())),
                Some(line) => break line,
            }
        };
        let delimiter = delimiter_of(&first.bytes);
        let (header, _) = cells(first.number, &first.bytes, delimiter)?;
        let layout = Arc::new(Layout::new(header, mapping)?);
        Ok(Self { lines, ahead: VecDeque::new(), layout, delimiter, header_line: first.bytes, failed: false })
    }

    /// Names of the columns.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.layout.header
    }

    /// The header as it came, without its line end.
    #[must_use]
    pub fn header_line(&self) -> &[u8] {
        &self.header_line
    }

    fn next_line(&mut self) -> io::Result<Option<Line>> {
        match self.ahead.pop_front() {
            Some(line) => Ok(Some(line)),
            None => self.lines.next_line(),
        }
    }

    /// Joins lines until every quote is closed. When none closes it, only the first line is given up
    /// and those read ahead are read again as rows of their own.
    fn next_row(&mut self, first: Line) -> io::Result<Result<RawRecord, Unreadable>> {
        let number = first.number;
        if first.too_long {
            let error = FieldError::of_line(number, Code::LineTooLong, LONGEST_ROW.to_string());
            return Ok(Err(Unreadable { error: Box::new(error), original: Vec::new() }));
        }
        let mut open = has_open_quote(&first.bytes);
        let mut size = first.bytes.len();
        let mut more: Vec<Line> = Vec::new();
        while open {
            match self.next_line()? {
                Some(line) if !line.too_long && size + line.bytes.len() < LONGEST_ROW => {
                    size += line.bytes.len() + 1;
                    open ^= has_open_quote(&line.bytes);
                    more.push(line);
                }
                rest => {
                    more.into_iter().chain(rest).rev().for_each(|line| self.ahead.push_front(line));
                    let error = FieldError::of_line(number, Code::UnclosedQuote, "");
                    return Ok(Err(Unreadable { error: Box::new(error), original: first.bytes }));
                }
            }
        }
        let mut bytes = first.bytes;
        for line in more {
            bytes.push(b'\n');
            bytes.extend(line.bytes);
        }
        Ok(Ok(RawRecord { line: number, body: Body::Row { bytes, delimiter: self.delimiter, layout: Arc::clone(&self.layout) } }))
    }
}

impl<R: BufRead> Iterator for Delimited<R> {
    type Item = Result<RawRecord, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.failed {
            let row = match self.next_line() {
                Ok(None) => return None,
                Ok(Some(line)) if !line.too_long && is_blank(&line.bytes, self.delimiter) => continue,
                Ok(Some(line)) => self.next_row(line),
                Err(error) => Err(error),
            };
            return Some(row.unwrap_or_else(|error| {
                self.failed = true;
                Err(Unreadable { error: Box::new(read_failed(0, &error)), original: Vec::new() })
            }));
        }
        None
    }
}

/// A row of nothing but delimiters, as spreadsheets leave behind.
fn is_blank(bytes: &[u8], delimiter: u8) -> bool {
    bytes.iter().all(|byte| *byte == delimiter || byte.is_ascii_whitespace())
}

fn has_open_quote(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| **byte == b'"').count() % 2 == 1
}

/// The sign that divides the header most often, outside of quotes; a bar divides lists within cells.
fn delimiter_of(header: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0)];
    for byte in header {
        quoted ^= *byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| !quoted && sign == byte) {
            *count += 1;
        }
    }
    // The first of equals stands: a header of one column has none at all.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| sign)
}

/// Signs that make a spreadsheet take a cell for a formula.
const FORMULA_SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a cell would be taken for a formula, behind any quotes that already guard it.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA_SIGNS)
}

/// The cell with a quote before it when a spreadsheet would take it for a formula.
#[must_use]
pub fn guarded(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell without the quote that [`guarded`] set.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// The cells of a row, with a warning when the encoding had to be guessed.
pub(super) fn cells(line: u64, bytes: &[u8], delimiter: u8) -> Result<(Vec<String>, Vec<Warning>), FieldError> {
    let (text, guessed) = decode(bytes.to_vec()).map_err(|(code, _)| FieldError::of_line(line, code, ""))?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    reader.read_record(&mut record).map_err(|error| FieldError::of_line(line, Code::ReadFailed, error.to_string()))?;
    let warnings = if guessed { vec![FieldError::of_line(line, Code::EncodingGuessed, "Windows-1252")] } else { Vec::new() };
    Ok((record.iter().map(unguarded).map(str::to_owned).collect(), warnings))
}
