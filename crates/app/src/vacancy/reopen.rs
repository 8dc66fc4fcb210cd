//! Takes back that a vacancy was suspended, closed or annulled.

use chrono::{DateTime, TimeDelta, Utc};
use ponte_domain::{
    id::VacancyId,
    vacancy::{Vacancy, VacancyState},
};
use ponte_storage::{Kind, Stored, register};

use crate::{
    App,
    error::{Refusal, Result},
    proposal::reopen_waiting,
    rights::{Caller, Right},
};

/// Days in which the end of a search can be taken back; later the people who waited are elsewhere.
const REOPEN_DAYS: i64 = 7;

/// What stood before a vacancy was halted or ended, and when that was.
struct Before {
    state: VacancyState,
    ended_at: DateTime<Utc>,
}

async fn before(app: &App, stored: &Stored<Vacancy>) -> Result<Option<Before>> {
    if !stored.value.state.needs_reason() {
        return Ok(None);
    }
    let earlier = register::history::<Vacancy>(&app.db, stored.id).await?;
    // A record changed since it was closed has saves in the same state above the one that closed it.
    let end = earlier.into_iter().find(|revision| revision.value.state != stored.value.state);
    let end = end.map(|revision| Before { state: revision.value.state, ended_at: revision.replaced_at });
    Ok(end.filter(|end| app.now() - end.ended_at <= TimeDelta::days(REOPEN_DAYS)))
}

/// Until when it can be taken back that a vacancy was suspended, closed or annulled; `None` when it cannot.
///
/// # Errors
/// When the history cannot be read.
pub async fn reopenable_until(app: &App, caller: &Caller, stored: &Stored<Vacancy>) -> Result<Option<DateTime<Utc>>> {
    if caller.require(Right::EditVacancies).is_err() {
        return Ok(None);
    }
    Ok(before(app, stored).await?.map(|before| before.ended_at + TimeDelta::days(REOPEN_DAYS)))
}

/// Puts a vacancy that was suspended, closed or annulled in the last seven days back as it was, with the proposals that were
/// closed with it. Any operator may: who closed it may be away.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::CannotUndo`] when it is open or too long ago.
pub async fn reopen(app: &App, caller: &Caller, id: VacancyId) -> Result<()> {
    let stored: Stored<Vacancy> = app.record(&app.db, caller, Right::EditVacancies, id.0).await?;
    let before = before(app, &stored).await?.ok_or(Refusal::CannotUndo)?;
    let reopened = Vacancy { state: before.state, state_reason: None, state_note: None, ..stored.value.clone() };
    let now = app.now();
    let mut tx = app.begin().await?;
    register::update(&mut tx, &stored, &reopened, &caller.actor, now, None).await?;
    reopen_waiting(&mut tx, id, before.ended_at, now).await?;
    app.audit(&tx, caller, "vacancy.reopen", Some((Kind::Vacancy, id.0)), &["state", "state_reason", "state_note"]).await?;
    app.commit(tx).await
}
