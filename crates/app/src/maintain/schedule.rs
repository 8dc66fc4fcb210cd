//! Backups that are made by themselves: every night, the older ones given up, and one brought back every week to see
//! that it can be.

use std::{
    fs,
    io::{BufRead, Write},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Datelike, NaiveDateTime, Utc};
use chrono_tz::Europe::Rome;
use ponte_domain::actor::{Actor, Purpose};
use ponte_storage::{Db, audit, desk, dump};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    backup::{Held, backup, open, restore, told},
    secret::BackupSecret,
};
use crate::{
    App,
    config::Keep,
    error::{Error, Result},
    rights::Caller,
};

/// Form of the instant in the name of a nightly backup.
const STAMP: &str = "%Y-%m-%dT%H%M%S";

/// How the name of a nightly backup begins, and how all end.
const NIGHTLY: &str = "ponte-";
const ENDING: &str = ".ponte";

/// Settings under which the last outcome is kept.
const LAST_BACKUP: &str = "backup.last";
const LAST_TEST: &str = "backup.test";

/// The job that backs up every night.
pub struct ScheduledBackup;

impl ScheduledBackup {
    /// Name of the kind of job.
    pub const KIND: &'static str = "maintain.backup";
}

/// The job that brings the last backup back for a trial.
pub struct TestRestore;

impl TestRestore {
    /// Name of the kind of job.
    pub const KIND: &'static str = "maintain.test_restore";
}

/// A backup that was made by itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LastBackup {
    pub at: DateTime<Utc>,
    pub file: String,
    pub rows: u64,
    pub files: u64,
    pub bytes: u64,
    /// Older backups that were given up.
    pub dropped: usize,
}

/// What bringing the last backup back for a trial came to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RestoreTest {
    pub at: DateTime<Utc>,
    pub file: String,
    pub rows: u64,
    pub files: u64,
    /// Whether the database that came of it gives the same bytes as the backup holds.
    pub equal: bool,
    /// Faults of its audit.
    pub faults: usize,
}

impl RestoreTest {
    /// Whether all is as it should be.
    #[must_use]
    pub const fn well(&self) -> bool {
        self.equal && self.faults == 0
    }
}

fn failed(path: &Path) -> impl Fn(std::io::Error) -> Error {
    move |error| crate::import_batch::file_error(path, error)
}

/// Makes a folder that nobody else reads.
pub(super) fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(failed(folder))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(failed(folder))?;
    }
    Ok(())
}

fn names(folder: &Path, beginning: &str) -> Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(folder)(error)),
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with(beginning) && name.ends_with(ENDING))
        .collect();
    names.sort();
    Ok(names)
}

/// Removes all but the last so many backups whose names begin alike.
pub(super) fn drop_oldest(folder: &Path, beginning: &str, keep: usize) -> Result<()> {
    let mut dated: Vec<(std::time::SystemTime, PathBuf)> = Vec::new();
    for name in names(folder, beginning)? {
        let path = folder.join(name);
        let at = fs::metadata(&path).and_then(|about| about.modified()).map_err(failed(&path))?;
        dated.push((at, path));
    }
    dated.sort();
    for (_, path) in dated.iter().rev().skip(keep) {
        fs::remove_file(path).map_err(failed(path))?;
    }
    Ok(())
}

fn stamp_of(name: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(name.strip_prefix(NIGHTLY)?.strip_suffix(ENDING)?, STAMP).ok()
}

/// Names of the backups to be given up: all but the last of each of the last days, and of each of the last weeks, that
/// have one. The newest always stays.
fn to_drop(names: &[String], keep: Keep) -> Vec<String> {
    let mut dated: Vec<(NaiveDateTime, &String)> = names.iter().filter_map(|name| Some((stamp_of(name)?, name))).collect();
    dated.sort();
    dated.reverse();
    let (mut days, mut weeks) = (Vec::new(), Vec::new());
    let mut dropped = Vec::new();
    for (ix, (at, name)) in dated.iter().enumerate() {
        let (day, week) = (at.date(), at.date().iso_week());
        let first_of_day = !days.contains(&day);
        let first_of_week = !weeks.contains(&(week.year(), week.week()));
        if first_of_day {
            days.push(day);
        }
        if first_of_week {
            weeks.push((week.year(), week.week()));
        }
        let kept = ix == 0 || (first_of_day && days.len() <= keep.days) || (first_of_week && weeks.len() <= keep.weeks);
        if !kept {
            dropped.push((*name).clone());
        }
    }
    dropped
}

/// Backs up into the folder of the installation and gives the older backups up; nothing when there is no such folder.
///
/// # Errors
/// When the backup cannot be written.
pub async fn run_backup(app: &App) -> Result<Option<LastBackup>> {
    let Some(folder) = &app.config.backups else { return Ok(None) };
    make_folder(folder)?;
    let stamp = app.now().with_timezone(&Rome).format(STAMP);
    let path = folder.join(format!("{NIGHTLY}{stamp}{ENDING}"));
    let caller = Caller::new(Actor::Job { name: ScheduledBackup::KIND.to_owned() }, Purpose::Administration);
    let secret = BackupSecret::from_file(&app.config.backup_key, true)?;
    let held = backup(app, &caller, &path, &secret).await?;
    let dropped = to_drop(&names(folder, NIGHTLY)?, app.config.keep);
    for name in &dropped {
        fs::remove_file(folder.join(name)).map_err(failed(folder))?;
    }
    let bytes = fs::metadata(&path).map_err(failed(&path))?.len();
    let last =
        LastBackup { at: app.now(), file: path.display().to_string(), rows: held.rows, files: held.files, bytes, dropped: dropped.len() };
    remember(app, LAST_BACKUP, &last).await?;
    Ok(Some(last))
}

