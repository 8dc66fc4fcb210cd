//! Hashes and verifies passwords (Argon2id, the crate's defaults: 19 MiB, two passes, RFC 9106 §4 low-memory class).

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use ponte_storage::{
    account,
    session::{self, Session},
};
use tokio::sync::Semaphore;

use super::{Begun, Origin, Present, session::opened, sign_in::Counted};
use crate::{
    App,
    error::{Error, Refusal, Result},
    secret::{digest, new_secret},
};

/// Hashes at a time: each takes a core for some tens of milliseconds and 19 MiB.
static HASHING: Semaphore = Semaphore::const_new(2);

/// The hash of a password, computed off the asynchronous threads.
///
/// # Errors
/// When the machine has no randomness or thread to give.
pub async fn hash(password: String) -> Result<String> {
    let _permit = HASHING.acquire().await.map_err(|error| Error::Internal(error.to_string()))?;
    let hash = tokio::task::spawn_blocking(move || Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()));
    hash.await.map_err(|error| Error::Internal(error.to_string()))?.map_err(|error| Error::Internal(error.to_string()))
}

/// Whether a password goes with a hash.
pub(super) async fn verify(password: String, hash: String) -> Result<bool> {
    let _permit = HASHING.acquire().await.map_err(|error| Error::Internal(error.to_string()))?;
    let verified = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    verified.await.map_err(|error| Error::Internal(error.to_string()))
}

/// Changes one's own password; the present one is asked for. All sessions of the account end, and the one in use goes on
/// with another secret.
///
/// # Errors
/// [`Refusal::WrongPassword`], [`Refusal::TooManyAttempts`] or [`Refusal::Password`].
pub async fn change_password(app: &App, present: &Present, old: &str, new: &str, origin: &Origin) -> Result<Begun> {
    let account = super::verify_password(app, &present.account.username, old, origin).await?;
    if account.id != present.account.id {
        return Err(Refusal::WrongPassword.into());
    }
    super::check_new_password(app, &account.username, &account.name, new).await?;
    let hashed = hash(new.to_owned()).await?;
    let session = Session { proven_at: app.now(), seen_at: app.now(), ..present.session.clone() };
    let (counted, secret) = (Counted::of(app, &account.username, Some(&account), origin).await?, new_secret()?);
    let tx = app.begin().await?;
    account::set_password(&tx, account.id, &hashed).await?;
    session::begin(&tx, &digest(&secret), &session).await?;
    let device = Some(opened(app, &tx, &account, origin, &counted, "account.change_password").await?);
    app.commit(tx).await?;
    Ok(Begun { account, session, secret, device })
}
