//! One JSON object a line.

use std::{io::BufRead, sync::Arc};

use serde_json::Value;

use super::{
    Body, LONGEST_LINE, Parsed, RawRecord, Unreadable,
    encoding::decode,
    lines::{Line, Lines},
    unfold::read_failed,
};
use crate::import::{
    context::Written,
    error::{Code, FieldError},
    mapping::Mapping,
    tree,
};

/// Records of a file with one JSON object a line. Empty lines are passed over.
#[derive(Debug)]
pub struct Jsonl<R> {
    lines: Lines<R>,
    mapping: Option<Arc<Mapping>>,
    failed: bool,
}

impl<R: BufRead> Jsonl<R> {
    /// Reads from the beginning of a file.
    pub const fn new(reader: R) -> Self {
        Self { lines: Lines::new(reader, LONGEST_LINE), mapping: None, failed: false }
    }

    /// Reads a file of which the names are not ours.
    pub fn mapped(reader: R, mapping: Arc<Mapping>) -> Self {
        let mapping = Some(mapping).filter(|mapping| !mapping.is_empty());
        Self { mapping, ..Self::new(reader) }
    }
}

impl<R: BufRead> Iterator for Jsonl<R> {
    type Item = Result<RawRecord, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        loop {
            match self.lines.next_line() {
                Ok(None) => return None,
                Ok(Some(line)) if line.bytes.iter().all(u8::is_ascii_whitespace) && !line.too_long => {}
                Ok(Some(line)) => return Some(record(line, self.mapping.clone())),
                Err(error) => {
                    self.failed = true;
                    let error = read_failed(0, &error);
                    return Some(Err(Unreadable { error: Box::new(error), original: Vec::new() }));
                }
            }
        }
    }
}

fn record(line: Line, mapping: Option<Arc<Mapping>>) -> Result<RawRecord, Unreadable> {
    if line.too_long {
        let error = FieldError::of_line(line.number, Code::LineTooLong, LONGEST_LINE.to_string());
        // Half a line is of no use to whoever mends the rejects.
        return Err(Unreadable { error: Box::new(error), original: Vec::new() });
    }
    Ok(RawRecord { line: line.number, body: Body::Json { bytes: line.bytes, ended: line.ended, mapping } })
}

/// Takes a line apart.
pub(super) fn parse(line: u64, bytes: &[u8], ended: bool, mapping: Option<&Mapping>) -> Result<Parsed, FieldError> {
    let (value, warnings) = match std::str::from_utf8(bytes) {
        Ok(text) => (serde_json::from_str::<Value>(text), Vec::new()),
        Err(_) => {
            let (text, _) = decode(bytes.to_vec()).map_err(|(code, _)| FieldError::of_line(line, code, ""))?;
            (serde_json::from_str(&text), vec![FieldError::of_line(line, Code::EncodingGuessed, "Windows-1252")])
        }
    };
    match value {
        Ok(value @ Value::Object(_)) => Ok(match mapping {
            None => Parsed { value, written: Written::Json, warnings },
            Some(mapping) => {
                let flat = tree::flatten(&value);
                let value = mapping.apply(flat.iter().map(|(name, value)| (name.as_str(), value.clone())));
                Parsed { value, written: mapping.written(Written::Json), warnings }
            }
        }),
        Ok(_) => Err(FieldError::of_line(line, Code::NotObject, "")),
        Err(error) if error.is_eof() && !ended => Err(FieldError::of_line(line, Code::Truncated, "")),
        Err(error) => Err(FieldError::of_line(line, Code::NotJson, error.column().to_string())),
    }
}
