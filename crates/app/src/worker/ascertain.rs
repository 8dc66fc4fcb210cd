//! Records whether a person is available, as she has just told.

use chrono::NaiveDate;
use ponte_domain::{id::WorkerId, worker::Worker};
use ponte_storage::{Kind, Stored, register};

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// Records that a person's availability was ascertained today, and from which day she is free if she said so.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`]; [`crate::error::Refusal::Stale`] when somebody saved her record at the same moment.
pub async fn ascertain(app: &App, caller: &Caller, id: WorkerId, free_from: Option<NaiveDate>) -> Result<()> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::EditPeople, id.0).await?;
    let mut told = stored.value.clone();
    told.availability.ascertained = Some(app.today());
    told.availability.from = free_from.or(told.availability.from);
    if told == stored.value {
        return Ok(());
    }
    let mut tx = app.begin().await?;
    register::update(&mut tx, &stored, &told, &caller.actor, app.now(), None).await?;
    app.audit(&tx, caller, "worker.ascertain", Some((Kind::Worker, id.0)), &["availability.ascertained", "availability.from"]).await?;
    app.commit(tx).await
}
