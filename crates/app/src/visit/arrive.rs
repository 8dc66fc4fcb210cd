//! Somebody arrives.

use ponte_domain::{
    id::WorkerId,
    visit::{Visit, VisitPurpose},
};
use ponte_storage::visit;

use super::{desk_of, known};
use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::Caller,
};

/// Times that a number is drawn again, when another counter drew the same in that moment.
const DRAWS: usize = 5;

/// Who arrives, and what for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    pub purpose: VisitPurpose,
    /// As she says it; nothing at all is enough.
    pub name: Option<String>,
    /// Her file, when it was found.
    pub worker: Option<WorkerId>,
}

/// Takes somebody in: she has the next number of the day at a desk.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::NotFound`] when the caller may not know of the file; [`Refusal::Visit`].
pub async fn arrive(app: &App, caller: &Caller, desk: Option<&str>, arrival: &Arrival) -> Result<Visit> {
    let desk = desk_of(app, caller, desk)?;
    if let Some(worker) = arrival.worker {
        known(app, &app.db, caller, worker).await?;
    }
    let mut left = DRAWS;
    loop {
        let tx = app.begin().await?;
        let ticket = visit::next_ticket(&tx, &desk, app.today()).await?;
        let who = (arrival.name.as_deref(), arrival.worker);
        let visit = Visit::arrive(app.new_id(), (&desk, ticket), arrival.purpose, who, caller.actor.clone(), app.now());
        let visit = visit.map_err(Refusal::from)?;
        match visit::insert(&tx, &visit).await {
            Ok(()) => {}
            Err(error) if error.is_duplicate() && left > 0 => {
                tx.rollback().await?;
                left -= 1;
                continue;
            }
            Err(error) => return Err(Error::from(error)),
        }
        app.audit(&tx, caller, "visit.arrive", visit.worker.map(|worker| (ponte_storage::Kind::Worker, worker.0)), &[]).await?;
        app.commit(tx).await?;
        return Ok(visit);
    }
}
