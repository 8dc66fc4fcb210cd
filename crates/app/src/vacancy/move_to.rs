//! Moves a vacancy to another state: published, suspended, closed…

use ponte_domain::{
    id::VacancyId,
    vacancy::{Vacancy, VacancyState},
};
use ponte_storage::{Kind, Stored, register};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Moves a vacancy to a state that may follow its present one.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Vacancy`].
pub async fn move_to(app: &App, caller: &Caller, id: VacancyId, state: VacancyState) -> Result<()> {
    let stored: Stored<Vacancy> = app.record(&app.db, caller, Right::EditVacancies, id.0).await?;
    let mut moved = stored.value.clone();
    moved.move_to(state, app.today()).map_err(Refusal::from)?;
    let mut tx = app.begin().await?;
    register::update(&mut tx, &stored, &moved, &caller.actor, app.now(), None).await?;
    app.audit(&tx, caller, "vacancy.move_to", Some((Kind::Vacancy, id.0)), &["state"]).await?;
    app.commit(tx).await
}
