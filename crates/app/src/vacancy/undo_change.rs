//! Takes back the last change of a vacancy.

use chrono::TimeDelta;
use ponte_domain::{id::VacancyId, vacancy::Vacancy};
use ponte_storage::{Kind, Stored, register};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Minutes in which a change can be taken back.
const UNDO_MINUTES: i64 = 10;

/// Takes back the last change of a vacancy, by whoever made it, within ten minutes and unless somebody changed it since.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Stale`], [`Refusal::CannotUndo`].
pub async fn undo_change(app: &App, caller: &Caller, id: VacancyId, seen_version: i64) -> Result<()> {
    let stored: Stored<Vacancy> = app.record(&app.db, caller, Right::EditVacancies, id.0).await?;
    if stored.version != seen_version {
        return Err(Refusal::Stale { kind: Kind::Vacancy, id: id.0 }.into());
    }
    let last = register::history::<Vacancy>(&app.db, id.0).await?.into_iter().next().ok_or(Refusal::CannotUndo)?;
    let own = last.replaced_by.account() == caller.actor.account();
    if !own || app.now() - last.replaced_at > TimeDelta::minutes(UNDO_MINUTES) {
        return Err(Refusal::CannotUndo.into());
    }
    let mut tx = app.begin().await?;
    register::update(&mut tx, &stored, &last.value, &caller.actor, app.now(), None).await?;
    app.audit(&tx, caller, "vacancy.undo_change", Some((Kind::Vacancy, id.0)), &[]).await?;
    app.commit(tx).await
}
