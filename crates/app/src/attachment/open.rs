//! Reads the files of a person.

use ponte_domain::{attachment::Attachment, id::WorkerId, worker::Worker};
use ponte_storage::{
    Kind, Stored,
    audit::Details,
    leaf::{self, StoredLeaf},
};
use uuid::Uuid;

use super::seal;
use crate::{
    App,
    audit::note_opened,
    error::{Refusal, Result},
    person::standing,
    rights::{Caller, Right},
};

/// The files of a person, the latest first, those that were removed too.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn list(app: &App, caller: &Caller, worker: WorkerId) -> Result<(Stored<Worker>, Vec<StoredLeaf<Attachment>>)> {
    let stored = app.record::<Worker>(&app.db, caller, Right::SeePeople, worker.0).await?;
    note_opened(app, caller, Kind::Worker, worker.0).await?;
    Ok((stored, leaf::of_worker(&app.db, worker).await?))
}

/// The files of a person, for those who may see them already.
pub(crate) async fn of_worker(app: &App, worker: WorkerId) -> Result<Vec<Attachment>> {
    Ok(leaf::of_worker::<Attachment>(&app.db, worker).await?.into_iter().map(|found| found.value).collect())
}

/// A file with its bytes; that it was opened is recorded before it is given out.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::NotFound`], of a file that was removed too; [`Refusal::Key`].
pub async fn open(app: &App, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<(Attachment, Vec<u8>)> {
    app.record::<Worker>(&app.db, caller, Right::SeePeople, worker.0).await?;
    given_out(app, caller, worker, id).await
}

/// The files of a person that are there, for herself and for whoever speaks for her.
///
/// # Errors
/// As [`list`].
pub async fn own(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<Attachment>> {
    standing(app, caller, Right::PersonRights, worker).await?;
    Ok(of_worker(app, worker).await?.into_iter().filter(|file| file.removed.is_none()).collect())
}

/// As [`open`], for herself and for whoever speaks for her.
///
/// # Errors
/// As [`open`].
pub async fn open_own(app: &App, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<(Attachment, Vec<u8>)> {
    standing(app, caller, Right::PersonRights, worker).await?;
    given_out(app, caller, worker, id).await
}

async fn given_out(app: &App, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<(Attachment, Vec<u8>)> {
    let found = leaf::get::<Attachment>(&app.db, id).await?.map(|found| found.value);
    let file = found.filter(|file| file.worker == worker && file.removed.is_none()).ok_or(Refusal::NotFound(Kind::Worker))?;
    let tx = app.begin().await?;
    let context = Some(format!("attachment={id}"));
    app.audit_with(&tx, caller, "attachment.open", Some((Kind::Worker, worker.0)), Details { context, ..Details::default() }).await?;
    app.commit(tx).await?;
    let bytes = seal::read(app, &app.db, id).await?;
    Ok((file, bytes))
}
