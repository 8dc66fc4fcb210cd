//! Removes files that were given for an import, once they are of no use any more.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use chrono::TimeDelta;
use ponte_domain::id::JobId;
use ponte_storage::{Tx, job};
use serde::{Deserialize, Serialize};

use super::{
    RunImport,
    check::CheckImport,
    upload::{file_error, folder},
};
use crate::{App, error::Result, reference::job::ImportReference};

/// Days for which a file that was given, its rejects and its reports are kept: as long as a person may still ask what was wrong with it.
pub const KEPT_DAYS: u32 = 30;

/// The job that looks once a day.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CleanUploads {}

impl CleanUploads {
    /// Name of the kind of job.
    pub const KIND: &'static str = "clean_uploads";

    /// Asks for the next look, one a day however often it is asked for.
    pub(crate) async fn enqueue(app: &App, tx: &Tx, at: chrono::DateTime<chrono::Utc>) -> Result<()> {
        let key = format!("{}/{}", Self::KIND, at.format("%Y-%m-%d"));
        Ok(job::enqueue(tx, JobId(app.new_id()), Self::KIND, "{}", Some(&key), at, app.now()).await?)
    }
}

/// Makes sure that somebody looks today; called when the runner of jobs begins.
///
/// # Errors
/// When the database refuses.
pub async fn keep_clean(app: &App) -> Result<()> {
    let tx = app.begin().await?;
    CleanUploads::enqueue(app, &tx, app.now()).await?;
    app.commit(tx).await
}

/// Removes what was given more than [`KEPT_DAYS`] days ago and no job waits for; plans the next look. Gives how many files went.
///
/// # Errors
/// When the jobs or the folder cannot be read.
pub async fn clean_uploads(app: &App) -> Result<u64> {
    let wanted = wanted(app).await?;
    let oldest = SystemTime::from(app.now()) - Duration::from_secs(u64::from(KEPT_DAYS) * 24 * 60 * 60);
    let folder = folder(app);
    let removed = tokio::task::spawn_blocking(move || remove_older(&folder, oldest, &wanted))
        .await
        .map_err(|error| crate::error::Error::Internal(error.to_string()))??;
    let tx = app.begin().await?;
    CleanUploads::enqueue(app, &tx, app.now() + TimeDelta::days(1)).await?;
    app.commit(tx).await?;
    if removed > 0 {
        tracing::info!(removed, "files of old imports were removed");
    }
    Ok(removed)
}

/// Names, without endings, of the files that jobs still need.
async fn wanted(app: &App) -> Result<HashSet<String>> {
    let mut wanted = HashSet::new();
    for job in job::open(&app.db).await? {
        let stem = match job.kind.as_str() {
            RunImport::KIND => serde_json::from_str::<RunImport>(&job.payload).ok().and_then(|import| stem(&import.file)),
            CheckImport::KIND => serde_json::from_str::<CheckImport>(&job.payload).ok().map(|check| check.upload.simple().to_string()),
            ImportReference::KIND => {
                serde_json::from_str::<ImportReference>(&job.payload).ok().map(|asked| asked.upload.simple().to_string())
            }
            _ => None,
        };
        wanted.extend(stem);
    }
    Ok(wanted)
}

fn stem(path: &Path) -> Option<String> {
    Some(path.file_stem()?.to_str()?.to_owned())
}

fn remove_older(folder: &Path, oldest: SystemTime, wanted: &HashSet<String>) -> Result<u64> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        // Nothing was ever given.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(file_error(folder, error)),
    };
    let old = |path: &PathBuf| path.metadata().and_then(|about| about.modified()).is_ok_and(|at| at < oldest);
    let unwanted = |path: &PathBuf| stem(path).is_some_and(|stem| !wanted.contains(&stem));
    let mut removed = 0;
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| old(path) && unwanted(path)) {
        let gone = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        match gone {
            Ok(()) => removed += 1,
            // It is tried again tomorrow.
            Err(error) => tracing::warn!(%error, "a file of an old import could not be removed"),
        }
    }
    Ok(removed)
}
