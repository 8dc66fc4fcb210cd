//! Opens a file in an emergency: with a reason, for an hour, and not unnoticed.

use std::collections::HashMap;

use ponte_domain::{
    account::Account,
    case::UrgentAccess,
    id::{AccountId, WorkerId},
    worker::Worker,
};
use ponte_storage::{Kind, Stored, account, case, register};
use uuid::Uuid;

use super::notice::send_notices;
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Emergencies shown.
const MOST: u64 = 500;

/// A file that was opened in an emergency, as those who answer for the desk read of it.
#[derive(Debug, Clone)]
pub struct Urgent {
    pub access: UrgentAccess,
    /// Who opened it.
    pub by: Option<Account>,
    /// Name of the desk that keeps the file.
    pub desk: String,
    /// Name of the person; absent for who may not know that the file is there.
    pub person: Option<String>,
    /// Who read of it first.
    pub seen_by: Option<String>,
}

/// Opens a person's file to the caller for an hour. The reason is kept, the act is recorded, and those who answer for the desk and
/// for data protection are written to; opened twice within the hour it stays as it was opened first.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::NoReason`].
pub async fn open_urgently(app: &App, caller: &Caller, worker: WorkerId, reason: &str) -> Result<UrgentAccess> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::OpenUrgently, worker.0).await?;
    let account = caller.actor.account().ok_or(Refusal::NotSignedIn)?;
    let access = UrgentAccess::open(app.new_id(), worker, account, reason, app.now()).map_err(Refusal::from)?;
    let tx = app.begin().await?;
    case::insert_urgent(&tx, &access).await?;
    send_notices(app, &tx, caller, &access, &stored.value.desk).await?;
    app.audit(&tx, caller, "case.open_urgently", Some((Kind::Worker, worker.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(access)
}

/// Whether the caller could open a person's file in an emergency.
///
/// # Errors
/// When the database cannot be read.
pub async fn may_open_urgently(app: &App, caller: &Caller, worker: WorkerId) -> Result<bool> {
    if !caller.may(Right::OpenUrgently) {
        return Ok(false);
    }
    Ok(app.admitted(&app.db, caller, Right::OpenUrgently, Kind::Worker, &[worker.0]).await?.contains(&worker.0))
}

/// The files that were opened in an emergency at the desks for which the caller answers, the latest first.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn urgent_accesses(app: &App, caller: &Caller) -> Result<Vec<Urgent>> {
    caller.require(Right::ReviewUrgent)?;
    let accesses = case::urgent_latest(&app.db, MOST).await?;
    let ids: Vec<Uuid> = accesses.iter().map(|access| access.worker.0).collect();
    let reviewed = app.admitted(&app.db, caller, Right::ReviewUrgent, Kind::Worker, &ids).await?;
    let named = match caller.may(Right::KnowPeople) {
        true => app.admitted(&app.db, caller, Right::KnowPeople, Kind::Worker, &ids).await?,
        false => std::collections::HashSet::new(),
    };
    let accounts: HashMap<AccountId, Account> = account::list(&app.db).await?.into_iter().map(|account| (account.id, account)).collect();
    let workers = register::get_many::<Worker>(&app.db, &ids).await?;
    let workers: HashMap<Uuid, Worker> = workers.into_iter().map(|stored| (stored.id, stored.value)).collect();
    let told = accesses.into_iter().filter(|access| reviewed.contains(&access.worker.0)).map(|access| {
        let worker = workers.get(&access.worker.0);
        Urgent {
            by: accounts.get(&access.account).cloned(),
            desk: worker.map_or_else(String::new, |worker| app.market.desk_of(&worker.desk).name.clone()),
            person: worker.filter(|_| named.contains(&access.worker.0)).map(|worker| worker.person.full_name()),
            seen_by: access.seen.and_then(|(_, by)| accounts.get(&by).map(|account| account.name.clone())),
            access,
        }
    });
    Ok(told.collect())
}

/// Notes that the caller read of an emergency; who read first stays.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn read_urgent(app: &App, caller: &Caller, id: Uuid) -> Result<()> {
    caller.require(Right::ReviewUrgent)?;
    let access = case::urgent(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
    let admitted = app.admitted(&app.db, caller, Right::ReviewUrgent, Kind::Worker, &[access.worker.0]).await?;
    let account = caller.actor.account().filter(|_| admitted.contains(&access.worker.0));
    let account = account.ok_or(Refusal::NotFound(Kind::Worker))?;
    let tx = app.begin().await?;
    if case::note_seen(&tx, id, account, app.now()).await? {
        app.audit(&tx, caller, "case.read_urgent", Some((Kind::Worker, access.worker.0)), &[]).await?;
    }
    app.commit(tx).await
}
