//! Sets how the thousand points of a vacancy are shared among the four criteria.

use ponte_domain::{
    id::VacancyId,
    vacancy::{Vacancy, Weights},
};
use ponte_storage::{Kind, Stored, register};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Sets the weights of a vacancy; `None` goes back to the desk's.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Weights`].
pub async fn set_weights(app: &App, caller: &Caller, id: VacancyId, weights: Option<Weights>) -> Result<()> {
    let stored: Stored<Vacancy> = app.record(&app.db, caller, Right::EditVacancies, id.0).await?;
    if weights.is_some_and(|weights| !weights.are_within_bounds()) {
        return Err(Refusal::Weights.into());
    }
    let changed = Vacancy { weights, ..stored.value.clone() };
    let mut tx = app.begin().await?;
    register::update(&mut tx, &stored, &changed, &caller.actor, app.now(), None).await?;
    app.audit(&tx, caller, "vacancy.set_weights", Some((Kind::Vacancy, id.0)), &["weights"]).await?;
    app.commit(tx).await
}
