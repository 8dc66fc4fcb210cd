//! Searches all registers as one types.

use ponte_domain::{employer::Employer, vacancy::Vacancy, worker::Worker};
use ponte_storage::{Stored, register};

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// The first of each register.
#[derive(Debug, Default)]
pub struct SearchHits {
    pub workers: Vec<Stored<Worker>>,
    pub employers: Vec<Stored<Employer>>,
    pub vacancies: Vec<Stored<Vacancy>>,
}

/// The first people, employers and vacancies of which a word begins with each word typed.
///
/// # Errors
/// When the database cannot be read; registers the caller may not see are left out.
pub async fn search(app: &App, caller: &Caller, text: &str, most: u64) -> Result<SearchHits> {
    let mut hits = SearchHits::default();
    if let Ok(scope) = caller.scope(Right::SeePeople) {
        hits.workers = register::suggest(&app.db, text, scope.as_ref(), most).await?;
    }
    if let Ok(scope) = caller.scope(Right::SeeEmployers) {
        hits.employers = register::suggest(&app.db, text, scope.as_ref(), most).await?;
    }
    if let Ok(scope) = caller.scope(Right::SeeVacancies) {
        hits.vacancies = register::suggest(&app.db, text, scope.as_ref(), most).await?;
    }
    Ok(hits)
}
