//! Counts of the vacancies of employers.

use std::collections::HashMap;

use ponte_domain::vacancy::VacancyState;
use ponte_storage::register;
use uuid::Uuid;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// How many open vacancies each of some employers has; those without any are left out.
///
/// # Errors
/// When the database cannot be read.
pub async fn open_vacancies(app: &App, caller: &Caller, employers: &[Uuid]) -> Result<HashMap<Uuid, u32>> {
    let Ok(scope) = caller.scope(Right::SeeVacancies) else { return Ok(HashMap::new()) };
    let open: Vec<&str> = VacancyState::ALL.iter().filter(|state| state.is_open()).map(|state| state.as_str()).collect();
    let rows = register::vacancies_per_employer(&app.db, employers, &open, scope.as_ref()).await?;
    Ok(rows.into_iter().map(|(id, count)| (id, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}
