//! The market from the other side and as a whole.

use ponte_domain::id::WorkerId;
use ponte_matching::{market::Market, suggest::Suggestion};

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// The open vacancies worth showing to a person, best first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn suggest(app: &App, caller: &Caller, worker: WorkerId, most: usize) -> Result<Vec<Suggestion>> {
    caller.require(Right::Match)?;
    app.market.suggest(worker, most, app.today()).await
}

/// Lists for all open vacancies under a cap on how many a person is proposed for, and where the market jams.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn run_market(app: &App, caller: &Caller, k: usize, max_per_worker: Option<usize>) -> Result<Market> {
    caller.require(Right::Match)?;
    app.market.run(k, max_per_worker, app.today()).await
}
