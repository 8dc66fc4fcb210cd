//! Asks the table about an account and about single records.

use std::{collections::HashSet, sync::Arc};

use ponte_domain::{
    account::Account,
    actor::{Actor, Purpose},
    desk::DeskTree,
    id::{AccountId, WorkerId},
};
use ponte_matching::seen::Seen;
use ponte_storage::{Kind, Reads, Stored, account, assignment, case, register};
use uuid::Uuid;

use super::{Caller, Grants, Reach, Right};
use crate::{
    App,
    error::{Refusal, Result},
    register::Registered,
};

impl App {
    /// What an account may do now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn grants(&self, account: AccountId) -> Result<Grants> {
        let today = self.today();
        let mut held = assignment::of_account(&self.db, account).await?;
        held.retain(|held| held.holds_on(today));
        let mandates = case::mandates_of(&self.db, account, today).await?;
        let urgent = case::open_to(&self.db, account, self.now()).await?;
        Ok(Grants {
            table: Arc::clone(&self.rights),
            tree: self.market.desks(),
            held,
            mandates: mandates.into_iter().map(|mandate| mandate.worker.0).collect(),
            urgent: urgent.into_iter().map(Uuid::from).collect(),
            today,
            limit: None,
        })
    }

    /// A caller in the name of an actor, with what it may do now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn caller(&self, actor: Actor, purpose: Purpose) -> Result<Caller> {
        Ok(match actor.account() {
            Some(id) => {
                let grants = Arc::new(self.grants(id).await?);
                Caller::granted(actor, purpose, grants)
            }
            None => Caller::new(actor, purpose),
        })
    }

    /// A caller in the name of an account, with what it may do now.
    ///
    /// # Errors
    /// As [`App::caller`].
    pub async fn caller_of(&self, account: &Account, purpose: Purpose) -> Result<Caller> {
        self.caller(self.actor_of(account), purpose).await
    }

    /// The open accounts that have a right over all of a desk today.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn accounts_reaching(&self, db: &impl Reads, right: Right, desk: &str) -> Result<Vec<Account>> {
        let (tree, today) = (self.market.desks(), self.today());
        let mut having: HashSet<AccountId> = HashSet::new();
        for held in assignment::on_day(db, today).await? {
            let mut reach = Reach::default();
            reach.add(self.rights.cell(right, held.role), &held, &tree, &[]);
            reach.settle(&tree);
            if reach.covers(&tree, desk) {
                having.insert(held.account);
            }
        }
        let mut accounts = account::list(db).await?;
        accounts.retain(|account| having.contains(&account.id) && !account.disabled && !account.has_ended_on(today));
        Ok(accounts)
    }

    /// The tree of desks.
    #[must_use]
    pub fn desks(&self) -> Arc<DeskTree> {
        self.market.desks()
    }

    /// A record under a right. Who may not do it but may know that the record is there is told so; to others it is not there.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`], [`Refusal::NotFound`].
    pub(crate) async fn record<R: Registered>(&self, db: &impl Reads, caller: &Caller, right: Right, id: Uuid) -> Result<Stored<R>> {
        caller.require(right)?;
        let stored: Stored<R> = register::get(db, id).await?.ok_or(Refusal::NotFound(R::KIND))?;
        self.permit(db, caller, right, &stored).await?;
        Ok(stored)
    }

    /// Refuses who does not have a right over a record.
    ///
    /// # Errors
    /// As [`App::record`].
    pub(crate) async fn permit<R: Registered>(&self, db: &impl Reads, caller: &Caller, right: Right, stored: &Stored<R>) -> Result<()> {
        caller.require(right)?;
        if self.reaches(db, caller, right, R::KIND, stored.id, stored.value.desk()).await? {
            return Ok(());
        }
        let known = R::KNOW != right && self.reaches(db, caller, R::KNOW, R::KIND, stored.id, stored.value.desk()).await?;
        Err(if known { Refusal::Forbidden(right).into() } else { Refusal::NotFound(R::KIND).into() })
    }

    async fn reaches(&self, db: &impl Reads, caller: &Caller, right: Right, kind: Kind, id: Uuid, desk: &str) -> Result<bool> {
        let reach = caller.reach(right);
        if !reach.is_any() || reach.covers(&self.market.desks(), desk) {
            return Ok(reach.is_any());
        }
        match caller.scope(right)? {
            None => Ok(true),
            Some(scope) => Ok(register::within(db, kind, &[id], &scope).await?.contains(&id)),
        }
    }

    /// Which of some records a right reaches.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`] without the right.
    pub(crate) async fn admitted(&self, db: &impl Reads, caller: &Caller, right: Right, kind: Kind, ids: &[Uuid]) -> Result<HashSet<Uuid>> {
        match caller.scope(right)? {
            None => Ok(ids.iter().copied().collect()),
            Some(scope) => Ok(register::within(db, kind, ids, &scope).await?),
        }
    }

    /// Refuses who may not make something new at a desk, or move something there.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`]; [`Refusal::DeskEnded`] when the desk takes nothing new.
    pub(crate) fn permit_at(&self, caller: &Caller, right: Right, desk: &str) -> Result<()> {
        caller.require(right)?;
        let tree = self.market.desks();
        if !caller.reach(right).may_make(&tree, desk) {
            return Err(Refusal::Forbidden(right).into());
        }
        if tree.keeper(desk).is_some_and(|desk| !desk.is_open_on(self.today())) {
            return Err(Refusal::DeskEnded.into());
        }
        Ok(())
    }

    /// The people whom the caller may see in a list of candidates; absent when it is everybody.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`].
    pub(crate) async fn seen(&self, caller: &Caller) -> Result<Option<Arc<Seen>>> {
        let Some(scope) = caller.scope(Right::Match)? else { return Ok(None) };
        let mut people: HashSet<WorkerId> = scope.records.iter().copied().map(WorkerId).collect();
        if let Some((account, day)) = scope.cases {
            people.extend(case::of_account(&self.db, account, day).await?.into_iter().map(|member| member.worker));
        }
        let known = scope.known.map(|known| known.into_iter().collect());
        Ok(Some(Arc::new(Seen { desks: scope.desks.into_iter().collect(), known, people })))
    }

    /// Whether a vacancy kept by a desk may be seen; what the market asks of each before it is scored.
    pub(crate) fn shows_vacancies_of(&self, caller: &Caller) -> impl Fn(&str) -> bool + Send + Sync + 'static {
        let (reach, tree) = (caller.reach(Right::SeeVacancies), self.market.desks());
        move |desk: &str| reach.is_any() && reach.covers(&tree, desk)
    }
}
