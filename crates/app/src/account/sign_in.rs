//! Signs a person in with her password.

use chrono::TimeDelta;
use ponte_domain::{
    account::Account,
    sign_in::{COUNTED_HOURS, FREE_FROM_ADDRESS, FREE_HERE, FREE_WITH_NAME},
};
use ponte_storage::{
    account,
    sign_in::{self, Attempt},
};

use super::{
    Origin,
    failed::note_failed,
    session::{Begun, How, begin_session},
};
use crate::{
    App,
    error::{Refusal, Result},
    secret::digest,
};

/// Days for which a browser stays known that nobody uses.
pub(super) const KNOWN_DAYS: i64 = 180;

/// An attempt as it is counted.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    username: String,
    /// The browser, where the account knows it.
    device: Option<String>,
    address: Option<String>,
}

impl Counted {
    /// How attempts of an account count, or of a user name that no account has.
    pub(super) async fn of(app: &App, username: &str, account: Option<&Account>, origin: &Origin) -> Result<Self> {
        let device = match (&origin.device, account) {
            (Some(secret), Some(account)) => {
                let (digest, since) = (digest(secret), app.now() - TimeDelta::days(KNOWN_DAYS));
                sign_in::knows_device(&app.db, &digest, account.id, since).await?.then_some(digest)
            }
            _ => None,
        };
        Ok(Self { username: digest(&username.to_lowercase()), device, address: origin.address_digest() })
    }

    pub(super) fn attempt(&self) -> Attempt<'_> {
        Attempt { username: &self.username, device: self.device.as_deref(), address: self.address.as_deref() }
    }

    /// Refuses while attempts like this one must wait.
    ///
    /// A browser that the account knows waits for its own failures only: whoever guesses elsewhere, however often, keeps
    /// nobody out who has been in. An unknown browser waits for failures from its address with this name, for very many with
    /// this name from anywhere, and for many from its address with any name.
    pub(super) async fn wait(&self, app: &App) -> Result<()> {
        let (now, since) = (app.now(), app.now() - TimeDelta::hours(COUNTED_HOURS));
        let mut until = sign_in::failures_like(&app.db, self.attempt(), since).await?.waits_until(FREE_HERE, now);
        if self.device.is_none() {
            until = until.max(sign_in::failures_with_name(&app.db, &self.username, since).await?.waits_until(FREE_WITH_NAME, now));
            if let Some(address) = &self.address {
                until = until.max(sign_in::failures_from(&app.db, address, since).await?.waits_until(FREE_FROM_ADDRESS, now));
            }
        }
        match until {
            Some(until) => Err(Refusal::TooManyAttempts { seconds: (until - now).num_seconds().max(1) }.into()),
            None => Ok(()),
        }
    }

    /// Notes the attempt as one that failed, before it is looked at, so that many at once do not pass; it is forgotten when
    /// it has not.
    pub(super) async fn note(&self, app: &App) -> Result<()> {
        let tx = app.begin().await?;
        sign_in::note_failure(&tx, app.new_id(), self.attempt(), app.now()).await?;
        app.commit(tx).await
    }

    /// Records in the audit that it failed.
    pub(super) async fn tell_failed(&self, app: &App, username: &str, account: Option<&Account>) -> Result<()> {
        let since = app.now() - TimeDelta::hours(COUNTED_HOURS);
        let count = match self.device {
            Some(_) => sign_in::failures_like(&app.db, self.attempt(), since).await?.count,
            None => sign_in::failures_with_name(&app.db, &self.username, since).await?.count,
        };
        note_failed(app, username, account.map(|account| account.id), count).await
    }
}

/// The account of a user name whose password was typed. The attempt counts as failed until a session is open. Failing costs the same, waits the same and says the same whether
/// the name is unknown, the account shut or the password wrong.
///
/// # Errors
/// [`Refusal::WrongPassword`], [`Refusal::TooManyAttempts`].
pub async fn verify_password(app: &App, username: &str, password: &str, origin: &Origin) -> Result<Account> {
    let username = username.trim();
    let stored = account::by_username(&app.db, username).await?;
    let counted = Counted::of(app, username, stored.as_ref().map(|stored| &stored.account), origin).await?;
    counted.wait(app).await?;
    counted.note(app).await?;
    let hash = match &stored {
        Some(stored) => stored.password_hash.clone(),
        None => app.decoy_hash().await?,
    };
    let verified = super::password::verify(password.to_owned(), hash).await?;
    let known = stored.map(|stored| stored.account);
    match known {
        Some(account) if verified && !account.disabled => Ok(account),
        known => {
            counted.tell_failed(app, username, known.as_ref()).await?;
            Err(Refusal::WrongPassword.into())
        }
    }
}

/// Begins a session for who knows a user name and its password; what is still asked of her stands in its stage.
///
/// # Errors
/// As [`verify_password`].
pub async fn sign_in(app: &App, username: &str, password: &str, origin: &Origin) -> Result<Begun> {
    let account = verify_password(app, username, password, origin).await?;
    begin_session(app, &account, How::Password, origin).await
}
