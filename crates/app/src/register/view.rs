//! Shows a record.

use ponte_storage::{Stored, register};
use uuid::Uuid;

use super::Registered;
use crate::{
    App,
    audit::note_opened,
    error::{Refusal, Result},
    rights::Caller,
};

/// The record with an id; that a person's file is opened is recorded before it is given out.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn view<R: Registered>(app: &App, caller: &Caller, id: Uuid) -> Result<Stored<R>> {
    caller.require(R::SEE)?;
    let found = register::get(&app.db, id).await?.ok_or(Refusal::NotFound(R::KIND))?;
    note_opened(app, caller, R::KIND, id).await?;
    Ok(found)
}
