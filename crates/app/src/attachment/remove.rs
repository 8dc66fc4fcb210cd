//! Removes a file of a person: its bytes go, that it was there stays.

use ponte_domain::{attachment::Attachment, id::WorkerId, worker::Worker};
use ponte_storage::{Kind, attachment, leaf};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Removes a file, with the reason.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Attachment`], [`Refusal::Stale`].
pub async fn remove(app: &App, caller: &Caller, worker: WorkerId, id: Uuid, reason: &str) -> Result<()> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    let found = leaf::get::<Attachment>(&tx, id).await?.filter(|found| found.value.worker == worker);
    let mut found = found.ok_or(Refusal::NotFound(Kind::Worker))?;
    found.value.remove(caller.actor.clone(), app.today(), reason).map_err(Refusal::from)?;
    leaf::update(&tx, found.version, &found.value).await?;
    attachment::remove_pieces(&tx, id).await?;
    app.audit(&tx, caller, "attachment.remove", Some((Kind::Worker, worker.0)), &["attachment"]).await?;
    app.commit(tx).await
}
