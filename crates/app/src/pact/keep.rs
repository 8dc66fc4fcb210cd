//! Writes a pact, changes it, ends it.

use ponte_domain::{
    id::WorkerId,
    pact::{Pact, PactError, Terms},
    worker::Worker,
};
use ponte_storage::{
    Kind, Stored, Tx,
    leaf::{self, StoredLeaf},
};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Refuses who may not keep the pact of a person.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn may_keep(app: &App, caller: &Caller, worker: WorkerId) -> Result<()> {
    app.record::<Worker>(&app.db, caller, Right::EditPeople, worker.0).await.map(drop)
}

/// A pact of a person that the caller may change.
pub(super) async fn own(app: &App, tx: &Tx, caller: &Caller, worker: WorkerId, id: Uuid) -> Result<StoredLeaf<Pact>> {
    app.record::<Worker>(tx, caller, Right::EditPeople, worker.0).await?;
    let found = leaf::get::<Pact>(tx, id).await?.filter(|found| found.value.worker == worker);
    Ok(found.ok_or(Refusal::NotFound(Kind::Worker))?)
}

/// Writes the pact of a person, or changes the one that was seen; what was signed stays as an earlier version, with the reason.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Pact`], [`Refusal::Stale`].
pub async fn keep(app: &App, caller: &Caller, worker: WorkerId, seen: Option<(Uuid, i64)>, terms: Terms, reason: &str) -> Result<Uuid> {
    let tx = app.begin().await?;
    let stored: Stored<Worker> = app.record(&tx, caller, Right::EditPeople, worker.0).await?;
    let today = app.today();
    let id = if let Some((id, seen)) = seen {
        let mut pact = own(app, &tx, caller, worker, id).await?.value;
        pact.change(terms, reason, caller.actor.clone(), app.now(), today).map_err(Refusal::from)?;
        leaf::update(&tx, seen, &pact).await?;
        id
    } else {
        terms.check(today).map_err(Refusal::from)?;
        if leaf::of_worker::<Pact>(&tx, worker).await?.iter().any(|found| found.value.ended.is_none()) {
            return Err(Refusal::from(PactError::Another).into());
        }
        let pact = Pact {
            id: app.new_id(),
            worker,
            desk: stored.value.desk.clone(),
            terms,
            signed: None,
            before: Vec::new(),
            by: caller.actor.clone(),
            at: app.now(),
            ended: None,
        };
        leaf::insert(&tx, &pact).await?;
        pact.id
    };
    app.audit(&tx, caller, "pact.keep", Some((Kind::Worker, worker.0)), &["pact"]).await?;
    app.commit(tx).await?;
    Ok(id)
}

/// Ends a pact: today is its last day.
///
/// # Errors
/// As [`keep`].
pub async fn end(app: &App, caller: &Caller, worker: WorkerId, (id, seen): (Uuid, i64), reason: &str) -> Result<()> {
    let tx = app.begin().await?;
    let mut pact = own(app, &tx, caller, worker, id).await?.value;
    pact.end(app.today(), reason).map_err(Refusal::from)?;
    leaf::update(&tx, seen, &pact).await?;
    app.audit(&tx, caller, "pact.end", Some((Kind::Worker, worker.0)), &["pact"]).await?;
    app.commit(tx).await
}
