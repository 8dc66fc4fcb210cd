//! Who opened a person's file: recorded before the page is sent, told to her when she asks.

use chrono::{DateTime, Utc};
use ponte_domain::{actor::Actor, worker::Worker};
use ponte_storage::{
    Kind,
    audit::{self, AuditFilter},
    merge,
};
use uuid::Uuid;

use crate::{
    App, account,
    error::Result,
    rights::{Caller, Right},
};

/// As [`note_opened`], of several files that are given out whole at once: one record for each person, all or none.
///
/// # Errors
/// As [`note_opened`].
pub async fn note_all_opened(app: &App, caller: &Caller, kind: Kind, ids: &[Uuid]) -> Result<()> {
    if kind != Kind::Worker || ids.is_empty() || matches!(caller.actor, Actor::Job { .. }) {
        return Ok(());
    }
    let tx = app.begin().await?;
    for id in ids {
        app.audit(&tx, caller, "worker.open", Some((kind, *id)), &[]).await?;
    }
    app.commit(tx).await
}

/// Acts told of a file at most; beyond, the administration's page has them all.
const MOST: u64 = 1_000;

/// Records that somebody opens a person's file, and commits it before anything of the file is given out.
/// Other records are open to all who may see their register: nothing is recorded for them, nor for jobs.
///
/// # Errors
/// When the database refuses: nothing must be shown then.
pub async fn note_opened(app: &App, caller: &Caller, kind: Kind, id: Uuid) -> Result<()> {
    if kind != Kind::Worker || matches!(caller.actor, Actor::Job { .. }) {
        return Ok(());
    }
    let tx = app.begin().await?;
    app.audit(&tx, caller, "worker.open", Some((kind, id)), &[]).await?;
    app.commit(tx).await
}

/// One act on a person's file, as it is told to her.
#[derive(Debug, Clone)]
pub struct Access {
    pub at: DateTime<Utc>,
    /// The account that acted.
    pub actor: Option<Uuid>,
    /// Who; absent for the program itself and for whoever followed a link.
    pub name: Option<String>,
    /// Kind of actor: account, console, job, link, anonymous.
    pub who: String,
    pub role: Option<String>,
    pub desk: Option<String>,
    pub verb: String,
    pub purpose: String,
}

/// Who opened or changed a person's file, the latest first. Asking is itself recorded.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn accesses(app: &App, caller: &Caller, worker: Uuid) -> Result<Vec<Access>> {
    app.record::<Worker>(&app.db, caller, Right::SeeAccesses, worker).await?;
    let tx = app.begin().await?;
    app.audit(&tx, caller, "worker.accesses", Some((Kind::Worker, worker)), &[]).await?;
    app.commit(tx).await?;
    let mut past = Vec::new();
    // What was done to a record that was taken into hers was done to her.
    for number in merge::numbers(&app.db, worker).await?.into_iter().chain([worker]) {
        let filter = AuditFilter { person: Some(number), limit: MOST, ..AuditFilter::default() };
        past.extend(audit::list(&app.db, &filter).await?);
    }
    past.sort_by_key(|past| std::cmp::Reverse(past.seq));
    past.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    let names = account::names(app).await?;
    let told = past.into_iter().map(|past| Access {
        at: past.act.at,
        actor: past.act.actor,
        name: past.act.actor.and_then(|id| names.get(&id).cloned()),
        who: past.act.who,
        role: past.act.role,
        desk: past.act.desk,
        verb: past.act.verb,
        purpose: past.act.purpose,
    });
    Ok(told.collect())
}
