//! Who has read a circular, by desk.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use ponte_domain::{account::Account, id::AccountId};
use ponte_storage::{account, assignment, circular};
use uuid::Uuid;

use super::own;
use crate::{App, error::Result, rights::Caller};

/// Somebody for whom a circular is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    pub name: String,
    /// When she read the version that holds.
    pub read: Option<DateTime<Utc>>,
    /// The last version before it that she read.
    pub earlier: Option<u32>,
}

/// The people of a desk for whom a circular is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskReceipts {
    /// Code of the desk.
    pub desk: String,
    /// By name.
    pub readers: Vec<Reader>,
}

impl DeskReceipts {
    /// How many have read the version that holds.
    #[must_use]
    pub fn read(&self) -> usize {
        self.readers.iter().filter(|reader| reader.read.is_some()).count()
    }
}

/// Who has read a circular and who has not, by desk in the order of the tree: everybody who works today at the desk that issued it
/// or at one below. Who works at two desks stands at each.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn receipts(app: &App, caller: &Caller, id: Uuid) -> Result<Vec<DeskReceipts>> {
    let stored = own(app, &app.db, caller, id).await?;
    let (tree, today) = (app.desks(), app.today());
    let below = tree.below(tree.keeper_code(&stored.circular.desk));
    let accounts: HashMap<AccountId, Account> = account::list(&app.db).await?.into_iter().map(|account| (account.id, account)).collect();
    let mut at_desks: BTreeMap<String, Vec<AccountId>> = BTreeMap::new();
    for held in assignment::on_day(&app.db, today).await?.iter().filter(|held| !held.role.is_about_a_person()) {
        let desk = tree.keeper_code(&held.desk);
        let works = accounts.get(&held.account).is_some_and(|account| !account.has_ended_on(today));
        let there = at_desks.entry(desk.to_owned()).or_default();
        if works && below.contains(desk) && !there.contains(&held.account) {
            there.push(held.account);
        }
    }
    let receipts = circular::receipts(&app.db, id).await?;
    let present = stored.circular.edition();
    let reader = |account: &AccountId| {
        let own = receipts.iter().filter(|receipt| receipt.account == *account);
        Reader {
            name: accounts.get(account).map(|account| account.name.clone()).unwrap_or_default(),
            read: own.clone().find(|receipt| receipt.edition == present).map(|receipt| receipt.at),
            earlier: own.map(|receipt| receipt.edition).filter(|edition| *edition < present).max(),
        }
    };
    let mut found = Vec::new();
    for (_, desk) in tree.in_order() {
        let Some(there) = at_desks.get(&desk.code).filter(|there| !there.is_empty()) else { continue };
        let mut readers: Vec<Reader> = there.iter().map(reader).collect();
        readers.sort_by(|one, other| one.name.cmp(&other.name));
        found.push(DeskReceipts { desk: desk.code.clone(), readers });
    }
    Ok(found)
}
