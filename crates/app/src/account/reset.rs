//! A forgotten password: a link by mail, and a new one.

use chrono::TimeDelta;
use ponte_domain::{
    account::Account,
    id::{AccountId, JobId},
};
use ponte_storage::{Kind, account, job, proposal::LinkPurpose};
use ponte_templates::mails::{AccountLink, AccountLinkKind, AccountNews};
use serde::{Deserialize, Serialize};

use super::{
    Origin,
    email::{tell, write},
};
use crate::{
    App,
    error::{Error, Refusal, Result},
    link, mail,
};

/// Minutes for which the link works.
pub const RESET_MINUTES: i64 = 30;

/// Letters that may be asked for within an hour: from one place, and for one account.
const FROM_ONE_PLACE: i64 = 10;
const FOR_ONE_ACCOUNT: i64 = 3;

/// Minutes over which they are counted.
const COUNTED_MINUTES: i64 = 60;

/// Most characters of what is typed.
const TYPED_CHARS: usize = 254;

/// Accounts that one letter box may have: each gets its letter.
const MOST_ACCOUNTS: usize = 5;

/// The job that looks for the account and writes to it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResetLetters {
    typed: String,
}

impl ResetLetters {
    /// Name of the kind of job.
    pub const KIND: &'static str = "reset_letters";
}

/// Somebody forgot her password and typed her user name or address. Whether there is such an account is looked up by a job, not
/// here: the answer and its time are the same.
///
/// # Errors
/// [`Refusal::TooManyAttempts`] when one place asks too often.
pub async fn ask_reset(app: &App, typed: &str, from: &Origin) -> Result<()> {
    let now = app.now();
    // Behind a proxy that is not trusted all come from one place: then only accounts are counted.
    let key = from.address_digest().map(|place| format!("from:{place}"));
    let counted = now - TimeDelta::minutes(COUNTED_MINUTES);
    if let Some(key) = &key
        && account::letters_since(&app.db, key, counted).await? >= FROM_ONE_PLACE
    {
        return Err(Refusal::TooManyAttempts { seconds: COUNTED_MINUTES * 60 }.into());
    }
    let typed: String = typed.trim().to_lowercase().chars().take(TYPED_CHARS).collect();
    let payload = serde_json::to_string(&ResetLetters { typed }).map_err(|error| Error::Internal(error.to_string()))?;
    let tx = app.begin().await?;
    if let Some(key) = &key {
        account::note_letter(&tx, key, now, counted).await?;
    }
    job::enqueue(&tx, JobId(app.new_id()), ResetLetters::KIND, &payload, None, now, now).await?;
    app.commit(tx).await
}

/// Writes to the accounts that have a user name or an address; an account gets no more than three letters within an hour.
pub(crate) async fn send_resets(app: &App, asked: &ResetLetters) -> Result<()> {
    let mut found = account::by_email(&app.db, &asked.typed).await?;
    found.extend(account::by_username(&app.db, &asked.typed).await?.map(|stored| stored.account));
    found.retain(|account| !account.disabled && !account.has_ended_on(app.today()));
    found.sort_by_key(|account| account.id);
    found.dedup_by_key(|account| account.id);
    for account in found.iter().take(MOST_ACCOUNTS) {
        send(app, account).await?;
    }
    Ok(())
}

async fn send(app: &App, account: &Account) -> Result<()> {
    let Some(to) = &account.email else { return Ok(()) };
    let now = app.now();
    let key = format!("for:{}", account.id);
    let counted = now - TimeDelta::minutes(COUNTED_MINUTES);
    if account::letters_since(&app.db, &key, counted).await? >= FOR_ONE_ACCOUNT {
        return Ok(());
    }
    let tx = app.begin().await?;
    account::note_letter(&tx, &key, now, counted).await?;
    let secret = link::make_only(app, &tx, LinkPurpose::ResetPassword, account.id.0, TimeDelta::minutes(RESET_MINUTES)).await?;
    let letter = AccountLink {
        now,
        sender: mail::house(app),
        kind: AccountLinkKind::Reset,
        name: account.name.clone(),
        until: now + TimeDelta::minutes(RESET_MINUTES),
        link: format!("{}/nuova-password/{secret}", app.config.base_url),
    };
    write(app, &tx, to, &letter).await?;
    app.audit(&tx, &super::program(), "account.ask_reset", Some((Kind::Account, account.id.0)), &[]).await?;
    app.commit(tx).await
}

/// The account whose password a link sets. Opening it changes nothing: scanners of mail open links too.
///
/// # Errors
/// [`Refusal::LinkExpired`].
pub async fn account_to_reset(app: &App, secret: &str) -> Result<Account> {
    let link = link::open_once(app, secret, LinkPurpose::ResetPassword).await?;
    let stored = account::by_id(&app.db, AccountId(link.subject)).await?;
    let open = stored.map(|stored| stored.account).filter(|account| !account.disabled && !account.has_ended_on(app.today()));
    Ok(open.ok_or(Refusal::LinkExpired)?)
}

/// Sets a new password by a link: all sessions of the account end, and it is told by mail. Nobody is signed in by it; a second
/// factor is asked for as before.
///
/// # Errors
/// [`Refusal::LinkExpired`], [`Refusal::Password`].
pub async fn reset_password(app: &App, secret: &str, password: &str) -> Result<()> {
    let account = account_to_reset(app, secret).await?;
    super::check_new_password(app, &account.username, &account.name, password).await?;
    let hash = super::hash(password.to_owned()).await?;
    let tx = app.begin().await?;
    link::take(app, &tx, secret).await?;
    account::set_password(&tx, account.id, &hash).await?;
    tell(app, &tx, &account, AccountNews::PasswordReset).await?;
    app.audit(&tx, &super::herself(app, &account), "account.reset_own_password", Some((Kind::Account, account.id.0)), &[]).await?;
    app.commit(tx).await
}
