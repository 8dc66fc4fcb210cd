//! Whoever makes a file at a desk with teams is in its team from the first day.

use ponte_domain::{
    actor::Actor,
    case::{Member, Part},
    id::WorkerId,
    role::Role,
};
use ponte_storage::{Kind, Tx, case};
use uuid::Uuid;

use crate::{App, error::Result, register::Registered, rights::Caller};

/// Puts the maker of a file into its team, where the desk has teams: else she could not open what she has just written.
pub(crate) async fn join_as_maker<R: Registered>(app: &App, tx: &Tx, caller: &Caller, record: Uuid, desk: &str) -> Result<()> {
    let Actor::Account { id, role, .. } = &caller.actor else { return Ok(()) };
    if R::KIND != Kind::Worker || !app.market.desk_of(desk).case_teams {
        return Ok(());
    }
    let part = if *role == Role::CaseManager { Part::CaseManager } else { Part::Operator };
    let member = Member { worker: WorkerId(record), account: *id, part, since: app.today(), until: None };
    Ok(case::save_member(tx, &member).await?)
}
