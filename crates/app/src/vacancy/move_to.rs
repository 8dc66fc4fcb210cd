//! Moves a vacancy to another state: published, suspended, closed…

use ponte_domain::{
    id::VacancyId,
    proposal::Reason,
    vacancy::{StateReason, Vacancy, VacancyState},
};
use ponte_storage::{Kind, Stored, register};

use crate::{
    App,
    error::{Refusal, Result},
    proposal::close_waiting,
    rights::{Caller, Right},
};

/// Longest note, in characters.
const LONGEST_NOTE: usize = 500;

/// A state to come, with why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    pub to: VacancyState,
    /// From a list; suspending, closing and annulling need one.
    pub reason: Option<StateReason>,
    /// In words, when there is more to say.
    pub note: Option<String>,
}

impl Move {
    /// A move that needs no reason.
    #[must_use]
    pub const fn to(to: VacancyState) -> Self {
        Self { to, reason: None, note: None }
    }

    fn note(&self) -> Option<String> {
        let note = self.note.as_deref()?.trim();
        (!note.is_empty()).then(|| note.chars().take(LONGEST_NOTE).collect())
    }
}

/// Moves a vacancy to a state that may follow its present one.
///
/// Whoever was not yet named to the employer when it is closed or annulled is free for other vacancies: her proposal is
/// closed. Whose name is out stays open, because the employer's answer is still to come.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Vacancy`].
pub async fn move_to(app: &App, caller: &Caller, id: VacancyId, to: Move) -> Result<()> {
    let stored: Stored<Vacancy> = app.record(&app.db, caller, Right::EditVacancies, id.0).await?;
    let mut moved = stored.value.clone();
    moved.move_to(to.to, to.reason, to.note(), app.today()).map_err(Refusal::from)?;
    let now = app.now();
    let mut tx = app.begin().await?;
    register::update(&mut tx, &stored, &moved, &caller.actor, now, None).await?;
    if matches!(to.to, VacancyState::Closed | VacancyState::Annulled) {
        close_waiting(&mut tx, caller, id, Reason::VacancyClosed, now).await?;
    }
    app.audit(&tx, caller, "vacancy.move_to", Some((Kind::Vacancy, id.0)), &["state", "state_reason", "state_note"]).await?;
    app.commit(tx).await
}
