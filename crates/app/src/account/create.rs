//! Makes an account.

use ponte_domain::{account::Account, assignment::Assignment, id::AccountId, role::Role};
use ponte_storage::{Kind, Tx, account, assignment};

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

/// A user name as it is kept: lower case, in one word.
///
/// # Errors
/// [`Refusal::Missing`].
pub(super) fn read_username(text: &str) -> std::result::Result<String, Refusal> {
    let username = text.trim().to_lowercase();
    if username.is_empty() || username.chars().any(|c| c.is_whitespace() || c.is_control()) || username.chars().count() > 80 {
        return Err(Refusal::Missing("username"));
    }
    Ok(username)
}

/// How a person is called, as it is kept.
///
/// # Errors
/// [`Refusal::Missing`].
pub(super) fn read_name(text: &str) -> std::result::Result<String, Refusal> {
    let name = text.trim().to_owned();
    if name.is_empty() || name.chars().count() > NAME_CHARS { Err(Refusal::Missing("name")) } else { Ok(name) }
}

/// Keeps a new account with what it is at its desk, from today to its last day.
///
/// # Errors
/// [`Refusal::Assignment`], [`Refusal::Exists`].
pub(crate) async fn insert(app: &App, tx: &Tx, account: &Account, hash: &str, roles: &[Role]) -> Result<()> {
    let (since, until) = (app.today(), account.last_day);
    let held = |role: Role| Assignment { account: account.id, role, desk: account.desk.clone(), subject: None, since, until };
    let assignments: Vec<Assignment> = roles.iter().copied().map(held).collect();
    for assignment in &assignments {
        super::assignment::check(app, assignment)?;
    }
    if let Err(error) = account::insert(tx, account, hash, app.now()).await {
        return Err(if error.is_duplicate() { Refusal::Exists(Kind::Account).into() } else { Error::from(error) });
    }
    for assignment in &assignments {
        assignment::save(tx, assignment).await?;
    }
    Ok(())
}

/// Makes an account. The user name is kept in lower case and must be new.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::Password`], [`Refusal::Assignment`], [`Refusal::Exists`], [`Refusal::Missing`].
pub async fn create(app: &App, caller: &Caller, new: NewAccount) -> Result<Account> {
    caller.require(Right::Accounts)?;
    let (username, name) = (read_username(&new.username)?, read_name(&new.name)?);
    super::check_new_password(app, &username, &name, &new.password).await?;
    let hash = super::hash(new.password).await?;
    let role = new.roles.first().copied().ok_or(Refusal::Missing("role"))?;
    let id = AccountId(app.new_id());
    let account = Account { id, username, name, role, desk: new.desk, disabled: false, email: None, email_wanted: None, last_day: None };
    let tx = app.begin().await?;
    insert(app, &tx, &account, &hash, &new.roles).await?;
    app.audit(&tx, caller, "account.create", Some((Kind::Account, account.id.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(account)
}
