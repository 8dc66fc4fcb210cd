//! The transfers of before, and how far one is.

use std::collections::BTreeMap;

use ponte_domain::transfer::{Carried, FileState, Transfer};
use ponte_storage::{Kind, account, transfer};
use uuid::Uuid;

use super::preview::may_bring;
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Transfers that are shown, and files that were left.
const MOST: u64 = 20;
const MOST_LEFT: u64 = 200;

/// A transfer of before.
#[derive(Debug, Clone)]
pub struct Past {
    pub transfer: Transfer,
    /// Name of who follows the files.
    pub to: Option<String>,
    pub counts: BTreeMap<FileState, u64>,
    pub left: Vec<Carried>,
}

async fn told(app: &App, transfer: Transfer) -> Result<Past> {
    let to = match transfer.to {
        Some(id) => account::by_id(&app.db, id).await?.map(|stored| stored.account.name),
        None => None,
    };
    let counts = transfer::counts(&app.db, transfer.id).await?;
    let left = transfer::files(&app.db, transfer.id, FileState::Left, MOST_LEFT).await?;
    Ok(Past { transfer, to, counts, left })
}

/// The latest transfers to desks to which the caller may bring files.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn past(app: &App, caller: &Caller) -> Result<Vec<Past>> {
    caller.require(Right::AssignCases)?;
    let mut all = Vec::new();
    for found in transfer::latest(&app.db, MOST).await? {
        if may_bring(app, caller, &found.transfer.to_desk).is_ok() {
            all.push(told(app, found.transfer).await?);
        }
    }
    Ok(all)
}

/// One transfer.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn progress(app: &App, caller: &Caller, id: Uuid) -> Result<Past> {
    caller.require(Right::AssignCases)?;
    let found = transfer::get(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
    may_bring(app, caller, &found.transfer.to_desk)?;
    told(app, found.transfer).await
}
