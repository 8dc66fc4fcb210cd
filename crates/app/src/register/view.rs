//! Shows a record.

use ponte_storage::{Stored, register};
use uuid::Uuid;

use super::Registered;
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// The record with an id.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn view<R: Registered>(app: &App, caller: &Caller, id: Uuid) -> Result<Stored<R>> {
    caller.require(R::SEE)?;
    Ok(register::get(&app.db, id).await?.ok_or(Refusal::NotFound(R::KIND))?)
}
