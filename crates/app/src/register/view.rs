//! Shows a record.

use ponte_storage::Stored;
use uuid::Uuid;

use super::Registered;
use crate::{
    App,
    error::Result,
    rights::Caller,
};

/// The record with an id.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn view<R: Registered>(app: &App, caller: &Caller, id: Uuid) -> Result<Stored<R>> {
    app.record(&app.db, caller, R::SEE, id).await
}

/// The record with an id, for whoever may change it.
///
/// # Errors
/// As [`view`].
pub async fn open<R: Registered>(app: &App, caller: &Caller, id: Uuid) -> Result<Stored<R>> {
    app.record(&app.db, caller, R::EDIT, id).await
}
