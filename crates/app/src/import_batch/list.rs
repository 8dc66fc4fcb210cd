//! Shows the imports that were run.

use ponte_domain::{actor::Actor, id::BatchId};
use ponte_storage::{
    Kind,
    batch::{self, Batch, BatchState},
};

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// The latest imports.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn list(app: &App, caller: &Caller, limit: u64) -> Result<Vec<Batch>> {
    caller.require(Right::Import)?;
    let mut batches = batch::list(&app.db, limit).await?;
    batches.retain(|batch| is_own(app, caller, batch));
    Ok(batches)
}

/// One import.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn view(app: &App, caller: &Caller, id: BatchId) -> Result<Batch> {
    caller.require(Right::Import)?;
    let found = batch::get(&app.db, id).await?.filter(|batch| is_own(app, caller, batch));
    Ok(found.ok_or(Refusal::NotFound(Kind::Reference))?)
}

/// Whether an import was run at a desk for which the caller may import. What the command line brought in is the installation's own.
pub(super) fn is_own(app: &App, caller: &Caller, batch: &Batch) -> bool {
    is_by_own(app, caller, serde_json::from_str(&batch.actor).ok().as_ref())
}

/// Whether the caller may import for the desk of who asked for something.
pub(super) fn is_by_own(app: &App, caller: &Caller, actor: Option<&Actor>) -> bool {
    let desk = match actor {
        Some(Actor::Account { desk, .. }) => desk,
        _ => "",
    };
    caller.reach(Right::Import).covers(&app.desks(), desk)
}

/// Marks as failed the imports that were cut short when the program ended: what they had stored is whole,
/// and giving the file again brings in the rest. Called when serving begins, before any import can run.
///
/// # Errors
/// When the database refuses.
pub async fn interrupted(app: &App) -> Result<u64> {
    let tx = app.begin().await?;
    let mut marked = 0;
    for mut cut in batch::list(&tx, 100).await?.into_iter().filter(|batch| batch.state == BatchState::Running) {
        cut.state = BatchState::Failed;
        batch::save(&tx, &cut).await?;
        marked += 1;
    }
    app.commit(tx).await?;
    Ok(marked)
}
