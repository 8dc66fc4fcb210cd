//! A pack as one file: a zip of its folder, as it travels from desk to desk.

use std::io::{Cursor, Read, Write};

use ponte_domain::pack::{Code, Fault, Files, MOST_BYTES, MOST_FILE_BYTES, MOST_FILES, Pack};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::error::{Error, Result};

/// The name under which faults of the archive as a whole are told.
const WHOLE: &str = "zip";

/// A pack as a zip: the same files give the same bytes.
///
/// # Errors
/// When it cannot be written, which memory never refuses.
pub fn zipped(pack: &Pack) -> Result<Vec<u8>> {
    let failed = |error: &dyn std::fmt::Display| Error::Internal(error.to_string());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in pack.files() {
        zip.start_file(format!("{}/{path}", pack.manifest.id), options).map_err(|error| failed(&error))?;
        zip.write_all(text).map_err(|error| failed(&error))?;
    }
    Ok(zip.finish().map_err(|error| failed(&error))?.into_inner())
}

/// Reads a pack from a zip: its files, or one folder that holds them. Never more is unfolded than a pack may hold; what a
/// system adds beside (`__MACOSX`, names that begin with a point) is left out.
///
/// # Errors
/// Every fault of the archive or of the pack.
pub fn unzipped(bytes: &[u8]) -> std::result::Result<Pack, Vec<Fault>> {
    Pack::read(without_folder(files(bytes)?))
}

fn files(bytes: &[u8]) -> std::result::Result<Files, Vec<Fault>> {
    let damaged = |error: &dyn std::fmt::Display| vec![Fault::of_file(WHOLE, Code::NotAnArchive, "", error.to_string())];
    let too_large = || vec![Fault::of_file(WHOLE, Code::TooLarge, "", MOST_BYTES.to_string())];
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut files = Files::new();
    let mut total = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| damaged(&error))?;
        let name = part.name().map_err(|error| damaged(&error))?.replace('\\', "/");
        if part.is_dir() || name.split('/').any(|step| step.starts_with('.') || step == "__MACOSX") {
            continue;
        }
        if files.len() > MOST_FILES {
            break;
        }
        let mut text = Vec::new();
        part.take(MOST_FILE_BYTES as u64 + 1).read_to_end(&mut text).map_err(|error| damaged(&error))?;
        total += text.len();
        if total > MOST_BYTES {
            return Err(too_large());
        }
        files.insert(name, text);
    }
    Ok(files)
}

/// The same files without the folder that holds them all, if there is one.
fn without_folder(files: Files) -> Files {
    let folder = |path: &str| path.split_once('/').map(|(folder, _)| folder.to_owned());
    let first = files.keys().next().and_then(|path| folder(path));
    match first {
        Some(first) if !files.contains_key("pack.toml") && files.keys().all(|path| folder(path).as_deref() == Some(&first)) => {
            files.into_iter().map(|(path, text)| (path[first.len() + 1..].to_owned(), text)).collect()
        }
        _ => files,
    }
}
