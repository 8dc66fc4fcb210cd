//! Invitations: somebody is asked to have an account, by mail or with a link on paper.

use chrono::NaiveDate;
use ponte_domain::{
    account::Account,
    assignment::{Assignment, AssignmentError},
    id::AccountId,
    invitation::Invitation,
    role::{Role, RoleGroup},
};
use ponte_storage::{Kind, invitation};
use ponte_templates::mails::{AccountLink, AccountLinkKind};
use uuid::Uuid;

use super::{create, email};
use crate::{
    App,
    error::{Refusal, Result},
    mail,
    rights::{Caller, Right},
    secret::{digest, new_secret},
};

/// What an invitation is made of.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    pub name: String,
    /// The user name that is proposed; made from the name when empty.
    pub username: String,
    /// Where the link is sent; handed over on paper when empty.
    pub email: String,
    pub roles: Vec<Role>,
    pub desk: String,
    pub last_day: Option<NaiveDate>,
}

/// An invitation with its link, which is nowhere else.
#[derive(Debug, Clone)]
pub struct Invited {
    pub invitation: Invitation,
    pub link: String,
}

/// The roles to which the caller may invite: whoever keeps all accounts to any, whoever leads a desk to those of a desk, of the
/// employers and of the network. A person's own account is not one: it comes with her identity.
#[must_use]
pub fn invitable(caller: &Caller) -> Vec<Role> {
    let reach = caller.reach(Right::Invite);
    let may = |role: &Role| match role.group() {
        RoleGroup::People => false,
        RoleGroup::Above => reach.is_everything(),
        RoleGroup::Desk | RoleGroup::Employers | RoleGroup::Network => reach.is_any(),
    };
    Role::ALL.iter().copied().filter(may).collect()
}

/// Invites somebody to have an account at a desk of the caller's. The link works once and for a week.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::DeskEnded`], [`Refusal::Missing`], [`Refusal::Assignment`].
pub async fn invite(app: &App, caller: &Caller, new: NewInvitation) -> Result<Invited> {
    app.permit_at(caller, Right::Invite, &new.desk)?;
    let first = *new.roles.first().ok_or(Refusal::Missing("role"))?;
    let invitable = invitable(caller);
    if !new.roles.iter().all(|role| invitable.contains(role)) {
        return Err(Refusal::Forbidden(Right::Invite).into());
    }
    let name = create::read_name(&new.name)?;
    let username = if new.username.trim().is_empty() { proposed(&name) } else { new.username };
    let username = create::read_username(&username)?;
    let email = email::read_email(&new.email)?;
    let now = app.now();
    let id = app.new_id();
    let desk =
        Assignment { account: AccountId(id), role: first, desk: new.desk.clone(), subject: None, since: app.today(), until: new.last_day };
    super::assignment::check(app, &desk)?;
    let invitation = Invitation {
        id,
        name,
        username,
        email,
        roles: new.roles,
        desk: new.desk,
        last_day: new.last_day,
        invited_by: caller.actor.account(),
        created_at: now,
        expires_at: Invitation::expiry(now),
    };
    let secret = new_secret()?;
    let link = format!("{}/invito/{secret}", app.config.base_url);
    let tx = app.begin().await?;
    invitation::insert(&tx, &digest(&secret), &invitation).await?;
    if let Some(to) = &invitation.email {
        let (sender, name, until) = (mail::sender(app, caller), invitation.name.clone(), invitation.expires_at);
        let letter = AccountLink { now, sender, kind: AccountLinkKind::Invite, name, until, link: link.clone() };
        email::write(app, &tx, to, &letter).await?;
    }
    app.audit(&tx, caller, "account.invite", Some((Kind::Account, id)), &[]).await?;
    app.commit(tx).await?;
    Ok(Invited { invitation, link })
}

/// A user name out of a name: `chiara.donati`.
fn proposed(name: &str) -> String {
    let words = ponte_domain::text::sort_key(name);
    let words: Vec<String> = words.split_whitespace().map(|word| word.chars().filter(|c| c.is_ascii_alphanumeric()).collect()).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(".")
}

/// The invitations that were neither taken up nor revoked at the desks of the caller's, the latest first.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn invitations(app: &App, caller: &Caller) -> Result<Vec<Invitation>> {
    caller.require(Right::Invite)?;
    let (reach, tree) = (caller.reach(Right::Invite), app.desks());
    let pending = invitation::pending(&app.db).await?;
    Ok(pending.into_iter().filter(|invitation| reach.covers(&tree, &invitation.desk)).collect())
}

/// Revokes an invitation: its link opens nothing any more.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn revoke_invitation(app: &App, caller: &Caller, id: Uuid) -> Result<()> {
    let known = invitations(app, caller).await?.into_iter().any(|invitation| invitation.id == id);
    let tx = app.begin().await?;
    if !known || !invitation::close(&tx, id, None, app.now()).await? {
        return Err(Refusal::NotFound(Kind::Account).into());
    }
    app.audit(&tx, caller, "account.revoke_invitation", Some((Kind::Account, id)), &[]).await?;
    app.commit(tx).await
}

/// The invitation behind a link. Opening it changes nothing.
///
/// # Errors
/// [`Refusal::LinkExpired`].
pub async fn invitation(app: &App, secret: &str) -> Result<Invitation> {
    Ok(invitation::by_digest(&app.db, &digest(secret), app.now()).await?.ok_or(Refusal::LinkExpired)?)
}

/// Takes an invitation up: the invited chooses her user name and password. An address to which the link was sent is confirmed by that.
///
/// # Errors
/// [`Refusal::LinkExpired`], [`Refusal::Missing`], [`Refusal::Password`], [`Refusal::Exists`], [`Refusal::Assignment`].
pub async fn accept_invitation(app: &App, secret: &str, username: &str, password: &str) -> Result<Account> {
    let invitation = invitation(app, secret).await?;
    let username = create::read_username(username)?;
    super::check_new_password(app, &username, &invitation.name, password).await?;
    let role = *invitation.roles.first().ok_or(Refusal::LinkExpired)?;
    let last_day = invitation.last_day;
    if last_day.is_some_and(|day| day < app.today()) {
        return Err(Refusal::from(AssignmentError::Reversed).into());
    }
    let hash = super::hash(password.to_owned()).await?;
    let account = Account {
        id: AccountId(app.new_id()),
        username,
        name: invitation.name,
        role,
        desk: invitation.desk,
        disabled: false,
        email: invitation.email,
        email_wanted: None,
        last_day,
    };
    let tx = app.begin().await?;
    if !invitation::close(&tx, invitation.id, Some(account.id), app.now()).await? {
        return Err(Refusal::LinkExpired.into());
    }
    create::insert(app, &tx, &account, &hash, &invitation.roles).await?;
    app.audit(&tx, &super::herself(app, &account), "account.accept_invitation", Some((Kind::Account, account.id.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(account)
}

#[cfg(test)]
mod tests {
    use super::proposed;

    #[test]
    fn a_user_name_is_made_from_a_name() {
        assert_eq!(proposed("Chiara  Donati"), "chiara.donati");
        assert_eq!(proposed("Zoë D'Ambrosio"), "zoe.dambrosio");
        assert_eq!(proposed("—"), "");
    }
}
