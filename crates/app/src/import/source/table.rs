//! Rows of cells as records: the header gives the names, the mapping renames them.

use std::sync::Arc;

use serde_json::Value;

use super::Parsed;
use crate::import::{
    context::Written,
    error::{Code, FieldError, Warning},
    mapping::Mapping,
};

/// What all rows of a file share.
#[derive(Debug)]
pub struct Layout {
    /// Columns as their header names them.
    pub header: Vec<String>,
    pub mapping: Arc<Mapping>,
}

impl Layout {
    /// Checks a header.
    ///
    /// # Errors
    /// [`Code::RepeatedColumn`] names a column that stands twice.
    pub fn new(header: Vec<String>, mapping: Arc<Mapping>) -> Result<Self, FieldError> {
        let header: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        for (at, name) in header.iter().enumerate() {
            if !name.is_empty() && header[..at].contains(name) {
                return Err(FieldError::new(1, name.clone(), Code::RepeatedColumn, name, (at + 1).to_string()));
            }
        }
        Ok(Self { header, mapping })
    }

    /// Builds the record of a row.
    pub fn parse(&self, line: u64, cells: Vec<String>, warnings: Vec<Warning>) -> Result<Parsed, FieldError> {
        let nameless = cells.iter().enumerate().skip_while(|(at, _)| self.header.get(*at).is_some_and(|name| !name.is_empty()));
        let beyond = nameless.filter(|(at, _)| self.header.get(*at).is_none_or(String::is_empty)).find(|(_, cell)| !cell.trim().is_empty());
        if let Some((at, cell)) = beyond {
            return Err(FieldError::new(line, "", Code::TooManyCells, cell, (at + 1).to_string()));
        }
        let pairs = self.header.iter().zip(cells).filter(|(name, _)| !name.is_empty());
        let value = self.mapping.apply(pairs.map(|(name, cell)| (name.as_str(), Value::String(cell))));
        Ok(Parsed { value, written: Written::Text, warnings })
    }
}
