//! Who asks, what for, and what she may.

use std::sync::Arc;

use chrono::NaiveDate;
use ponte_domain::{
    actor::{Actor, Channel, Purpose},
    assignment::Assignment,
    desk::{Desk, DeskTree},
    role::Role,
};
use ponte_storage::Scope;
use uuid::Uuid;

use super::{Reach, Right, Table};
use crate::error::Refusal;

/// What an account may do at a moment: its roles at desks, and the files open to it by name.
#[derive(Debug, Clone)]
pub struct Grants {
    pub(super) table: Arc<Table>,
    pub(super) tree: Arc<DeskTree>,
    /// The assignments that hold today.
    pub(super) held: Vec<Assignment>,
    /// People for whom the account has a mandate.
    pub(super) mandates: Vec<Uuid>,
    /// People whose file an emergency keeps open to it.
    pub(super) urgent: Vec<Uuid>,
    pub(super) today: NaiveDate,
    /// The only rights that a key of the API has; all of the account when absent.
    pub(super) limit: Option<Vec<Right>>,
}

impl Grants {
    /// The same, limited to some rights: what a key of the API has.
    #[must_use]
    pub fn limited_to(mut self, rights: Option<Vec<Right>>) -> Self {
        self.limit = rights;
        self
    }

    /// Whether it is limited to some rights.
    #[must_use]
    pub const fn is_limited(&self) -> bool {
        self.limit.is_some()
    }

    /// How far the account has a right.
    #[must_use]
    pub fn reach(&self, right: Right) -> Reach {
        if self.limit.as_ref().is_some_and(|limit| !limit.contains(&right)) { Reach::default() } else { self.whole_reach(right) }
    }

    /// How far the account has a right, whatever a key is limited to.
    fn whole_reach(&self, right: Right) -> Reach {
        let mut reach = Reach::default();
        for held in &self.held {
            reach.add(self.table.cell(right, held.role), held, &self.tree, &self.mandates);
        }
        if right == Right::SeePeople && !self.urgent.is_empty() {
            reach.any = true;
            reach.people.extend(&self.urgent);
        }
        reach.settle(&self.tree);
        reach
    }

    /// Whether the account has a right anywhere.
    #[must_use]
    pub fn has(&self, right: Right) -> bool {
        self.reach(right).is_any()
    }

    /// The roles that it has, each once.
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        let mut roles: Vec<Role> = self.held.iter().map(|held| held.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    }

    /// The assignments that hold today.
    #[must_use]
    pub fn held(&self) -> &[Assignment] {
        &self.held
    }

    /// Whether a file is open to it by an emergency only.
    #[must_use]
    pub fn is_urgent(&self, worker: Uuid) -> bool {
        self.urgent.contains(&worker)
    }
}

/// Who asks, and what for.
#[derive(Debug, Clone)]
pub struct Caller {
    pub actor: Actor,
    pub purpose: Purpose,
    grants: Option<Arc<Grants>>,
}

impl Caller {
    /// A caller without an account, with a purpose. An account has its rights from `App::caller`; made here it has none.
    #[must_use]
    pub const fn new(actor: Actor, purpose: Purpose) -> Self {
        Self { actor, purpose, grants: None }
    }

    /// An account with what it may do.
    #[must_use]
    pub const fn granted(actor: Actor, purpose: Purpose, grants: Arc<Grants>) -> Self {
        Self { actor, purpose, grants: Some(grants) }
    }

    /// Whoever holds the machine: the command line.
    #[must_use]
    pub const fn console(purpose: Purpose) -> Self {
        Self::new(Actor::Console, purpose)
    }

    /// The same caller, doing what the person herself asked for.
    #[must_use]
    pub fn on_behalf(mut self, channel: Option<Channel>) -> Self {
        self.actor = self.actor.on_behalf_by(channel);
        self
    }

    /// What the account may do; none for who has no account.
    #[must_use]
    pub fn grants(&self) -> Option<&Grants> {
        self.grants.as_deref()
    }

    /// How far the caller has a right.
    ///
    /// Whoever holds the machine holds its data; a job of the program does what a person with the right
    /// asked for; a link opens its own record through use cases that ask for no right.
    #[must_use]
    pub fn reach(&self, right: Right) -> Reach {
        match (&self.actor, &self.grants) {
            (Actor::Console | Actor::Job { .. }, _) => Reach::everything(),
            (Actor::Account { .. }, Some(grants)) => grants.reach(right),
            _ => Reach::default(),
        }
    }

    /// Refuses those who do not have a right anywhere.
    ///
    /// # Errors
    /// [`Refusal::NotSignedIn`] or [`Refusal::Forbidden`].
    pub fn require(&self, right: Right) -> Result<(), Refusal> {
        if self.reach(right).is_any() {
            return Ok(());
        }
        if self.grants().is_some_and(|grants| grants.is_limited() && grants.whole_reach(right).is_any()) {
            return Err(Refusal::OutOfScope(right));
        }
        match &self.actor {
            Actor::Link { .. } | Actor::Respondent { .. } | Actor::Anonymous => Err(Refusal::NotSignedIn),
            _ => Err(Refusal::Forbidden(right)),
        }
    }

    /// Whether the caller has a right anywhere.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        self.require(right).is_ok()
    }

    /// What a right reaches, as the condition of queries; absent when it is everything.
    ///
    /// # Errors
    /// As [`Caller::require`].
    pub(crate) fn scope(&self, right: Right) -> Result<Option<Scope>, Refusal> {
        self.require(right)?;
        Ok(match &self.grants {
            Some(grants) => grants.reach(right).scope(&grants.tree, self.actor.account(), grants.today),
            None => None,
        })
    }

    /// The desk at which the caller makes something new under a right: her own where she may, else the first where she may.
    #[must_use]
    pub fn desk_for<'t>(&self, right: Right, tree: &'t DeskTree) -> Option<&'t Desk> {
        let reach = self.reach(right);
        let own = match &self.actor {
            Actor::Account { desk, .. } => tree.keeper(desk),
            _ => tree.home(),
        };
        own.filter(|desk| reach.may_make(tree, &desk.code)).or_else(|| tree.desks().find(|desk| reach.may_make(tree, &desk.code)))
    }
}
