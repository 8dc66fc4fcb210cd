//! Finds a record by any of its names.

use ponte_storage::{Stored, register};
use uuid::Uuid;

use super::Registered;
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// The record with a UUID or an external id.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn find<R: Registered>(app: &App, caller: &Caller, name: &str) -> Result<Stored<R>> {
    caller.require(R::SEE)?;
    let found = match name.parse::<Uuid>() {
        Ok(id) => register::get(&app.db, id).await?,
        Err(_) => None,
    };
    match found {
        Some(found) => Ok(found),
        None => Ok(register::by_external(&app.db, None, name).await?.ok_or(Refusal::NotFound(R::KIND))?),
    }
}
