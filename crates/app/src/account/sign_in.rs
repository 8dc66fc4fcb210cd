//! Signs a person in.

use chrono::TimeDelta;
use ponte_domain::{account::Account, actor::Purpose};
use ponte_storage::{Kind, account};

use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
    secret::{digest, new_secret},
};

/// Failed attempts with one user name after which it must wait.
const ATTEMPTS: i64 = 10;

/// Minutes over which attempts are counted, and that it must wait at most.
const WAIT_MINUTES: i64 = 15;

/// Opens a session for who knows a user name and its password; returns the account and the session's secret.
///
/// After ten failures within fifteen minutes a user name must wait. Sessions that are open stay open, so
/// that whoever guesses can shut nobody out who is at work. An unknown name costs the same time as a known one.
///
/// # Errors
/// [`Refusal::WrongPassword`] or [`Refusal::TooManyAttempts`].
pub async fn sign_in(app: &App, username: &str, password: &str) -> Result<(Account, String)> {
    let now = app.now();
    let username = username.trim();
    let failures = account::failures_since(&app.db, username, now - TimeDelta::minutes(WAIT_MINUTES)).await?;
    if failures >= ATTEMPTS {
        return Err(Refusal::TooManyAttempts { minutes: WAIT_MINUTES }.into());
    }
    let stored = account::by_username(&app.db, username).await?;
    let hash = match &stored {
        Some(stored) => stored.password_hash.clone(),
        None => app.decoy_hash().await?,
    };
    let verified = super::password::verify(password.to_owned(), hash).await?;
    let tx = app.begin().await?;
    let Some(found) = stored.map(|stored| stored.account).filter(|account| verified && !account.disabled) else {
        account::note_failure(&tx, username, now).await?;
        app.commit(tx).await?;
        return Err(Refusal::WrongPassword.into());
    };
    let secret = new_secret()?;
    account::forget_failures(&tx, username).await?;
    account::open_session(&tx, &digest(&secret), found.id, now).await?;
    let caller = Caller::new(app.actor_of(&found), Purpose::Administration);
    app.audit(&tx, &caller, "account.sign_in", Some((Kind::Account, found.id.0)), &[]).await?;
    app.commit(tx).await?;
    Ok((found, secret))
}
