//! The sector of a vacancy: that of its employer.

use ponte_domain::{employer::Employer, vacancy::Vacancy};
use ponte_storage::{Reads, Stored, register};

use crate::error::Result;

/// ATECO code of the vacancy's employer, if it is known.
pub(crate) async fn sector_of(db: &impl Reads, vacancy: &Vacancy) -> Result<Option<String>> {
    let Some(id) = vacancy.employer_id else { return Ok(None) };
    let employer: Option<Stored<Employer>> = register::get(db, id.0).await?;
    Ok(employer.and_then(|employer| employer.value.sector))
}
