//! Completes a vacancy that came as a tree: its employer's record, and the state it may have.

use ponte_domain::{employer::Employer, vacancy::Vacancy};
use ponte_storage::{Stored, register};

use crate::{
    App,
    error::{Refusal, Result},
};

/// Finds the record of the employer that a vacancy names: in the vacancy's source, else in any.
///
/// # Errors
/// When the database cannot be read.
pub async fn with_employer(app: &App, mut vacancy: Vacancy) -> Result<Vacancy> {
    let mut found: Option<Stored<Employer>> = register::by_external(&app.db, Some(&vacancy.external.source), &vacancy.employer).await?;
    if found.is_none() {
        found = register::by_external(&app.db, None, &vacancy.employer).await?;
    }
    vacancy.employer_id = found.map(|employer| employer.id.into());
    Ok(vacancy)
}

/// The state of a vacancy that replaces another: as it was, unless one is given that may follow it.
///
/// # Errors
/// [`Refusal::Vacancy`] when the state cannot follow.
pub fn following(app: &App, was: &Vacancy, mut becomes: Vacancy, state_given: bool) -> Result<Vacancy> {
    let state = becomes.state;
    let (why, note) = (becomes.state_reason, becomes.state_note.take());
    (becomes.state, becomes.state_reason, becomes.state_note) = (was.state, was.state_reason, was.state_note.clone());
    if state_given && state != was.state {
        becomes.move_to(state, why, note, app.today()).map_err(Refusal::from)?;
    }
    Ok(becomes)
}
