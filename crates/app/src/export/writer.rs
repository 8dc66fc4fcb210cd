//! Writes records one after the other as lines of JSON, CSV or XLSX.

use std::{
    collections::HashMap,
    io::{self, Write},
};

use ponte_domain::codes;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use serde_json::Value;

use super::{Columns, Exported, text_of};
use crate::import::{source::guarded, tree};

codes! {
    /// How an export is written.
    pub enum ExportFormat { Jsonl = "jsonl", Csv = "csv", Xlsx = "xlsx" }
}

/// An export could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the export could not be written")]
    Io(#[from] io::Error),
    #[error("the export could not be written")]
    Csv(#[from] csv::Error),
    /// A spreadsheet holds no more than 1,048,576 rows, 16,384 columns and 32,767 characters a cell.
    #[error("the spreadsheet could not be written")]
    Xlsx(#[from] XlsxError),
}

/// Writes records in one format, in constant memory.
pub struct Exporter<W: Write> {
    target: Target<W>,
}

enum Target<W: Write> {
    Jsonl(W),
    Csv { writer: Box<csv::Writer<W>>, names: Vec<String> },
    Xlsx { book: Box<Workbook>, out: W, positions: HashMap<String, u16>, row: u32 },
}

impl<W: Write + Send> Exporter<W> {
    /// Begins an export; tables begin with their header.
    ///
    /// # Errors
    /// [`ExportError`] when the header cannot be written.
    pub fn new(format: ExportFormat, out: W, columns: &Columns) -> Result<Self, ExportError> {
        let names: Vec<String> = columns.names().map(str::to_owned).collect();
        let target = match format {
            ExportFormat::Jsonl => Target::Jsonl(out),
            ExportFormat::Csv => {
                let mut writer = Box::new(csv::WriterBuilder::new().from_writer(out));
                writer.write_record(&names)?;
                Target::Csv { writer, names }
            }
            ExportFormat::Xlsx => {
                let mut book = Box::new(Workbook::new());
                let sheet = book.add_worksheet_with_constant_memory()?;
                sheet.set_name(columns.noun().as_str())?;
                for (at, name) in names.iter().enumerate() {
                    sheet.write_string(0, u16::try_from(at).unwrap_or(u16::MAX), name)?;
                }
                let positions = names.into_iter().zip(0..).collect();
                Target::Xlsx { book, out, positions, row: 0 }
            }
        };
        Ok(Self { target })
    }

    /// Writes one record.
    ///
    /// # Errors
    /// [`ExportError`] when it cannot be written.
    pub fn write<T: Exported>(&mut self, record: &T) -> Result<(), ExportError> {
        let value = record.to_value();
        match &mut self.target {
            Target::Jsonl(out) => {
                serde_json::to_writer(&mut *out, &value).map_err(io::Error::from)?;
                out.write_all(b"\n")?;
            }
            Target::Csv { writer, names } => {
                let cells: HashMap<String, Value> = tree::flatten(&value).into_iter().collect();
                writer.write_record(names.iter().map(|name| cells.get(name).map_or_else(String::new, cell_of)))?;
            }
            Target::Xlsx { book, positions, row, .. } => {
                *row += 1;
                let sheet = book.worksheet_from_index(0)?;
                // Cells of a row must come in order when memory is constant.
                let mut cells: Vec<_> =
                    tree::flatten(&value).into_iter().filter_map(|(name, value)| Some((*positions.get(&name)?, value))).collect();
                cells.sort_by_key(|(at, _)| *at);
                for (at, value) in cells {
                    write_cell(sheet, *row, at, &value)?;
                }
            }
        }
        Ok(())
    }

    /// Ends the export and gives the writer back.
    ///
    /// # Errors
    /// [`ExportError`] when the rest cannot be written.
    pub fn finish(self) -> Result<W, ExportError> {
        match self.target {
            Target::Jsonl(mut out) => {
                out.flush()?;
                Ok(out)
            }
            Target::Csv { writer, .. } => writer.into_inner().map_err(|error| ExportError::Io(io::Error::other(error.to_string()))),
            Target::Xlsx { mut book, mut out, .. } => {
                book.save_to_writer(&mut out)?;
                Ok(out)
            }
        }
    }
}

/// Text is guarded against being run as a formula; numbers cannot be.
pub(super) fn cell_of(value: &Value) -> String {
    match value {
        Value::String(_) | Value::Array(_) => guarded(&text_of(value)),
        other => text_of(other),
    }
}

pub(super) fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
    match value {
        Value::Number(number) => sheet.write_number(row, column, number.as_f64().unwrap_or_default())?,
        Value::Bool(flag) => sheet.write_boolean(row, column, *flag)?,
        other => sheet.write_string(row, column, text_of(other))?,
    };
    Ok(())
}
