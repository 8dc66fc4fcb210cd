//! What a compressed file would unfold to, measured before anything is parsed.

use std::io::{self, Read, Seek};

use quick_xml::{Reader, events::Event};
use zip::ZipArchive;

use crate::import::error::{Code, FieldError};

/// Most bytes that the parts of a spreadsheet may unfold to together: some millions of rows.
const MOST_UNZIPPED: u64 = 2 << 30;
/// Most bytes of a part that must be held whole (shared strings, styles, an ODS content).
const MOST_WHOLE: u64 = 256 << 20;
/// Most bytes of the content of an ODS file, which takes some ten times as much in memory.
const MOST_ODS: u64 = 64 << 20;
/// Most parts.
const MOST_PARTS: usize = 2_000;
/// Most cells and rows that an ODS content may write as repetitions of filled ones.
const MOST_REPEATED: u64 = 200_000;

/// What a zip holds, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zipped {
    Xlsx,
    Ods,
}

fn bomb(most: u64) -> FieldError {
    FieldError::of_line(0, Code::ZipBomb, most.to_string())
}

fn damaged(error: impl std::fmt::Display) -> FieldError {
    FieldError::of_line(0, Code::BadSheet, error.to_string())
}

/// Finds out what a zip holds and that its declared and its real sizes are within bounds.
///
/// # Errors
/// [`Code::ZipBomb`], [`Code::BadSheet`] for a damaged file, [`Code::UnsupportedFile`] for another kind of zip.
pub fn check<R: Read + Seek>(file: R) -> Result<Zipped, FieldError> {
    let mut archive = ZipArchive::new(file).map_err(damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(bomb(MOST_PARTS as u64));
    }
    let kind = if archive.index_for_name("xl/workbook.xml").is_some() {
        Zipped::Xlsx
    } else if archive.index_for_name("content.xml").is_some() && archive.index_for_name("mimetype").is_some() {
        Zipped::Ods
    } else {
        return Err(FieldError::of_line(0, Code::UnsupportedFile, "zip"));
    };
    let mut total = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(damaged)?;
        let name = part.name().map_err(damaged)?;
        let repeats = kind == Zipped::Ods && name == "content.xml";
        let most = if repeats {
            MOST_ODS
        } else if name.starts_with("xl/worksheets/") {
            MOST_UNZIPPED
        } else {
            MOST_WHOLE
        };
        if part.size() > most {
            return Err(bomb(most));
        }
        // What the directory declares may be a lie: the part is unfolded and counted.
        let size = if repeats {
            check_repeats(part.take(most + 1))?
        } else {
            io::copy(&mut part.take(most + 1), &mut io::sink()).map_err(damaged)?
        };
        total += size;
        if size > most || total > MOST_UNZIPPED {
            return Err(bomb(most.min(MOST_UNZIPPED)));
        }
    }
    Ok(kind)
}

/// A few bytes of ODS can say "this cell a million times": such claims are added up, and the content must not break off.
fn check_repeats(mut content: impl Read) -> Result<u64, FieldError> {
    let mut text = Vec::new();
    content.read_to_end(&mut text).map_err(damaged)?;
    let mut filled = 0_u64;
    let mut empty_rows = 0_u64;
    let mut last_rows = 0_u64;
    for tag in text.split(|byte| *byte == b'<') {
        let tag = tag.split(|byte| *byte == b'>').next().unwrap_or_default();
        if tag.starts_with(b"table:table-cell") && (holds(tag, b"value-type") || holds(tag, b"formula")) {
            filled = filled.saturating_add(repeated(tag, b"number-columns-repeated=").saturating_sub(1));
        } else if tag.starts_with(b"table:table-row") {
            // The empty rows after the last filled one are common and cost nothing.
            empty_rows = empty_rows.saturating_add(last_rows);
            last_rows = repeated(tag, b"number-rows-repeated=").saturating_sub(1);
        }
    }
    if filled > MOST_REPEATED || empty_rows > MOST_REPEATED {
        return Err(bomb(MOST_REPEATED));
    }
    check_ends(&text)?;
    Ok(text.len() as u64)
}

/// Every element must end: calamine looks for the end of a table for ever where there is none.
fn check_ends(text: &[u8]) -> Result<(), FieldError> {
    let mut reader = Reader::from_reader(text);
    let mut open = 0_u64;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(_) => open += 1,
            // An end without a beginning is refused by the reader.
            Event::End(_) => open = open.saturating_sub(1),
            Event::Eof if open == 0 => return Ok(()),
            Event::Eof => return Err(damaged("the content breaks off")),
            _ => {}
        }
    }
}

fn holds(tag: &[u8], word: &[u8]) -> bool {
    tag.windows(word.len()).any(|part| part == word)
}

fn repeated(tag: &[u8], attribute: &[u8]) -> u64 {
    let Some(at) = tag.windows(attribute.len()).position(|part| part == attribute) else { return 1 };
    let digits = tag[at + attribute.len()..].iter().skip(1).take_while(|byte| byte.is_ascii_digit());
    digits.fold(0_u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
}
