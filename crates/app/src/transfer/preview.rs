//! Who would move, what goes along, what cannot and why; nothing is changed.

use ponte_domain::{
    id::{AccountId, WorkerId},
    transfer::{Cannot, MOST_FILES},
    worker::Worker,
};
use ponte_storage::{
    Filter, Kind, Scope, Stored, register,
    transfer::{self, Along},
};
use uuid::Uuid;

use crate::{
    App,
    case::{Colleague, colleagues_of_desk},
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Whom the list is narrowed to; what is absent does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Code of the desk that keeps the files.
    pub desk: Option<String>,
    /// Who is in their team.
    pub member: Option<AccountId>,
    /// ISTAT code of the municipality.
    pub place: Option<String>,
}

/// A file that was found.
#[derive(Debug, Clone)]
pub struct Choice {
    pub stored: Stored<Worker>,
    /// Why it cannot move.
    pub cannot: Option<Cannot>,
}

/// Who would move.
#[derive(Debug, Clone)]
pub struct Preview {
    pub files: Vec<Choice>,
    /// Whether there are more than fit into one transfer.
    pub more: bool,
    /// What goes along with those that can move.
    pub along: Along,
}

/// Refuses who may not bring files to a desk: she says who follows them where they are, and where they go.
pub(super) fn may_bring(app: &App, caller: &Caller, desk: &str) -> Result<()> {
    app.permit_at(caller, Right::AssignCases, desk)?;
    let tree = app.desks();
    if tree.get(desk).is_none() || !caller.reach(Right::AssignCases).covers(&tree, desk) {
        return Err(Refusal::Forbidden(Right::AssignCases).into());
    }
    Ok(())
}

/// Finds the files of a choice, and says of each whether it can move to a desk; there already, it moves only to a colleague, if one is named.
///
/// # Errors
/// [`Refusal::Forbidden`] when the caller may not move files, or not to that desk; [`Refusal::DeskEnded`].
pub async fn preview(app: &App, caller: &Caller, chosen: &Chosen, to: Option<(&str, bool)>) -> Result<Preview> {
    caller.require(Right::AssignCases)?;
    if let Some((desk, _)) = to {
        may_bring(app, caller, desk)?;
    }
    let mut scopes: Vec<Scope> = caller.scope(Right::AssignCases)?.into_iter().collect();
    scopes.extend(chosen.desk.clone().map(|desk| Scope { desks: vec![desk], ..Scope::default() }));
    scopes.extend(chosen.member.map(|account| Scope { cases: Some((account, app.today())), ..Scope::default() }));
    let limit = MOST_FILES as u64;
    let filter = Filter { place: chosen.place.clone(), scopes, limit: limit + 1, ..Filter::default() };
    let mut found = register::list::<Worker>(&app.db, &filter).await?;
    let more = found.len() as u64 > limit;
    found.truncate(MOST_FILES);
    let there = |stored: &Stored<Worker>| to == Some((stored.value.desk.as_str(), false));
    let files: Vec<Choice> = found.into_iter().map(|stored| Choice { cannot: there(&stored).then_some(Cannot::There), stored }).collect();
    let movable: Vec<Uuid> = files.iter().filter(|file| file.cannot.is_none()).map(|file| file.stored.id).collect();
    Ok(Preview { along: transfer::along(&app.db, &movable).await?, files, more })
}

/// Who could follow files at a desk.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn colleagues(app: &App, caller: &Caller, desk: &str) -> Result<Vec<Colleague>> {
    may_bring(app, caller, desk)?;
    colleagues_of_desk(app, desk).await
}

/// The people of whom the caller says who follows them, among some.
pub(super) async fn own(app: &App, caller: &Caller, workers: &[WorkerId]) -> Result<Vec<WorkerId>> {
    let ids: Vec<Uuid> = workers.iter().map(|worker| worker.0).collect();
    let mine = app.admitted(&app.db, caller, Right::AssignCases, Kind::Worker, &ids).await?;
    Ok(workers.iter().copied().filter(|worker| mine.contains(&worker.0)).collect())
}
