//! Shows breaches.

use ponte_storage::{
    Kind,
    breach::{self, StoredBreach},
};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// All breaches: open ones first.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<StoredBreach>> {
    caller.require(Right::Breaches)?;
    Ok(breach::list(&app.db).await?)
}

/// One breach.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn view(app: &App, caller: &Caller, id: Uuid) -> Result<StoredBreach> {
    caller.require(Right::Breaches)?;
    Ok(breach::get(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Account))?)
}
