//! Counts the open proposals of people.

use std::collections::HashMap;

use ponte_storage::proposal;
use uuid::Uuid;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// How many open proposals each of some people has; those without any are left out.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn open_per_worker(app: &App, caller: &Caller, workers: impl IntoIterator<Item = Uuid>) -> Result<HashMap<Uuid, u32>> {
    caller.require(Right::SeePeople)?;
    let mut open = HashMap::new();
    let asked: Vec<Uuid> = workers.into_iter().collect();
    for (worker, count) in proposal::open_per_worker(&app.db, &asked).await? {
        open.insert(worker.0, u32::try_from(count).unwrap_or(u32::MAX));
    }
    Ok(open)
}
