//! The cases of a desk.

use std::collections::HashMap;

use ponte_domain::worker::Worker;
use ponte_storage::{
    pathway::{self, Held, RunLine, Which},
    register,
};
use uuid::Uuid;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// The cases of those whose files the caller may open, the most urgent first, each with the person's name.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn list(app: &App, caller: &Caller, which: &Which, most: u64, skip: u64) -> Result<Vec<(RunLine, String)>> {
    let scope = caller.scope(Right::SeePeople)?;
    let lines = pathway::list(&app.db, which, scope.as_ref(), most, skip).await?;
    let ids: Vec<Uuid> = lines.iter().map(|line| line.worker.0).collect();
    let people = register::get_many::<Worker>(&app.db, &ids).await?;
    let names: HashMap<Uuid, String> = people.into_iter().map(|worker| (worker.id, worker.value.person.full_name())).collect();
    let named = |line: RunLine| {
        let name = names.get(&line.worker.0).cloned().unwrap_or_default();
        (line, name)
    };
    Ok(lines.into_iter().map(named).collect())
}

/// How many cases are where, of those whose files the caller may open.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn held(app: &App, caller: &Caller, which: &Which) -> Result<Vec<Held>> {
    let scope = caller.scope(Right::SeePeople)?;
    Ok(pathway::held(&app.db, which, scope.as_ref(), app.today()).await?)
}
