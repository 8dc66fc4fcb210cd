//! Legal holds on a person's data.

use chrono::NaiveDate;
use ponte_domain::{
    hold::{LegalHold, REASON_CHARS},
    id::WorkerId,
    worker::Worker,
};
use ponte_storage::{Kind, hold};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// The holds on a person's data, past ones too.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn holds(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<LegalHold>> {
    app.record::<Worker>(&app.db, caller, Right::ErasePeople, worker.0).await?;
    Ok(hold::of_worker(&app.db, worker).await?)
}

/// Forbids that a person's data be erased, with a reason.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::NoReason`].
pub async fn place(app: &App, caller: &Caller, worker: WorkerId, reason: &str, until: Option<NaiveDate>) -> Result<Uuid> {
    app.record::<Worker>(&app.db, caller, Right::ErasePeople, worker.0).await?;
    let reason = reason.trim();
    if !REASON_CHARS.contains(&reason.chars().count()) {
        return Err(Refusal::NoReason(ponte_domain::case::NoReason).into());
    }
    let made =
        LegalHold { id: app.new_id(), worker, reason: reason.to_owned(), at: app.now(), by: caller.actor.clone(), until, lifted: None };
    let tx = app.begin().await?;
    hold::save(&tx, &made).await?;
    app.audit(&tx, caller, "person.hold", Some((Kind::Worker, worker.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(made.id)
}

/// Lifts a hold.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn lift(app: &App, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<()> {
    let found = holds(app, caller, worker).await?.into_iter().find(|hold| hold.id == id);
    let found = found.ok_or(Refusal::NotFound(Kind::Worker))?;
    let tx = app.begin().await?;
    hold::save(&tx, &LegalHold { lifted: Some(app.now()), ..found }).await?;
    app.audit(&tx, caller, "person.lift_hold", Some((Kind::Worker, worker.0)), &[]).await?;
    app.commit(tx).await
}
