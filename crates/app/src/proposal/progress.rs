//! How far the search for some vacancies is.

use std::collections::HashMap;

use ponte_domain::proposal::ProposalState;
use ponte_storage::{Kind, proposal};
use uuid::Uuid;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// People of a vacancy, by how far they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Proposed and not discarded, whatever came of it.
    pub proposed: u32,
    /// Of which asked, and that answered.
    pub heard: u32,
    /// Available and not sent yet.
    pub ready: u32,
    /// Names that have gone to the employer.
    pub sent: u32,
    pub hired: u32,
}

/// How far the search for some vacancies is; those without any proposal are left out, and all for who may not match people.
///
/// # Errors
/// When the database cannot be read.
pub async fn progress(app: &App, caller: &Caller, vacancies: &[Uuid]) -> Result<HashMap<Uuid, Progress>> {
    if !caller.may(Right::Match) || !caller.may(Right::SeeVacancies) {
        return Ok(HashMap::new());
    }
    let admitted = app.admitted(&app.db, caller, Right::SeeVacancies, Kind::Vacancy, vacancies).await?;
    let seen: Vec<Uuid> = vacancies.iter().copied().filter(|id| admitted.contains(id)).collect();
    let mut found: HashMap<Uuid, Progress> = HashMap::new();
    for (vacancy, state, count) in proposal::count_by_state(&app.db, &seen).await? {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let progress = found.entry(vacancy).or_default();
        let add = |to: &mut u32, when: bool| *to += if when { count } else { 0 };
        add(&mut progress.proposed, state != ProposalState::Discarded);
        add(&mut progress.heard, !matches!(state, ProposalState::Proposed | ProposalState::Contacted | ProposalState::Discarded));
        add(&mut progress.ready, state == ProposalState::Available);
        add(&mut progress.sent, state.was_sent());
        add(&mut progress.hired, state == ProposalState::Hired);
    }
    Ok(found)
}