async fn remember(app: &App, key: &str, value: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string(value).map_err(|error| Error::Internal(error.to_string()))?;
    let tx = app.begin().await?;
    desk::set_setting(&tx, key, Some(&text)).await?;
    app.commit(tx).await
}

async fn remembered<T: for<'a> Deserialize<'a>>(app: &App, key: &str) -> Result<Option<T>> {
    Ok(desk::setting(&app.db, key).await?.and_then(|text| serde_json::from_str(&text).ok()))
}

/// The last backup that was made by itself.
///
/// # Errors
/// When the database cannot be read.
pub async fn last_backup(app: &App) -> Result<Option<LastBackup>> {
    remembered(app, LAST_BACKUP).await
}

/// The last trial of bringing a backup back.
///
/// # Errors
/// When the database cannot be read.
pub async fn last_test(app: &App) -> Result<Option<RestoreTest>> {
    remembered(app, LAST_TEST).await
}

/// Brings the newest nightly backup into a database that is thrown away, and compares: every row must give the same
/// bytes, every file its digest, and the audit must be whole. Nothing when there is no backup.
///
/// # Errors
/// When the backup cannot be brought back, which is what the trial is for: the job then counts as failed.
pub async fn run_test(app: &App) -> Result<Option<RestoreTest>> {
    let Some(folder) = &app.config.backups else { return Ok(None) };
    let Some(newest) = names(folder, NIGHTLY)?.pop() else { return Ok(None) };
    let path = folder.join(newest);
    let secret = BackupSecret::from_file(&app.config.backup_key, false)?;
    let trial = app.config.data.join(format!("restore-test-{}", app.new_id().simple()));
    make_folder(&trial)?;
    let compared = compare(app, &path, &secret, &trial).await;
    // What was brought back holds people's data in clear: it goes whatever came of it.
    fs::remove_dir_all(&trial).map_err(failed(&trial))?;
    let (held, equal, faults) = compared?;
    let test = RestoreTest { at: app.now(), file: path.display().to_string(), rows: held.rows, files: held.files, equal, faults };
    remember(app, LAST_TEST, &test).await?;
    if test.well() { Ok(Some(test)) } else { Err(Error::Internal(format!("the trial restore differs: {test:?}"))) }
}

async fn compare(app: &App, path: &Path, secret: &BackupSecret, trial: &Path) -> Result<(Held, bool, usize)> {
    let db = Db::open_sqlite(&trial.join("ponte.db")).await?;
    let held = restore(&db, trial, app.now(), path, secret).await?;
    let mut again = Digested(Sha256::new());
    dump::dump(&db, &mut again).await.map_err(told)?;
    let equal = again.0.finalize() == digest_of_rows(path, secret)?;
    let faults = audit::verify(&db, &[]).await?.faults.len();
    db.close().await?;
    Ok((held, equal, faults))
}

struct Digested(Sha256);

impl Write for Digested {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The digest of the lines of a backup up to the one that counts the rows.
fn digest_of_rows(path: &Path, secret: &BackupSecret) -> Result<sha2::digest::Output<Sha256>> {
    let mut input = open(path, secret)?;
    let (mut sha, mut line) = (Sha256::new(), Vec::new());
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(failed(path))? == 0 {
            return Ok(sha.finalize());
        }
        sha.update(&line);
        if line.starts_with(b"{\"rows\":") {
            return Ok(sha.finalize());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(day: &str) -> String {
        format!("{NIGHTLY}{day}T033000{ENDING}")
    }

    #[test]
    fn the_last_of_each_day_and_of_each_week_stay() {
        let days: Vec<String> = (1..=30).map(|day| format!("2026-11-{day:02}")).collect();
        let mut names: Vec<String> = days.iter().map(|day| name(day)).collect();
        names.push("ponte-2026-11-30T010000.ponte".to_owned());
        names.push("ponte-something-else.ponte".to_owned());
        let dropped = to_drop(&names, Keep { days: 7, weeks: 4 });
        let kept: Vec<&String> = names.iter().filter(|name| !dropped.contains(name)).collect();
        // Seven days; the Sundays that end the last four weeks; what is not ours is left alone.
        let expected: Vec<String> =
            ["15", "22", "24", "25", "26", "27", "28", "29", "30"].iter().map(|day| name(&format!("2026-11-{day}"))).collect();
        assert_eq!(kept, expected.iter().chain([&"ponte-something-else.ponte".to_owned()]).collect::<Vec<_>>());
    }

    #[test]
    fn the_newest_always_stays() {
        let names = vec![name("2026-11-01"), name("2026-11-02")];
        assert_eq!(to_drop(&names, Keep { days: 0, weeks: 0 }), [name("2026-11-01")]);
    }
}
