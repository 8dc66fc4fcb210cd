//! Who acts for whom: the person herself, somebody with her mandate, or an operator whom she asked.

use ponte_domain::{actor::Actor, case::MandateScope, id::WorkerId, role::Role, worker::Worker};
use ponte_storage::{Stored, case, register};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// How the caller stands to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Herself,
    /// Whoever acts within a mandate.
    Delegate,
    /// Whoever works for the desk.
    Desk,
}

/// The person's record, and how the caller stands to her. A mandate must reach to documents, or to everything.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn standing(app: &App, caller: &Caller, right: Right, worker: WorkerId) -> Result<(Stored<Worker>, Standing)> {
    let stored: Stored<Worker> = app.record(&app.db, caller, right, worker.0).await?;
    let held = caller.grants().map(|grants| grants.held().to_vec()).unwrap_or_default();
    let is = |role: Role| held.iter().any(|held| held.role == role && held.subject == Some(worker));
    if is(Role::Citizen) || is(Role::Student) {
        return Ok((stored, Standing::Herself));
    }
    if held.iter().all(|held| held.role != Role::Delegate) {
        return Ok((stored, Standing::Desk));
    }
    if let Some(account) = caller.actor.account() {
        let mandates = case::mandates_of(&app.db, account, app.today()).await?;
        let mut own = mandates.iter().filter(|mandate| mandate.worker == worker).peekable();
        let reaches = |scope: &[MandateScope]| scope.contains(&MandateScope::Everything) || scope.contains(&MandateScope::Documents);
        if own.peek().is_some() && !own.any(|mandate| reaches(&mandate.scope)) {
            return Err(Refusal::Forbidden(right).into());
        }
    }
    Ok((stored, Standing::Delegate))
}

/// As [`standing`], for an act: an operator says how she was asked for it.
///
/// # Errors
/// As [`standing`]; [`Refusal::Missing`] without the channel.
pub(crate) async fn acting(app: &App, caller: &Caller, right: Right, worker: WorkerId) -> Result<(Stored<Worker>, Standing)> {
    let (stored, standing) = standing(app, caller, right, worker).await?;
    let unasked = matches!(caller.actor, Actor::Account { .. }) && caller.actor.channel().is_none();
    if standing == Standing::Desk && unasked {
        return Err(Refusal::Missing("on_behalf").into());
    }
    Ok((stored, standing))
}

/// The people for whom an account is: whom it is about, and who gave it a mandate, each with her name.
///
/// # Errors
/// [`Refusal::NotSignedIn`]; when the database cannot be read.
pub async fn whose(app: &App, caller: &Caller) -> Result<Vec<(WorkerId, String)>> {
    let account = caller.actor.account().ok_or(Refusal::NotSignedIn)?;
    let mut ids: Vec<uuid::Uuid> = Vec::new();
    if let Some(grants) = caller.grants() {
        ids.extend(grants.held().iter().filter_map(|held| held.subject.map(uuid::Uuid::from)));
        if grants.roles().contains(&Role::Delegate) {
            ids.extend(case::mandates_of(&app.db, account, app.today()).await?.into_iter().map(|mandate| mandate.worker.0));
        }
    }
    ids.sort_unstable();
    ids.dedup();
    let found = register::get_many::<Worker>(&app.db, &ids).await?;
    let mut people: Vec<(WorkerId, String)> =
        found.into_iter().map(|stored| (WorkerId(stored.id), stored.value.person.full_name())).collect();
    people.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(people)
}
