//! Counts the open proposals of people.

use std::collections::HashMap;

use ponte_storage::{Kind, proposal};
use uuid::Uuid;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// How many open proposals each of some people has; those without any are left out, and all for who may not match people.
///
/// # Errors
/// When the database cannot be read.
pub async fn open_per_worker(app: &App, caller: &Caller, workers: impl IntoIterator<Item = Uuid>) -> Result<HashMap<Uuid, u32>> {
    let mut open = HashMap::new();
    let mut asked: Vec<Uuid> = workers.into_iter().collect();
    if asked.is_empty() || !caller.may(Right::Match) {
        return Ok(open);
    }
    let seen = app.admitted(&app.db, caller, Right::Match, Kind::Worker, &asked).await?;
    asked.retain(|id| seen.contains(id));
    if asked.is_empty() {
        return Ok(open);
    }
    for (worker, count) in proposal::open_per_worker(&app.db, &asked).await? {
        open.insert(worker.0, u32::try_from(count).unwrap_or(u32::MAX));
    }
    Ok(open)
}
