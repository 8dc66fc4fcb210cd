//! The accounts of the installation.

use ponte_domain::account::Account;
use ponte_storage::account;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// All accounts by user name.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<Account>> {
    caller.require(Right::Accounts)?;
    Ok(account::list(&app.db).await?)
}

/// Names of all accounts, for showing who did something.
pub(crate) async fn names(app: &App) -> Result<std::collections::BTreeMap<uuid::Uuid, String>> {
    let accounts = account::list(&app.db).await?;
    Ok(accounts.into_iter().map(|account| (account.id.0, account.name)).collect())
}
