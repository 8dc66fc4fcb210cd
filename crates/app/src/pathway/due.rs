//! What is to be done soon on the pathways of the caller's people.

use std::sync::Arc;

use chrono::NaiveDate;
use ponte_domain::{
    pack::Pack,
    pathway::{StepState, Subject},
};
use ponte_storage::pathway::{self, Which};
use uuid::Uuid;

use super::{list, view::Case};
use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// Most cases that are looked into: beyond, the list of pathways is the place to look.
const MOST_CASES: u64 = 60;

/// A step that is due.
#[derive(Debug, Clone)]
pub struct DueStep {
    pub run: Uuid,
    pub subject: Subject,
    /// Name of the person or the employer.
    pub name: String,
    pub pack: Arc<Pack>,
    pub pathway: String,
    pub step: String,
    pub due: NaiveDate,
}

/// The steps that are due until a day on the pathways of those whom the caller may see, the first due first; and whether there are cases
/// that were not looked into.
///
/// # Errors
/// When the database or a pack cannot be read.
pub async fn due(app: &App, caller: &Caller, until: NaiveDate) -> Result<(Vec<DueStep>, bool)> {
    if !caller.may(Right::SeePeople) && !caller.may(Right::SeeEmployers) {
        return Ok((Vec::new(), false));
    }
    let before = until.succ_opt().unwrap_or(until);
    let which = Which { due_before: Some(before), ..Which::default() };
    let mut lines = list(app, caller, &which, MOST_CASES + 1, 0).await?;
    let more = lines.len() as u64 > MOST_CASES;
    lines.truncate(usize::try_from(MOST_CASES).unwrap_or(usize::MAX));
    let mut found = Vec::new();
    for (line, name) in lines {
        let Some(stored) = pathway::get(&app.db, line.id).await? else { continue };
        let case = Case::of(app, stored).await?;
        let open = case.standing.steps.iter().filter(|step| matches!(step.state, StepState::Open | StepState::Late));
        for step in open.filter(|step| case.standing.here.iter().any(|here| here.phase == step.phase)) {
            let Some(due) = step.due.filter(|due| *due <= until) else { continue };
            let (pack, pathway) = (Arc::clone(&case.pack), line.pathway.clone());
            found.push(DueStep { run: line.id, subject: line.subject, name: name.clone(), pack, pathway, step: step.step.clone(), due });
        }
    }
    found.sort_by(|one, other| (one.due, &one.name, one.run).cmp(&(other.due, &other.name, other.run)));
    Ok((found, more))
}
