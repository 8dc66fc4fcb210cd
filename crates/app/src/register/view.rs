//! Shows a record.

use ponte_storage::Stored;
use uuid::Uuid;

use super::Registered;
use crate::{App, audit::note_opened, error::Result, rights::Caller};

/// The record with an id; that a person's file is opened is recorded before it is given out.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn view<R: Registered>(app: &App, caller: &Caller, id: Uuid) -> Result<Stored<R>> {
    let found = app.record(&app.db, caller, R::SEE, id).await?;
    note_opened(app, caller, R::KIND, id).await?;
    Ok(found)
}

/// What lists show of a record anyway, of one alone: nothing is opened, so that nothing is recorded.
///
/// # Errors
/// As [`view`].
pub async fn glance<R: Registered>(app: &App, caller: &Caller, id: Uuid) -> Result<Stored<R>> {
    app.record(&app.db, caller, R::SEE, id).await
}

/// The record with an id, for whoever may change it; recorded like [`view`].
///
/// # Errors
/// As [`view`].
pub async fn open<R: Registered>(app: &App, caller: &Caller, id: Uuid) -> Result<Stored<R>> {
    let found = app.record(&app.db, caller, R::EDIT, id).await?;
    note_opened(app, caller, R::KIND, id).await?;
    Ok(found)
}
