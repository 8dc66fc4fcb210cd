//! Changes an account: name, password.

use ponte_domain::{account::Account, id::AccountId};
use ponte_storage::{Kind, account};

use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// What an account is changed to.
#[derive(Debug, Clone)]
pub struct AccountChange {
    pub name: String,
    /// A new password, when one is set; all sessions of the account end then.
    pub password: Option<String>,
}

/// The account with an id.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn view(app: &App, caller: &Caller, id: AccountId) -> Result<Account> {
    let all = super::list(app, caller).await?;
    Ok(all.into_iter().find(|account| account.id == id).ok_or(Refusal::NotFound(Kind::Account))?)
}

/// Changes an account. What it is at which desk is changed by its assignments.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Missing`], [`Refusal::Password`].
pub async fn change(app: &App, caller: &Caller, id: AccountId, change: AccountChange) -> Result<()> {
    let present = view(app, caller, id).await?;
    let name = change.name.trim();
    if name.is_empty() || name.chars().count() > super::create::NAME_CHARS {
        return Err(Refusal::Missing("name").into());
    }
    let hash = match &change.password {
        Some(password) => {
            super::check_new_password(app, &present.username, name, password).await?;
            Some(super::hash(password.clone()).await?)
        }
        None => None,
    };
    let tx = app.begin().await?;
    account::update(&tx, id, name).await?;
    if let Some(hash) = hash {
        account::set_password(&tx, id, &hash).await?;
        app.audit(&tx, caller, "account.reset_password", Some((Kind::Account, id.0)), &[]).await?;
    }
    app.audit(&tx, caller, "account.change", Some((Kind::Account, id.0)), &["name"]).await?;
    app.commit(tx).await
}
