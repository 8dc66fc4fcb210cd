//! Browsers that stand in the desk for everybody.

use ponte_domain::account::Account;
use ponte_storage::kiosk;

use crate::{
    App,
    account::{self, Origin},
    error::{Refusal, Result},
    rights::{Caller, Right},
    secret::{digest, new_secret},
};

/// Makes the browser of the caller one for everybody, in her desk; returns the secret of its cookie. Her own session there
/// is for the caller's page to end.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotSignedIn`].
pub async fn begin(app: &App, caller: &Caller, account: &Account) -> Result<String> {
    caller.require(Right::Accounts)?;
    let secret = new_secret()?;
    let tx = app.begin().await?;
    kiosk::begin(&tx, &digest(&secret), &account.desk, account.id, app.now()).await?;
    app.audit(&tx, caller, "kiosk.begin", None, &[]).await?;
    app.commit(tx).await?;
    Ok(secret)
}

/// The code of the desk in which a browser stands for everybody; none when it does not.
///
/// # Errors
/// When the database cannot be read.
pub async fn desk(app: &App, secret: &str) -> Result<Option<String>> {
    Ok(kiosk::desk(&app.db, &digest(secret)).await?)
}

/// Makes the browser one person's again, for somebody of the staff who shows her password. Nobody is signed in by it.
///
/// # Errors
/// [`Refusal::WrongPassword`], also of who is no staff; [`Refusal::TooManyAttempts`].
pub async fn end(app: &App, secret: &str, username: &str, password: &str, origin: &Origin) -> Result<()> {
    let account = account::verify_password(app, username, password, origin).await?;
    if !account::is_staff(app, &account).await? {
        return Err(Refusal::WrongPassword.into());
    }
    let tx = app.begin().await?;
    kiosk::end(&tx, &digest(secret)).await?;
    let caller = Caller::new(app.actor_of(&account), ponte_domain::actor::Purpose::Administration);
    app.audit(&tx, &caller, "kiosk.end", None, &[]).await?;
    app.commit(tx).await
}
