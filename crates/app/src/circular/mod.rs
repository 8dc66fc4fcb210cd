//! Circulars, instructions and acts: issued by a desk for its own people and those of the desks below, read with a receipt.
//!
//! Whoever works at a desk reads what that desk and those above it issued; who may issue for a desk also sees what it and the desks
//! below issued, and who has read it.

mod issue;
mod list;
mod read;
mod receipts;
mod withdraw;

pub use issue::{Wording, issue, issuing, revise};
pub use list::{Asked, Listed, list, unread, view};
pub use read::read;
pub use receipts::{DeskReceipts, Reader, receipts};
pub use withdraw::withdraw;

use std::collections::BTreeSet;

use ponte_storage::{Kind, Reads, circular, circular::StoredCircular};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Codes of the desks whose circulars are for the caller: those at which she works today, and all above them.
fn addressing(app: &App, caller: &Caller) -> BTreeSet<String> {
    let tree = app.desks();
    let held = caller.grants().map(|grants| grants.held()).unwrap_or_default();
    let desks = held.iter().filter(|held| !held.role.is_about_a_person()).map(|held| tree.keeper_code(&held.desk));
    desks.flat_map(|desk| tree.line(desk).into_iter().map(|desk| desk.code.clone())).collect()
}

/// Codes of the desks whose circulars the caller may read; all of them when absent.
fn visible(app: &App, caller: &Caller) -> Option<Vec<String>> {
    let reach = caller.reach(Right::IssueCirculars);
    if reach.is_everything() {
        return None;
    }
    let tree = app.desks();
    let mut desks = addressing(app, caller);
    desks.extend(tree.desks().filter(|desk| reach.covers(&tree, &desk.code)).map(|desk| desk.code.clone()));
    Some(desks.into_iter().collect())
}

/// A circular that the caller may read.
async fn found(app: &App, db: &impl Reads, caller: &Caller, id: Uuid) -> Result<StoredCircular> {
    let stored = circular::get(db, id).await?.ok_or(Refusal::NotFound(Kind::Desk))?;
    let seen = visible(app, caller).is_none_or(|desks| desks.contains(&stored.circular.desk));
    if seen { Ok(stored) } else { Err(Refusal::NotFound(Kind::Desk).into()) }
}

/// A circular of a desk for which the caller may issue.
async fn own(app: &App, db: &impl Reads, caller: &Caller, id: Uuid) -> Result<StoredCircular> {
    caller.require(Right::IssueCirculars)?;
    let stored = found(app, db, caller, id).await?;
    if caller.reach(Right::IssueCirculars).covers(&app.desks(), &stored.circular.desk) {
        return Ok(stored);
    }
    Err(Refusal::Forbidden(Right::IssueCirculars).into())
}
