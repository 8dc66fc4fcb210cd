//! Rows of spreadsheets (XLSX, ODS), value by value; formulas are never evaluated.

use std::{
    collections::HashSet,
    io::{Cursor, Read, Seek},
    sync::{Arc, mpsc},
};

use calamine::{Data, Ods, Reader as _, SheetVisible, Xlsx};

use super::{Body, RawRecord, Unreadable, table::Layout};
use crate::import::{
    error::{Code, FieldError, Warning},
    mapping::Mapping,
};

/// Rows that wait between the thread that unpacks the sheet and the one that reads them.
const WAITING: usize = 64;

/// Widest sheet that is read, in columns.
const WIDEST: u32 = 4096;

/// One row of a sheet.
#[derive(Debug, Clone)]
pub struct SheetRow {
    pub cells: Vec<String>,
    pub warnings: Vec<Warning>,
}

type Item = Result<RawRecord, Unreadable>;

/// A sheet that is being read.
pub struct Sheet {
    pub header: Vec<String>,
    pub rows: mpsc::IntoIter<Item>,
}

fn bad(error: impl std::fmt::Display) -> FieldError {
    FieldError::of_line(0, Code::BadSheet, error.to_string())
}

/// Opens the first visible sheet of an XLSX file; a thread unpacks it row by row, so that it is never whole in memory.
///
/// # Errors
/// A damaged file, or one without a header.
pub fn open_xlsx<R: Read + Seek + Send + 'static>(file: R, mapping: Arc<Mapping>) -> Result<Sheet, FieldError> {
    let mut book: Xlsx<_> = Xlsx::new(file).map_err(bad)?;
    let name = first_visible(book.sheets_metadata())?;
    let formulas = formula_cells(&mut book, &name)?;
    let (to_reader, rows) = mpsc::sync_channel(WAITING);
    let (to_opener, header) = mpsc::sync_channel(1);
    std::thread::spawn(move || {
        let mut feed = Feed { header: Some((to_opener, mapping)), layout: None, rows: to_reader, formulas, row: None, ended: false };
        let outcome = match book.worksheet_cells_reader(&name) {
            Err(error) => Err(bad(error)),
            Ok(mut cells) => loop {
                match cells.next_cell() {
                    Ok(Some(cell)) => {
                        if !feed.cell(cell.get_position(), &Data::from(cell.get_value().clone())) {
                            return;
                        }
                    }
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(bad(error)),
                }
            },
        };
        feed.end(outcome);
    });
    finish_opening(header, rows)
}

/// Opens the first visible sheet of an ODS file, whole: such files are read entirely by their nature.
///
/// # Errors
/// A damaged file, or one without a header.
pub fn open_ods(file: Vec<u8>, mapping: Arc<Mapping>) -> Result<Sheet, FieldError> {
    let mut book: Ods<_> = Ods::new(Cursor::new(file)).map_err(bad)?;
    let name = first_visible(book.sheets_metadata())?;
    let range = book.worksheet_range(&name).map_err(bad)?;
    let formulas = book.worksheet_formula(&name).map_err(bad)?;
    let (top, left) = formulas.start().unwrap_or_default();
    let with_formula = formulas.used_cells().map(|(row, column, _)| (top + row as u32, left + column as u32)).collect();
    let (to_reader, rows) = mpsc::sync_channel(WAITING);
    let (to_opener, header) = mpsc::sync_channel(1);
    std::thread::spawn(move || {
        let mut feed =
            Feed { header: Some((to_opener, mapping)), layout: None, rows: to_reader, formulas: with_formula, row: None, ended: false };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            if !feed.cell((top + row as u32, left + column as u32), value) {
                return;
            }
        }
        feed.end(Ok(()));
    });
    finish_opening(header, rows)
}

fn formula_cells<R: Read + Seek>(book: &mut Xlsx<R>, name: &str) -> Result<HashSet<(u32, u32)>, FieldError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(bad)?;
    let mut found = HashSet::new();
    while let Some(formula) = cells.next_formula().map_err(bad)? {
        // Every cell is passed by; those without a formula have an empty one.
        if !formula.get_value().is_empty() {
            found.insert(formula.get_position());
        }
    }
    Ok(found)
}

