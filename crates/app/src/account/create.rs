//! Makes an account.

use ponte_domain::{
    account::{Account, check_password},
    actor::Role,
    id::AccountId,
};
use ponte_storage::{Kind, account};

use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::{Caller, Right},
};

/// Most characters of the name of a person who signs in.
pub(super) const NAME_CHARS: usize = 120;

/// What an account is made of.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub username: String,
    pub name: String,
    pub role: Role,
    pub desk: String,
    pub password: String,
}

/// Makes an account. The user name is kept in lower case and must be new.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::Password`], [`Refusal::Exists`], [`Refusal::Missing`].
pub async fn create(app: &App, caller: &Caller, new: NewAccount) -> Result<Account> {
    caller.require(Right::Accounts)?;
    let username = new.username.trim().to_lowercase();
    let name = new.name.trim().to_owned();
    if username.is_empty() || username.chars().any(|c| c.is_whitespace() || c.is_control()) || username.chars().count() > 80 {
        return Err(Refusal::Missing("username").into());
    }
    if name.is_empty() || name.chars().count() > NAME_CHARS {
        return Err(Refusal::Missing("name").into());
    }
    check_password(&username, &new.password).map_err(Refusal::from)?;
    let hash = super::hash(new.password).await?;
    let account = Account { id: AccountId(app.new_id()), username, name, role: new.role, desk: new.desk, disabled: false };
    let tx = app.begin().await?;
    if let Err(error) = account::insert(&tx, &account, &hash, app.now()).await {
        return Err(if error.is_duplicate() { Refusal::Exists(Kind::Account).into() } else { Error::from(error) });
    }
    app.audit(&tx, caller, "account.create", Some((Kind::Account, account.id.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(account)
}
