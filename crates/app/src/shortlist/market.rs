//! The market from the other side and as a whole.

use ponte_domain::{id::WorkerId, worker::Worker};
use ponte_matching::{
    market::{Market, Run},
    suggest::Suggestion,
};

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
    app.record::<Worker>(&app.db, caller, Right::SeePeople, worker.0).await?;
    app.market.suggest(worker, most, app.today(), app.shows_vacancies_of(caller)).await
}

/// Lists for all open vacancies under a cap on how many a person is proposed for, and where the market jams.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn run_market(app: &App, caller: &Caller, k: usize, max_per_worker: Option<usize>) -> Result<Market> {
    let seen = app.seen(caller).await?;
    caller.require(Right::SeeVacancies)?;
    let run = Run { k, max_per_worker, today: app.today() };
    app.market.run(run, seen, app.shows_vacancies_of(caller)).await
}
