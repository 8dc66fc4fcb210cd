//! A visit ends.

use ponte_domain::{
    service::Origin,
    visit::{Visit, VisitOutcome},
};
use ponte_storage::{Kind, visit};
use uuid::Uuid;

use super::own;
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
    service::{self, Delivered},
};

/// Ends a visit. Information that was given to somebody who has a file is a service (LEP A), recorded with the minutes since she was
/// received; what other acts delivered they have recorded themselves. Of who is but a number or a name it is counted, and no more.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Visit`], [`Refusal::Stale`].
pub async fn end(app: &App, caller: &Caller, (id, seen): (Uuid, i64), outcome: VisitOutcome) -> Result<Visit> {
    let tx = app.begin().await?;
    let mut visit = own(app, &tx, caller, id).await?.visit;
    visit.end(outcome, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    visit::update(&tx, seen, &visit).await?;
    if let (VisitOutcome::Information, Some(worker)) = (outcome, visit.worker) {
        let at = visit.received.as_ref().map(|received| received.at);
        let delivered = Delivered { at, minutes: visit.minutes(app.now()), ..service::person(worker, "A", (Origin::Visit, id)) };
        service::record_in(&tx, app, caller, delivered).await?;
    }
    app.audit(&tx, caller, "visit.end", visit.worker.map(|worker| (Kind::Worker, worker.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(visit)
}
