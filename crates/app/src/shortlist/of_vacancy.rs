//! The best people for a vacancy.

use ponte_domain::vacancy::Vacancy;
use ponte_matching::index::{Query, Shortlist};
use ponte_storage::Stored;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
    vacancy::sector_of,
};

/// How long a list, and how it is found.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// How many people at most.
    pub k: usize,
    /// Score everybody the plain way, without the index; the answer is the same.
    pub exhaustive: bool,
}

/// The best people for a vacancy today, each with the reasons.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn of_vacancy(app: &App, caller: &Caller, vacancy: &Stored<Vacancy>, ask: Ask) -> Result<Shortlist> {
    caller.require(Right::Match)?;
    app.permit(&app.db, caller, Right::SeeVacancies, vacancy).await?;
    let seen = app.seen(caller).await?;
    let sector = sector_of(&app.db, &vacancy.value).await?;
    let query = Query { exhaustive: ask.exhaustive, seen: seen.as_deref(), ..Query::best(ask.k, app.today()) };
    Ok(app.market.shortlist(&vacancy.value, sector.as_deref(), &query))
}
