//! The sector of a vacancy: that of its employer.

use ponte_domain::{employer::Employer, vacancy::Vacancy};
use ponte_storage::{Reads, Stored, register};

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// ATECO code of the vacancy's employer, if it is known.
pub(crate) async fn sector_of(db: &impl Reads, vacancy: &Vacancy) -> Result<Option<String>> {
    let Some(id) = vacancy.employer_id else { return Ok(None) };
    let employer: Option<Stored<Employer>> = register::get(db, id.0).await?;
    Ok(employer.and_then(|employer| employer.value.sector))
}

/// As [`sector_of`], for those who may see employers.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn sector(app: &App, caller: &Caller, vacancy: &Vacancy) -> Result<Option<String>> {
    caller.require(Right::SeeEmployers)?;
    sector_of(&app.db, vacancy).await
}
