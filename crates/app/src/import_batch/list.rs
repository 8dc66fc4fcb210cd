//! Shows the imports that were run.

use ponte_domain::id::BatchId;
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
    Ok(batch::list(&app.db, limit).await?)
}

/// One import.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn view(app: &App, caller: &Caller, id: BatchId) -> Result<Batch> {
    caller.require(Right::Import)?;
    Ok(batch::get(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Reference))?)
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
