//! How far somebody has a right: the cells of her roles, brought to desks, cases and people.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use ponte_domain::{assignment::Assignment, desk::DeskTree, id::AccountId, role::Role};
use ponte_storage::Scope;
use uuid::Uuid;

use super::Cell;

/// How far somebody has a right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Whether she has it at all.
    pub(super) any: bool,
    /// Whether it reaches everything there is.
    pub(super) everything: bool,
    /// Desks of which it reaches everything.
    pub(super) desks: BTreeSet<String>,
    /// Desks at which she may make something new.
    pub(super) makes: BTreeSet<String>,
    /// Whether the installation's own desk is reached, and with it what names no desk that is known.
    pub(super) strangers: bool,
    /// Whether it reaches the files in whose team she is.
    pub(super) cases: bool,
    /// People by name: whom the account is about, mandates, emergencies.
    pub(super) people: HashSet<Uuid>,
}

impl Reach {
    /// Of whoever holds the machine, or of the program itself.
    #[must_use]
    pub fn everything() -> Self {
        Self { any: true, everything: true, ..Self::default() }
    }

    /// Whether she has the right at all.
    #[must_use]
    pub const fn is_any(&self) -> bool {
        self.any
    }

    /// Whether it reaches everything there is.
    #[must_use]
    pub const fn is_everything(&self) -> bool {
        self.everything
    }

    /// Whether it reaches all that a desk keeps.
    #[must_use]
    pub fn covers(&self, tree: &DeskTree, desk: &str) -> bool {
        self.everything || self.desks.contains(tree.keeper_code(desk))
    }

    /// Whether something new may be made at a desk.
    #[must_use]
    pub fn may_make(&self, tree: &DeskTree, desk: &str) -> bool {
        self.everything || self.makes.contains(tree.keeper_code(desk)) || self.desks.contains(tree.keeper_code(desk))
    }

    /// Adds what a role at a desk brings.
    pub(super) fn add(&mut self, cell: Cell, held: &Assignment, tree: &DeskTree, mandates: &[Uuid]) {
        let desk = tree.keeper_code(&held.desk);
        match cell {
            Cell::None => return,
            Cell::All => self.everything = true,
            Cell::Network => self.desks.extend(tree.network(desk)),
            Cell::Below => self.desks.extend(tree.below(desk)),
            Cell::Own => drop(self.desks.insert(desk.to_owned())),
            Cell::Cases => {
                self.cases = true;
                self.makes.insert(desk.to_owned());
                // At a desk without teams everybody who has the role is in the team of every file.
                if tree.get(desk).is_none_or(|desk| !desk.case_teams) {
                    self.desks.insert(desk.to_owned());
                }
            }
            Cell::Person => {
                self.people.extend(held.subject.map(Uuid::from));
                if held.role == Role::Delegate {
                    self.people.extend(mandates);
                }
            }
        }
        self.any = true;
    }

    /// What is known once all is added.
    pub(super) fn settle(&mut self, tree: &DeskTree) {
        self.strangers = tree.home().is_none_or(|home| self.desks.contains(&home.code));
        if self.strangers && tree.desks().all(|desk| self.desks.contains(&desk.code)) && !self.desks.is_empty() {
            self.everything = true;
        }
    }

    /// The condition of queries; absent when everything is reached.
    pub(super) fn scope(&self, tree: &DeskTree, account: Option<AccountId>, today: NaiveDate) -> Option<Scope> {
        if self.everything {
            return None;
        }
        Some(Scope {
            desks: self.desks.iter().cloned().collect(),
            known: (self.strangers && !self.desks.is_empty()).then(|| tree.desks().map(|desk| desk.code.clone()).collect()),
            cases: account.filter(|_| self.cases).map(|account| (account, today)),
            records: self.people.iter().copied().collect(),
        })
    }
}
