//! Writes the whole installation into one file, and brings it back.

use std::{
    fs::File,
    io::{BufRead, BufReader, BufWriter, Write},
    path::Path,
};

use flate2::{Compression, GzBuilder, bufread::GzDecoder};
use ponte_storage::dump::{self, RestoreError};

use crate::{
    App,
    error::{Error, Result},
    rights::{Caller, Right},
};

/// Writes a backup and returns the number of rows. The file has its name only once it is whole.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`]; when the file cannot be written.
pub async fn backup(app: &App, caller: &Caller, path: &Path) -> Result<u64> {
    caller.require(Right::Maintain)?;
    let failed = |error: std::io::Error| Error::File { path: path.display().to_string(), error };
    let part = path.with_extension("part");
    let file = File::create(&part).map_err(failed)?;
    // No time and no name in the header: the same content gives the same bytes.
    let mut out = GzBuilder::new().write(BufWriter::new(file), Compression::default());
    let rows = dump::dump(&app.db, &mut out).await.map_err(told)?;
    let file = out.finish().and_then(|mut out| out.flush().map(|()| out)).map_err(failed)?;
    file.get_ref().sync_all().map_err(failed)?;
    std::fs::rename(&part, path).map_err(failed)?;
    let tx = app.begin().await?;
    app.audit(&tx, caller, "maintain.backup", None, &[]).await?;
    app.commit(tx).await?;
    Ok(rows)
}

/// Brings a backup into an empty database and returns the number of rows.
///
/// # Errors
/// When the file is no backup or is damaged, or the database is not empty; nothing is kept then.
pub async fn restore(db: &ponte_storage::Db, now: chrono::DateTime<chrono::Utc>, path: &Path) -> Result<u64> {
    let mut input = open(path)?;
    dump::restore(db, &mut input, now).await.map_err(told)
}

/// Reads a backup to its end and returns the number of rows it holds.
///
/// # Errors
/// When the file is no backup, was cut short or is damaged.
pub fn verify_backup(path: &Path) -> Result<u64> {
    dump::check(&mut open(path)?).map_err(told)
}

fn open(path: &Path) -> Result<impl BufRead + Send + use<>> {
    let file = File::open(path).map_err(|error| Error::File { path: path.display().to_string(), error })?;
    Ok(BufReader::new(GzDecoder::new(BufReader::new(file))))
}

fn told(error: RestoreError) -> Error {
    match error {
        RestoreError::Storage(error) => error.into(),
        RestoreError::NotABackup(line) => crate::error::Refusal::NotABackup { line }.into(),
        RestoreError::NotEmpty => crate::error::Refusal::NotEmpty.into(),
        other => Error::Internal(other.to_string()),
    }
}
