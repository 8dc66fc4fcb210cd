//! Makes an account.

use ponte_domain::{account::Account, assignment::Assignment, id::AccountId, role::Role};
use ponte_storage::{Kind, account, assignment};

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
    /// What she is at the desk, from today; the first is the one she is shown with.
    pub roles: Vec<Role>,
    pub desk: String,
    pub password: String,
}

/// Makes an account. The user name is kept in lower case and must be new.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::Password`], [`Refusal::Assignment`], [`Refusal::Exists`], [`Refusal::Missing`].
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
    super::check_new_password(app, &username, &name, &new.password).await?;
    let hash = super::hash(new.password).await?;
    let role = new.roles.first().copied().ok_or(Refusal::Missing("role"))?;
    let id = AccountId(app.new_id());
    let first = |role: Role| Assignment { account: id, role, desk: new.desk.clone(), subject: None, since: app.today(), until: None };
    let assignments: Vec<Assignment> = new.roles.iter().copied().map(first).collect();
    for assignment in &assignments {
        super::assignment::check(app, assignment)?;
    }
    let account = Account { id, username, name, role, desk: new.desk, disabled: false };
    let tx = app.begin().await?;
    if let Err(error) = account::insert(&tx, &account, &hash, app.now()).await {
        return Err(if error.is_duplicate() { Refusal::Exists(Kind::Account).into() } else { Error::from(error) });
    }
    for assignment in &assignments {
        assignment::save(&tx, assignment).await?;
    }
    app.audit(&tx, caller, "account.create", Some((Kind::Account, account.id.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(account)
}
