//! The files in whose team the caller is.

use std::collections::HashMap;

use chrono::NaiveDate;
use ponte_domain::{case::Part, worker::Worker};
use ponte_storage::{Stored, case, register};

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// A file of the caller's.
#[derive(Debug, Clone)]
pub struct MyCase {
    pub worker: Stored<Worker>,
    pub part: Part,
    /// Since when she is in its team.
    pub since: NaiveDate,
}

/// The files in whose team the caller is today, the latest joined first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn my_cases(app: &App, caller: &Caller) -> Result<Vec<MyCase>> {
    caller.require(Right::SeePeople)?;
    let Some(account) = caller.actor.account() else { return Ok(Vec::new()) };
    let members = case::of_account(&app.db, account, app.today()).await?;
    let ids: Vec<_> = members.iter().map(|member| member.worker.0).collect();
    let seen = app.admitted(&app.db, caller, Right::SeePeople, ponte_storage::Kind::Worker, &ids).await?;
    let workers = register::get_many::<Worker>(&app.db, &ids).await?;
    let mut workers: HashMap<_, _> =
        workers.into_iter().filter(|worker| seen.contains(&worker.id)).map(|worker| (worker.id, worker)).collect();
    let cases = members
        .into_iter()
        .filter_map(|member| Some(MyCase { worker: workers.remove(&member.worker.0)?, part: member.part, since: member.since }));
    Ok(cases.collect())
}
