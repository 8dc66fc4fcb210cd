//! Carries files over, some in a transaction; run again it goes on where it was.

use chrono::Days;
use ponte_domain::{
    actor::{Actor, Purpose},
    case::{Member, Part},
    transfer::{Cannot, Carried, FileState, Transfer},
    worker::Worker,
};
use ponte_storage::{Kind, Stored, Tx, case, job, job::Job, register, transfer};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::preview::own;
use crate::{
    App,
    error::{Refusal, Result},
    jobs::LEASE,
    rights::Caller,
};

/// Files that move at once, and in one transaction.
pub(super) const FEW: usize = 50;

/// The job that carries files over.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CarryOver {
    pub transfer: Uuid,
    pub actor: Actor,
}

impl CarryOver {
    /// Name of the kind of job.
    pub const KIND: &'static str = "case.carry_over";
}

/// Carries the files of a transfer over that wait.
///
/// # Errors
/// When the database cannot be used; [`Refusal::Stopped`] when somebody stopped it: what has moved has moved.
pub async fn carry_over(app: &App, job: &Job, asked: &CarryOver) -> Result<()> {
    let Some(found) = transfer::get(&app.db, asked.transfer).await? else { return Ok(()) };
    let caller = app.caller(asked.actor.clone(), Purpose::Casework).await?;
    let total: u64 = transfer::counts(&app.db, asked.transfer).await?.values().sum();
    loop {
        let waiting = transfer::counts(&app.db, asked.transfer).await?.get(&FileState::Waiting).copied().unwrap_or(0);
        let now = app.now();
        if !job::progress(&app.db, job.id, (total - waiting).cast_signed(), total.cast_signed(), now + LEASE, now).await? {
            return Err(Refusal::Stopped.into());
        }
        if waiting == 0 {
            return Ok(());
        }
        carry(app, &caller, &found.transfer, FEW as u64).await?;
    }
}

/// Carries some files over, in one transaction.
pub(super) async fn carry(app: &App, caller: &Caller, order: &Transfer, most: u64) -> Result<()> {
    let mut tx = app.begin().await?;
    for mut file in transfer::files(&tx, order.id, FileState::Waiting, most).await? {
        match moved(app, &mut tx, caller, order, &file).await? {
            None => file.state = FileState::Moved,
            Some(why) => (file.state, file.why) = (FileState::Left, Some(why)),
        }
        transfer::save_file(&tx, &file).await?;
    }
    app.commit(tx).await
}

/// Moves one file; says why it cannot be.
async fn moved(app: &App, tx: &mut Tx, caller: &Caller, order: &Transfer, file: &Carried) -> Result<Option<Cannot>> {
    let Some(stored): Option<Stored<Worker>> = register::get(tx, file.worker.0).await? else { return Ok(Some(Cannot::Gone)) };
    if stored.value.desk != file.from_desk {
        return Ok(Some(Cannot::Changed));
    }
    if own(app, caller, &[file.worker]).await?.is_empty() {
        return Ok(Some(Cannot::NotYours));
    }
    let stays = stored.value.desk == order.to_desk;
    if !stays {
        let value = Worker { desk: order.to_desk.clone(), ..stored.value.clone() };
        register::update(tx, &stored, &value, &caller.actor, app.now(), None).await?;
    }
    // Within a desk only who answers for the case changes; at another one, all who followed it there.
    for member in file.team.iter().filter(|member| Some(member.account) != order.to) {
        if !stays || member.part == Part::CaseManager {
            end(app, tx, member).await?;
        }
    }
    if let Some(account) = order.to {
        let since = app.today();
        case::save_member(tx, &Member { worker: file.worker, account, part: Part::CaseManager, since, until: None }).await?;
    }
    app.audit(tx, caller, "case.carry_over", Some((Kind::Worker, file.worker.0)), &["desk", "team"]).await?;
    Ok(None)
}

/// Yesterday was the last day; a membership of today only is taken back.
pub(super) async fn end(app: &App, tx: &Tx, member: &Member) -> Result<()> {
    let yesterday = app.today() - Days::new(1);
    if member.since > yesterday {
        return Ok(case::remove_member(tx, member).await?);
    }
    Ok(case::save_member(tx, &Member { until: Some(yesterday), ..member.clone() }).await?)
}
