//! Opens a file as what its content says it is, whatever it is called.

use std::{
    io::{BufRead, BufReader, Cursor, Read, Seek, SeekFrom},
    sync::Arc,
};

use flate2::read::MultiGzDecoder;
use ponte_domain::codes;

use super::{
    Records, comma_separated,
    delimited::Delimited,
    jsonl::Jsonl,
    sheet::{Sheet, open_ods, open_xlsx},
    unfold::Unfolded,
    unzip::{self, Zipped},
};
use crate::import::{
    error::{Code, FieldError},
    mapping::Mapping,
};

codes! {
    /// How a file is written.
    pub enum Format { Jsonl = "jsonl", Csv = "csv", Xlsx = "xlsx", Ods = "ods" }
}

/// A file that is being read.
pub struct Opened {
    pub format: Format,
    /// Names of the columns, as the file has them; empty for lines of JSON.
    pub header: Vec<String>,
    /// The header as a line of its own, for the file of refused rows; empty for lines of JSON.
    pub header_line: Vec<u8>,
    pub records: Records,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("format", &self.format).field("header", &self.header).finish_non_exhaustive()
    }
}

/// How much of a file is looked at to tell what it is.
const GLANCE: u64 = 8192;

/// Largest spreadsheet inside a gz, in bytes: it has to be held in memory.
const MOST_UNPACKED_SHEET: u64 = 256 << 20;

/// Opens lines of JSON, delimited text, XLSX or ODS, each also compressed with gzip.
///
/// # Errors
/// What makes the file as a whole unreadable: empty, of another kind, damaged, unfolding without
/// bounds, encoded otherwise, or with a header that cannot be used.
pub fn open<R: Read + Seek + Send + 'static>(mut file: R, mapping: Mapping) -> Result<Opened, FieldError> {
    let mapping = Arc::new(mapping);
    let glance = glance(&mut file)?;
    if !glance.starts_with(b"\x1f\x8b") {
        return match recognise(&glance)? {
            Kind::Zip => open_zip(file, mapping),
            kind => open_text(BufReader::with_capacity(1 << 17, file), kind, mapping),
        };
    }
    let inner = glance_of(MultiGzDecoder::new(&mut file))?;
    let size = file.seek(SeekFrom::End(0)).map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let unpacked = MultiGzDecoder::new(BufReader::with_capacity(1 << 17, file));
    match recognise(&inner)? {
        Kind::Zip => {
            let mut bytes = Vec::new();
            unpacked.take(MOST_UNPACKED_SHEET + 1).read_to_end(&mut bytes).map_err(failed)?;
            if bytes.len() as u64 > MOST_UNPACKED_SHEET {
                return Err(FieldError::of_line(0, Code::ZipBomb, MOST_UNPACKED_SHEET.to_string()));
            }
            open_zip(Cursor::new(bytes), mapping)
        }
        kind => open_text(BufReader::with_capacity(1 << 17, Unfolded::of(unpacked, size)), kind, mapping),
    }
}

fn failed(error: std::io::Error) -> FieldError {
    FieldError::of_line(0, Code::ReadFailed, error.to_string())
}

fn glance<R: Read + Seek>(file: &mut R) -> Result<Vec<u8>, FieldError> {
    let bytes = glance_of(&mut *file)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    Ok(bytes)
}

fn glance_of(file: impl Read) -> Result<Vec<u8>, FieldError> {
    let mut bytes = Vec::new();
    file.take(GLANCE).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Zip,
    Json,
    Delimited,
}

/// Files that people take for tables, by how they begin.
const OTHERS: &[(&[u8], &str)] = &[
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3", "sqlite"),
    (b"\x1f\x8b", "gz"),
];

fn recognise(glance: &[u8]) -> Result<Kind, FieldError> {
    let unsupported = |kind: &str| Err(FieldError::of_line(0, Code::UnsupportedFile, kind));
    if glance.starts_with(b"PK\x03\x04") {
        return Ok(Kind::Zip);
    }
    if glance.starts_with(b"\xff\xfe") || glance.starts_with(b"\xfe\xff") {
        return Err(FieldError::of_line(0, Code::BadEncoding, "UTF-16"));
    }
    if let Some((_, kind)) = OTHERS.iter().find(|(magic, _)| glance.starts_with(magic)) {
        return unsupported(kind);
    }
    if glance.contains(&0) {
        return unsupported("binary");
    }
    let text = glance.strip_prefix(b"\xef\xbb\xbf").unwrap_or(glance).trim_ascii_start();
    match text.first() {
        None => Err(FieldError::of_line(0, Code::EmptyFile, "")),
        Some(b'{') => Ok(Kind::Json),
        Some(b'[') => Err(FieldError::of_line(0, Code::JsonList, "")),
        Some(b'<') => unsupported("xml"),
        Some(_) => Ok(Kind::Delimited),
    }
}

fn open_text<R: BufRead + Send + 'static>(reader: R, kind: Kind, mapping: Arc<Mapping>) -> Result<Opened, FieldError> {
    if kind == Kind::Json {
        let records = Jsonl::mapped(reader, mapping);
        return Ok(Opened { format: Format::Jsonl, header: Vec::new(), header_line: Vec::new(), records: Box::new(records) });
    }
    let rows = Delimited::new(reader, mapping)?;
    Ok(Opened { format: Format::Csv, header: rows.header().to_vec(), header_line: rows.header_line().to_vec(), records: Box::new(rows) })
}

fn open_zip<R: Read + Seek + Send + 'static>(mut file: R, mapping: Arc<Mapping>) -> Result<Opened, FieldError> {
    let kind = unzip::check(&mut file)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let (format, Sheet { header, rows }) = match kind {
        Zipped::Xlsx => (Format::Xlsx, open_xlsx(BufReader::new(file), mapping)?),
        Zipped::Ods => {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(failed)?;
            (Format::Ods, open_ods(bytes, mapping)?)
        }
    };
    let header_line = comma_separated(header.iter().map(String::as_str), 0);
    Ok(Opened { format, header, header_line, records: Box::new(rows) })
}
