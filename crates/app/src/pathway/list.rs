//! The cases of a desk.

use std::collections::HashMap;

use ponte_domain::{employer::Employer, pathway::Subject, worker::Worker};
use ponte_storage::{
    pathway::{self, Held, RunLine, Which},
    register,
    service::Seen,
};
use uuid::Uuid;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// Whose cases the caller may see: those of people whose files she may open, and those of employers.
pub(crate) fn seen(caller: &Caller) -> Result<Seen> {
    if !caller.may(Right::SeeEmployers) {
        caller.require(Right::SeePeople)?;
    }
    Ok(Seen { people: caller.scope(Right::SeePeople).ok(), employers: caller.scope(Right::SeeEmployers).ok() })
}

/// The cases of those whom the caller may see, the most urgent first, each with the name of whom it is about.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn list(app: &App, caller: &Caller, which: &Which, most: u64, skip: u64) -> Result<Vec<(RunLine, String)>> {
    let lines = pathway::list(&app.db, which, &seen(caller)?, most, skip).await?;
    let of = |people: bool| {
        let id = |line: &RunLine| match line.subject {
            Subject::Worker(id) if people => Some(id.0),
            Subject::Employer(id) if !people => Some(id.0),
            _ => None,
        };
        lines.iter().filter_map(id).collect::<Vec<Uuid>>()
    };
    let people = register::get_many::<Worker>(&app.db, &of(true)).await?;
    let employers = register::get_many::<Employer>(&app.db, &of(false)).await?;
    let mut names: HashMap<Uuid, String> = people.into_iter().map(|worker| (worker.id, worker.value.person.full_name())).collect();
    names.extend(employers.into_iter().map(|employer| (employer.id, employer.value.name)));
    let named = |line: RunLine| {
        let (Subject::Worker(ponte_domain::id::WorkerId(id)) | Subject::Employer(ponte_domain::id::EmployerId(id))) = line.subject;
        let name = names.get(&id).cloned().unwrap_or_default();
        (line, name)
    };
    Ok(lines.into_iter().map(named).collect())
}

/// How many cases are where, of those whom the caller may see.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn held(app: &App, caller: &Caller, which: &Which) -> Result<Vec<Held>> {
    Ok(pathway::held(&app.db, which, &seen(caller)?, app.today()).await?)
}
