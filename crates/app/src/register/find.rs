//! Finds a record by any of its names.

use ponte_storage::{Stored, register};
use uuid::Uuid;

use super::Registered;
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// The record with a UUID or an external id.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn find<R: Registered>(app: &App, caller: &Caller, name: &str) -> Result<Stored<R>> {
    find_under(app, caller, R::SEE, name).await
}

/// Whether there is a record with an id, whoever may see it: an identifier that nobody can guess tells nothing more.
///
/// # Errors
/// When the database cannot be read.
pub async fn exists<R: Registered>(app: &App, id: Uuid) -> Result<bool> {
    Ok(register::get::<R>(&app.db, id).await?.is_some())
}

/// As [`find`], under another right than to see the register: a candidate is found by whoever may consider her.
///
/// # Errors
/// As [`find`].
pub async fn find_under<R: Registered>(app: &App, caller: &Caller, right: Right, name: &str) -> Result<Stored<R>> {
    caller.require(right)?;
    let found = match name.parse::<Uuid>() {
        Ok(id) => register::get(&app.db, id).await?,
        Err(_) => None,
    };
    let found = match found {
        Some(found) => found,
        None => register::by_external(&app.db, None, name).await?.ok_or(Refusal::NotFound(R::KIND))?,
    };
    app.permit(&app.db, caller, right, &found).await?;
    Ok(found)
}
