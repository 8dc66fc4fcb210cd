//! Writes the whole installation into one sealed file, and brings it back.

use std::{
    fs::File,
    io::{BufRead, BufReader, BufWriter, Read, Seek},
    path::Path,
};

use chrono::{DateTime, Utc};
use flate2::{Compression, GzBuilder, bufread::GzDecoder};
use ponte_storage::{
    Db,
    dump::{self, RestoreError},
    migrate,
};

use super::{
    files,
    sealed::{SealError, Sealer, Unsealer},
    secret::BackupSecret,
};
use crate::{
    App,
    config::Config,
    error::{Error, Refusal, Result},
    rights::{Caller, Right},
};

/// Backups that were made before a migration and are kept.
const BEFORE_MIGRATIONS: usize = 3;

/// What a backup holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    pub rows: u64,
    pub files: u64,
}

fn file_error(path: &Path) -> impl Fn(std::io::Error) -> Error {
    move |error| crate::import_batch::file_error(path, error)
}

/// Writes a backup, sealed, while the installation goes on working, and says what it holds. The file has its name only
/// once it is whole.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::DiskFull`]; when the file cannot be written.
pub async fn backup(app: &App, caller: &Caller, path: &Path, secret: &BackupSecret) -> Result<Held> {
    caller.require(Right::Maintain)?;
    let held = write(&app.db, &app.config.data, path, secret).await?;
    let tx = app.begin().await?;
    app.audit(&tx, caller, "maintain.backup", None, &[]).await?;
    app.commit(tx).await?;
    Ok(held)
}

async fn write(db: &Db, data: &Path, path: &Path, secret: &BackupSecret) -> Result<Held> {
    let failed = file_error(path);
    let part = path.with_extension("part");
    let file = File::create(&part).map_err(&failed)?;
    let sealer = Sealer::new(BufWriter::new(file), secret).map_err(&failed)?;
    let mut out = GzBuilder::new().write(sealer, Compression::default());
    let rows = dump::dump(db, &mut out).await.map_err(told)?;
    // After the rows: whatever file they speak of is there.
    let files = files::write(data, &mut out).map_err(&failed)?;
    let file = out.finish().and_then(Sealer::finish).map_err(&failed)?;
    file.get_ref().sync_all().map_err(&failed)?;
    std::fs::rename(&part, path).map_err(&failed)?;
    Ok(Held { rows, files })
}

/// Brings a backup into an empty database and its files below the data folder, and says what it held.
///
/// # Errors
/// When the file is no backup, is damaged, or was sealed with another key, or the database is not empty; nothing is
/// kept then.
pub async fn restore(db: &Db, data: &Path, now: DateTime<Utc>, path: &Path, secret: &BackupSecret) -> Result<Held> {
    // Read to its end first: the files are not part of the transaction.
    verify_backup(path, secret)?;
    let mut input = open(path, secret)?;
    let rows = dump::restore(db, &mut input, now).await.map_err(told)?;
    let files = files::read(Some(data), &mut input).map_err(file_error(path))?;
    Ok(Held { rows, files })
}

/// Reads a backup to its end and says what it holds.
///
/// # Errors
/// When the file is no backup, was cut short or is damaged, or was sealed with another key.
pub fn verify_backup(path: &Path, secret: &BackupSecret) -> Result<Held> {
    let mut input = open(path, secret)?;
    let rows = dump::check(&mut input).map_err(told)?;
    // The line of the files is not known: they follow the rows.
    let files = files::read(None, &mut input).map_err(|_| Refusal::NotABackup { line: rows })?;
    Ok(Held { rows, files })
}

/// The lines of a backup. One that was written before backups were sealed is read as it is.
pub(super) fn open(path: &Path, secret: &BackupSecret) -> Result<Box<dyn BufRead + Send>> {
    let mut file = File::open(path).map_err(file_error(path))?;
    let mut first = [0; 2];
    let plain = file.read_exact(&mut first).is_ok() && first == [0x1f, 0x8b];
    file.rewind().map_err(file_error(path))?;
    if plain {
        return Ok(Box::new(BufReader::new(GzDecoder::new(BufReader::new(file)))));
    }
    let unsealer = Unsealer::new(file, secret).map_err(|error| match error {
        SealError::NotSealed => Refusal::NotABackup { line: 1 }.into(),
        SealError::OtherKey => Refusal::OtherKey.into(),
        SealError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => file_error(path)(error),
        SealError::Io(_) => Refusal::NotABackup { line: 1 }.into(),
        SealError::Newer => Error::Internal(error.to_string()),
    })?;
    Ok(Box::new(BufReader::new(GzDecoder::new(BufReader::new(unsealer)))))
}

pub(super) fn told(error: RestoreError) -> Error {
    match error {
        RestoreError::Storage(error) => error.into(),
        RestoreError::NotABackup(line) => Refusal::NotABackup { line }.into(),
        RestoreError::NotEmpty => Refusal::NotEmpty.into(),
        other => Error::Internal(other.to_string()),
    }
}

/// Keeps what a database is before its schema is changed; a new database, and one that is as it should be, is left alone.
pub(crate) async fn backup_before_migration(db: &Db, config: &Config, now: DateTime<Utc>) -> Result<()> {
    let Some(folder) = config.backups.as_ref().filter(|_| !config.demo) else { return Ok(()) };
    let Some(next) = migrate::pending(db).await? else { return Ok(()) };
    super::schedule::make_folder(folder)?;
    let path = folder.join(format!("before-{next}-{}.ponte", now.format("%Y%m%dT%H%M%SZ")));
    let held = write(db, &config.data, &path, &BackupSecret::from_file(&config.backup_key, true)?).await?;
    tracing::info!(file = %path.display(), rows = held.rows, "a backup was made before the schema is changed");
    super::schedule::drop_oldest(folder, "before-", BEFORE_MIGRATIONS)
}
