//! Writes rows that are of no register, with names of their own.

use std::{fs::File, io::BufWriter, io::Write as _};

use rust_xlsxwriter::Workbook;
use serde_json::{Map, Value};

use super::{
    ExportError, ExportFormat,
    writer::{cell_of, write_cell},
};
use crate::{
    App,
    error::Result,
    export_register::ExportFile,
    import_batch::{file_error, path_of},
};

/// Writes rows with the names of their columns; as many cells a row as there are names.
///
/// # Errors
/// When the file cannot be written.
pub fn write_table(
    app: &App,
    sheet: &str,
    names: &[&str],
    rows: impl Iterator<Item = Vec<Value>>,
    format: ExportFormat,
) -> Result<ExportFile> {
    let path = path_of(app, app.new_id()).with_extension("export");
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| file_error(folder, error))?;
    }
    let file = File::create_new(&path).map_err(|error| file_error(&path, error))?;
    let mut written = ExportFile { path, records: 0 };
    let mut out = BufWriter::new(file);
    let rows = rows.inspect(|_| written.records += 1);
    match format {
        ExportFormat::Csv => write_csv(&mut out, names, rows)?,
        ExportFormat::Xlsx => write_xlsx(&mut out, sheet, names, rows)?,
        ExportFormat::Jsonl => write_jsonl(&mut out, names, rows)?,
    }
    out.flush().map_err(ExportError::from)?;
    Ok(written)
}

type Written = std::result::Result<(), ExportError>;

fn write_csv(out: &mut BufWriter<File>, names: &[&str], rows: impl Iterator<Item = Vec<Value>>) -> Written {
    let mut writer = csv::WriterBuilder::new().from_writer(out);
    writer.write_record(names)?;
    for row in rows {
        writer.write_record(row.iter().map(cell_of))?;
    }
    Ok(writer.flush()?)
}

fn write_xlsx(out: &mut BufWriter<File>, name: &str, names: &[&str], rows: impl Iterator<Item = Vec<Value>>) -> Written {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name(name)?;
    for (column, name) in (0..).zip(names) {
        sheet.write_string(0, column, *name)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(&cells).filter(|(_, cell)| !cell.is_null()) {
            write_cell(sheet, row, column, cell)?;
        }
    }
    Ok(book.save_to_writer(out)?)
}

fn write_jsonl(out: &mut BufWriter<File>, names: &[&str], rows: impl Iterator<Item = Vec<Value>>) -> Written {
    for row in rows {
        let told = names.iter().zip(row).filter(|(_, cell)| !cell.is_null()).map(|(name, cell)| ((*name).to_owned(), cell));
        serde_json::to_writer(&mut *out, &Value::Object(told.collect::<Map<_, _>>())).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
