//! What was done last with a visit is taken back.

use ponte_domain::{service::Origin, visit::Back};
use ponte_storage::{Kind, visit};
use uuid::Uuid;

use super::own;
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
    service,
};

/// Takes back what was done last with a visit: its end, that somebody was received, or the arrival; the service goes with the end.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Visit`] after the day, [`Refusal::Stale`].
pub async fn undo(app: &App, caller: &Caller, id: Uuid) -> Result<Back> {
    let tx = app.begin().await?;
    let found = own(app, &tx, caller, id).await?;
    let mut visit = found.visit;
    let back = visit.step_back(app.today()).map_err(Refusal::from)?;
    match back {
        Back::Arrived => visit::remove(&tx, found.version, id).await?,
        Back::Ended | Back::Received => visit::update(&tx, found.version, &visit).await?,
    }
    if back == Back::Ended {
        service::undo_in(&tx, (Origin::Visit, id)).await?;
    }
    app.audit(&tx, caller, "visit.undo", visit.worker.map(|worker| (Kind::Worker, worker.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(back)
}
