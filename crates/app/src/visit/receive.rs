//! Somebody who waits is received.

use ponte_domain::visit::{Visit, VisitState};
use ponte_storage::visit;
use uuid::Uuid;

use super::{desk_of, own};
use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::Caller,
};

/// Times that the next is sought, when a colleague was quicker.
const TRIES: usize = 5;

/// Receives who has waited longest today; none when nobody waits. Two who call at once receive two people.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::Visit`].
pub async fn receive_next(app: &App, caller: &Caller, desk: Option<&str>, counter: Option<&str>) -> Result<Option<Visit>> {
    let desk = desk_of(app, caller, desk)?;
    let mut left = TRIES;
    loop {
        let tx = app.begin().await?;
        let all = visit::between(&tx, &desk, app.today(), app.today()).await?;
        let Some(found) = all.into_iter().find(|found| found.visit.state() == VisitState::Waiting) else { return Ok(None) };
        let mut next = found.visit;
        next.receive(counter, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
        match visit::update(&tx, found.version, &next).await.map_err(Error::from) {
            Ok(()) => {}
            Err(Error::Refused(Refusal::Stale { .. })) if left > 0 => {
                tx.rollback().await?;
                left -= 1;
                continue;
            }
            Err(error) => return Err(error),
        }
        app.audit(&tx, caller, "visit.receive", None, &[]).await?;
        app.commit(tx).await?;
        return Ok(Some(next));
    }
}

/// Receives somebody out of turn.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Visit`], [`Refusal::Stale`].
pub async fn receive(app: &App, caller: &Caller, (id, seen): (Uuid, i64), counter: Option<&str>) -> Result<()> {
    let tx = app.begin().await?;
    let mut visit = own(app, &tx, caller, id).await?.visit;
    visit.receive(counter, caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    visit::update(&tx, seen, &visit).await?;
    app.audit(&tx, caller, "visit.receive", None, &[]).await?;
    app.commit(tx).await
}
