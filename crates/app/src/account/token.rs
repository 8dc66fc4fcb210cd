//! Makes a token with which a program uses the API in the name of an account.

use chrono::TimeDelta;
use ponte_domain::actor::Actor;
use ponte_storage::{Kind, account};

use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
    secret::{digest, new_secret},
};

/// Days a token lasts at most.
const MOST_DAYS: i64 = 365;

/// A token for one's own account, shown once; it has the rights of the account.
///
/// # Errors
/// [`Refusal::NotSignedIn`].
pub async fn create_token(app: &App, caller: &Caller, name: &str, days: i64) -> Result<String> {
    let Actor::Account { id, .. } = &caller.actor else { return Err(Refusal::NotSignedIn.into()) };
    let secret = new_secret()?;
    let now = app.now();
    let expires = now + TimeDelta::days(days.clamp(1, MOST_DAYS));
    let tx = app.begin().await?;
    account::insert_token(&tx, &digest(&secret), *id, name, Some(expires), now).await?;
    app.audit(&tx, caller, "account.create_token", Some((Kind::Account, id.0)), &[]).await?;
    app.commit(tx).await?;
    Ok(secret)
}
