//! Where an account is written to: set by who keeps the accounts or by oneself, confirmed by a link that is sent there.

use chrono::TimeDelta;
use ponte_domain::{account::Account, email::is_email, id::AccountId};
use ponte_storage::{Kind, Tx, account, proposal, proposal::LinkPurpose, sign_in};
use ponte_templates::{
    Lang, Mail as Letter,
    mails::{AccountLink, AccountLinkKind, AccountNews, AccountNotice},
};

use super::{Origin, sign_in::Counted};
use crate::{
    App,
    error::{Error, Refusal, Result},
    link,
    mail::{self, Mail},
    rights::Caller,
};

/// Days for which the link that confirms an address works.
const CONFIRM_DAYS: i64 = 7;

/// Writes a letter of an account in the transaction of what it is about.
pub(crate) async fn write(app: &App, tx: &Tx, to: &str, letter: &impl Letter) -> Result<()> {
    let text = app.presses.words.mail(letter, Lang::It).map_err(|error| Error::Internal(error.to_string()))?;
    mail::enqueue(app, tx, &Mail { to: to.to_owned(), subject: text.subject, text: text.text, attachment: None, response: None }).await
}

/// Tells an account by mail what happened to it; who has no address is not told.
pub(super) async fn tell(app: &App, tx: &Tx, account: &Account, news: AccountNews) -> Result<()> {
    let Some(to) = &account.email else { return Ok(()) };
    let letter = AccountNotice { now: app.now(), sender: mail::house(app), name: account.name.clone(), news };
    write(app, tx, to, &letter).await
}

/// Keeps an address for an account until it is confirmed, and sends the link there; none takes the address away.
async fn want(app: &App, tx: &Tx, account: &Account, email: Option<&str>) -> Result<()> {
    let Some(email) = email else {
        proposal::void_links_about(tx, LinkPurpose::ConfirmEmail, account.id.0).await?;
        return Ok(account::confirm_email(tx, account.id, None).await?);
    };
    account::want_email(tx, account.id, Some(email)).await?;
    let secret = link::make_only(app, tx, LinkPurpose::ConfirmEmail, account.id.0, TimeDelta::days(CONFIRM_DAYS)).await?;
    let letter = AccountLink {
        now: app.now(),
        sender: mail::house(app),
        kind: AccountLinkKind::Confirm,
        name: account.name.clone(),
        until: app.now() + TimeDelta::days(CONFIRM_DAYS),
        link: format!("{}/indirizzo/{secret}", app.config.base_url),
    };
    write(app, tx, email, &letter).await
}

/// An address as it is kept; none of an empty text.
///
/// # Errors
/// [`Refusal::Missing`] when it has not the shape of one.
pub(super) fn read_email(text: &str) -> std::result::Result<Option<String>, Refusal> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "" => Ok(None),
        text if is_email(text) => Ok(Some(text.to_owned())),
        _ => Err(Refusal::Missing("email")),
    }
}

/// Sets where an account is written to; nothing is sent to a new address but the link that confirms it.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Missing`].
pub async fn set_email(app: &App, caller: &Caller, id: AccountId, email: &str) -> Result<()> {
    let account = super::view(app, caller, id).await?;
    set(app, caller, &account, email, "account.set_email").await
}

/// Sets where one is written to oneself; the password is asked for, and wrong ones count as at sign-in.
///
/// # Errors
/// [`Refusal::NotSignedIn`], [`Refusal::WrongPassword`], [`Refusal::TooManyAttempts`], [`Refusal::Missing`].
pub async fn set_own_email(app: &App, caller: &Caller, password: &str, email: &str, origin: &Origin) -> Result<()> {
    let id = caller.actor.account().ok_or(Refusal::NotSignedIn)?;
    let stored = account::by_id(&app.db, id).await?.ok_or(Refusal::NotSignedIn)?;
    let account = super::verify_password(app, &stored.account.username, password, origin).await?;
    let counted = Counted::of(app, &account.username, Some(&account), origin).await?;
    let tx = app.begin().await?;
    sign_in::forget_failures(&tx, counted.attempt()).await?;
    app.commit(tx).await?;
    set(app, caller, &account, email, "account.set_own_email").await
}

async fn set(app: &App, caller: &Caller, account: &Account, email: &str, verb: &'static str) -> Result<()> {
    let email = read_email(email).map_err(Error::from)?;
    if account.email == email && account.email_wanted.is_none() {
        return Ok(());
    }
    let tx = app.begin().await?;
    // The address that is left is told: whoever took the account over cannot do so unnoticed.
    tell(app, &tx, account, AccountNews::EmailChanged).await?;
    want(app, &tx, account, email.as_deref()).await?;
    app.audit(&tx, caller, verb, Some((Kind::Account, account.id.0)), &["email"]).await?;
    app.commit(tx).await
}

/// The account whose address a link confirms. Opening it changes nothing.
///
/// # Errors
/// [`Refusal::LinkExpired`].
pub async fn email_to_confirm(app: &App, secret: &str) -> Result<Account> {
    let link = link::open_once(app, secret, LinkPurpose::ConfirmEmail).await?;
    let stored = account::by_id(&app.db, AccountId(link.subject)).await?;
    let open = stored.filter(|stored| !stored.account.disabled && stored.account.email_wanted.is_some());
    Ok(open.ok_or(Refusal::LinkExpired)?.account)
}

/// Confirms an address by the link that was sent there.
///
/// # Errors
/// [`Refusal::LinkExpired`].
pub async fn confirm_email(app: &App, secret: &str) -> Result<Account> {
    let account = email_to_confirm(app, secret).await?;
    let tx = app.begin().await?;
    link::take(app, &tx, secret).await?;
    account::confirm_email(&tx, account.id, account.email_wanted.as_deref()).await?;
    app.audit(&tx, &super::herself(app, &account), "account.confirm_email", Some((Kind::Account, account.id.0)), &["email"]).await?;
    app.commit(tx).await?;
    Ok(account)
}
