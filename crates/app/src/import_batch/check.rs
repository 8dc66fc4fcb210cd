//! Tries an import in the background: checks and counts, keeps nothing but the report.

use std::sync::atomic::{AtomicI64, Ordering};

use ponte_domain::{
    actor::{Actor, Purpose},
    id::JobId,
    reference::Lang,
};
use ponte_storage::{Kind, job};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    ImportRequest, run,
    upload::{file_error, path_of, upload},
};
use crate::{
    App,
    error::{Error, Refusal, Result},
    import::{mapping::Mapping, report::ImportReport},
    rights::{Caller, Right},
};

/// The job that tries an uploaded file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CheckImport {
    pub upload: Uuid,
    /// As in [`super::RunImport`].
    pub mapping: String,
    pub lang: Lang,
    pub actor: Actor,
}

impl CheckImport {
    /// Name of the kind of job.
    pub const KIND: &'static str = "import_check";
}

/// What trying a file came to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Checked {
    pub report: ImportReport,
}

/// Asks for a file to be tried; it is found under the activities.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn start_check(app: &App, caller: &Caller, check: &CheckImport) -> Result<JobId> {
    caller.require(Right::Import)?;
    let id = JobId(app.new_id());
    let payload = serde_json::to_string(check).map_err(|error| Error::Internal(error.to_string()))?;
    let tx = app.begin().await?;
    job::enqueue(&tx, id, CheckImport::KIND, &payload, None, app.now(), app.now()).await?;
    app.commit(tx).await?;
    Ok(id)
}

/// Tries the file of a job and keeps the report beside it.
///
/// # Errors
/// As [`run`].
pub async fn run_check(app: &App, id: JobId, check: CheckImport) -> Result<()> {
    let caller = app.caller(check.actor, Purpose::Exchange).await?;
    let upload = upload(app, &caller, check.upload).await?;
    let mapping = match check.mapping.trim() {
        "" => Mapping::default(),
        text => Mapping::parse(text).map_err(|error| Error::Internal(error.to_string()))?,
    };
    let request = ImportRequest {
        noun: upload.about.noun,
        file: upload.path.clone(),
        file_name: upload.about.file_name,
        mapping,
        dry_run: true,
        atomic: false,
        rejects: None,
        lang: check.lang,
    };
    let read = AtomicI64::new(0);
    let trying = run(app, &caller, request, |lines| read.store(lines.cast_signed(), Ordering::Relaxed));
    let ended = match super::job::told(app, id, &read, trying).await {
        Err(Error::Refused(Refusal::Stopped)) => return Ok(()),
        ended => ended?,
    };
    let note = upload.path.with_extension("check");
    let text = serde_json::to_vec(&Checked { report: ended.report }).map_err(|error| Error::Internal(error.to_string()))?;
    tokio::fs::write(&note, text).await.map_err(|error| file_error(&note, error))
}

/// The report of the last try of a file.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::NotFound`] when it was not tried.
pub async fn checked(app: &App, caller: &Caller, upload: Uuid) -> Result<Checked> {
    self::upload(app, caller, upload).await?;
    let note = path_of(app, upload).with_extension("check");
    let text = tokio::fs::read(&note).await.map_err(|_| Refusal::NotFound(Kind::Reference))?;
    serde_json::from_slice(&text).map_err(|error| Error::Internal(error.to_string()))
}
