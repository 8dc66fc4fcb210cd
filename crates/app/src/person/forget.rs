//! What stands of erased people outside the rows: files, letters in their folder, free pages of the database; and the list of them.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use ponte_storage::erasure::{self, Erased, Marks};
use uuid::Uuid;

use crate::{
    App,
    config::MailTransport,
    error::{Error, Result},
    import_batch, market,
};

/// The job that rewrites the files of the database after people were erased.
pub struct Scrub;

impl Scrub {
    /// Name of the kind of job.
    pub const KIND: &'static str = "person.scrub";
}

/// The first bytes of a spreadsheet, which is an archive: what stands in it cannot be seen from outside.
const ARCHIVE: &[u8] = b"PK\x03\x04";

fn failed(path: &Path) -> impl Fn(std::io::Error) -> Error {
    let path = path.display().to_string();
    move |error| Error::File { path: path.clone(), error }
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| entry.map(|entry| entry.path()).map_err(failed(folder)))
            .filter(|path| path.as_ref().map_or(true, |path| path.is_file()))
            .collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(failed(folder)(error)),
    }
}

/// Removes the files that were given for imports, with their rejects, of the batches concerned and wherever she is named; and
/// letters of hers that wait in a folder. Spreadsheets cannot be looked into and go too: they are kept for a month at most anyway.
pub(super) fn files(app: &App, batches: &[Uuid], marks: &Marks) -> Result<u64> {
    let mut gone = 0;
    let mut folders = vec![import_batch::folder(app)];
    if let MailTransport::Folder(folder) = &app.config.mail {
        folders.push(folder.clone());
    }
    for path in folders.iter().map(|folder| files_in(folder)).collect::<Result<Vec<_>>>()?.into_iter().flatten() {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let of_batch = batches.iter().any(|batch| name.starts_with(&batch.simple().to_string()) || name.starts_with(&batch.to_string()));
        let content = fs::read(&path).map_err(failed(&path))?;
        if of_batch || content.starts_with(ARCHIVE) || marks.are_in(&String::from_utf8_lossy(&content)) {
            fs::remove_file(&path).map_err(failed(&path))?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// Rewrites the files of the database and the snapshot of the market.
///
/// # Errors
/// When the database or a file cannot be written; the job is tried again then.
pub async fn run_scrub(app: &App) -> Result<()> {
    note_outside(app).await?;
    market::keep(app).await;
    if erasure::scrub(&app.db).await? { Ok(()) } else { Err(Error::Internal("the database is being read".to_owned())) }
}

/// Brings the list of the erased outside of the database up to date: one line of JSON each, a number and a time.
pub(super) async fn note_outside(app: &App) -> Result<()> {
    let known: Vec<Uuid> = outside(app)?.into_iter().map(|erased| erased.worker).collect();
    let missing: Vec<Erased> = erasure::all(&app.db).await?.into_iter().filter(|erased| !known.contains(&erased.worker)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let path = &app.config.erasures;
    let mut file = OpenOptions::new().create(true).append(true).open(path).map_err(failed(path))?;
    let mut text = String::new();
    for erased in &missing {
        text.push_str(&serde_json::to_string(erased).map_err(|error| Error::Internal(error.to_string()))?);
        text.push('\n');
    }
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed(path))
}

/// The list of the erased that is kept outside of the database; a line that is none is passed over.
pub(super) fn outside(app: &App) -> Result<Vec<Erased>> {
    let path = &app.config.erasures;
    match fs::read_to_string(path) {
        Ok(text) => Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(failed(path)(error)),
    }
}
