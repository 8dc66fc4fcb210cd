//! Small choices remembered for a person: the last opened, saved views, column mappings.

use ponte_storage::account;

use crate::{App, error::Result, rights::Caller};

/// A choice the caller made before; nobody but a signed-in person has any.
///
/// # Errors
/// When the database cannot be read.
pub async fn preference(app: &App, caller: &Caller, key: &str) -> Result<Option<String>> {
    match caller.actor.account() {
        Some(id) => Ok(account::preference(&app.db, id, key).await?),
        None => Ok(None),
    }
}

/// Remembers a choice of the caller.
///
/// # Errors
/// When the database refuses.
pub async fn set_preference(app: &App, caller: &Caller, key: &str, value: &str) -> Result<()> {
    let Some(id) = caller.actor.account() else { return Ok(()) };
    let tx = app.begin().await?;
    account::set_preference(&tx, id, key, value).await?;
    app.commit(tx).await
}
