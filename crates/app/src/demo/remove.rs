//! Removes the sample data whole.

use ponte_storage::source::{self, RemovedSource};

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
    sample::SOURCE,
};

/// Removes everything that the sample data brought, with what was done to it since: proposals, shortlists,
/// history. Employers and bodies stay when real records were made to belong to them.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn remove(app: &App, caller: &Caller) -> Result<RemovedSource> {
    caller.require(Right::Maintain)?;
    let mut tx = app.begin().await?;
    let outcome = source::remove(&mut tx, SOURCE).await?;
    app.audit(&tx, caller, "demo.remove", None, &[]).await?;
    app.commit(tx).await?;
    Ok(outcome)
}

/// Whether there is sample data.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn is_present(app: &App, caller: &Caller) -> Result<bool> {
    caller.require(Right::Maintain)?;
    Ok(source::is_present(&app.db, SOURCE).await?)
}