fn first_visible(sheets: &[calamine::Sheet]) -> Result<String, FieldError> {
    let visible = sheets.iter().find(|sheet| sheet.visible == SheetVisible::Visible);
    visible.map(|sheet| sheet.name.clone()).ok_or_else(|| FieldError::of_line(0, Code::EmptyFile, ""))
}

fn finish_opening(header: mpsc::Receiver<Result<Vec<String>, FieldError>>, rows: mpsc::Receiver<Item>) -> Result<Sheet, FieldError> {
    // A thread that ends without a word has seen no cell at all.
    let header = header.recv().unwrap_or_else(|_| Err(FieldError::of_line(0, Code::EmptyFile, "")))?;
    Ok(Sheet { header, rows: rows.into_iter() })
}

type Opener = (mpsc::SyncSender<Result<Vec<String>, FieldError>>, Arc<Mapping>);

/// Gathers cells into rows and hands them on.
struct Feed {
    header: Option<Opener>,
    layout: Option<Arc<Layout>>,
    rows: mpsc::SyncSender<Item>,
    formulas: HashSet<(u32, u32)>,
    row: Option<(u32, SheetRow)>,
    /// Everything was handed on, or nobody listens.
    ended: bool,
}

impl Feed {
    /// Takes a cell; `false` when nobody listens any more.
    fn cell(&mut self, (row, column): (u32, u32), value: &Data) -> bool {
        if self.row.as_ref().is_some_and(|(current, _)| *current != row) && !self.send_row() {
            return false;
        }
        let line = u64::from(row) + 1;
        let (_, cells) = self.row.get_or_insert_with(|| (row, SheetRow { cells: Vec::new(), warnings: Vec::new() }));
        if column >= WIDEST {
            return true;
        }
        let at = column as usize;
        if cells.cells.len() <= at {
            cells.cells.resize(at + 1, String::new());
        }
        let field = self.layout.as_ref().and_then(|layout| layout.header.get(at)).cloned().unwrap_or_default();
        if let Data::Error(error) = value {
            cells.warnings.push(FieldError::new(line, field, Code::CellError, &error.to_string(), ""));
            return true;
        }
        let text = text_of(value);
        if self.formulas.contains(&(row, column)) {
            cells.warnings.push(FieldError::new(line, field, Code::Formula, &text, ""));
        }
        cells.cells[at] = text;
        true
    }

    fn send_row(&mut self) -> bool {
        let Some((row, mut cells)) = self.row.take() else { return true };
        if cells.cells.iter().all(|cell| cell.trim().is_empty()) {
            return true;
        }
        if let Some((opener, mapping)) = self.header.take() {
            let layout = Layout::new(std::mem::take(&mut cells.cells), mapping);
            let (header, layout) = match layout {
                Ok(layout) => (Ok(layout.header.clone()), Some(Arc::new(layout))),
                Err(error) => (Err(error), None),
            };
            self.layout = layout;
            return opener.send(header).is_ok() && self.layout.is_some();
        }
        let Some(layout) = &self.layout else { return false };
        let record = RawRecord { line: u64::from(row) + 1, body: Body::Sheet { row: cells, layout: Arc::clone(layout) } };
        self.rows.send(Ok(record)).is_ok()
    }

    fn end(mut self, outcome: Result<(), FieldError>) {
        self.ended = true;
        let listening = self.send_row();
        if let (Err(error), true) = (outcome, listening) {
            match self.header.take() {
                Some((opener, _)) => drop(opener.send(Err(error))),
                None => drop(self.rows.send(Err(Unreadable { error: Box::new(error), original: Vec::new() }))),
            }
        }
    }
}

/// A thread that breaks off must not look like a sheet that ends.
impl Drop for Feed {
    fn drop(&mut self) {
        if !self.ended && self.layout.is_some() {
            let error = Box::new(FieldError::of_line(0, Code::ReadFailed, ""));
            drop(self.rows.send(Err(Unreadable { error, original: Vec::new() })));
        }
    }
}

/// A cell as the text that a person would have typed: whole numbers without `.0`, dates as dates.
fn text_of(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        // Codes are often numbers to a spreadsheet; 2^53 is where it would lose digits anyway.
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => format!("{number:.0}"),
        Data::Float(number) => number.to_string(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(date) if date.is_datetime() => match date.to_ymd_hms_milli() {
            (year, month, day, 0, 0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
            (year, month, day, hour, minute, ..) => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"),
        },
        Data::DateTime(date) => date.as_f64().to_string(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}
