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
    if caller.require(Right::SeePeople).is_ok() {
        hits.workers = register::suggest(&app.db, text, most).await?;
    }
    if caller.require(Right::SeeEmployers).is_ok() {
        hits.employers = register::suggest(&app.db, text, most).await?;
    }
    if caller.require(Right::SeeVacancies).is_ok() {
        hits.vacancies = register::suggest(&app.db, text, most).await?;
    }
    Ok(hits)
}
