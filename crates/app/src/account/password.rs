//! Hashes and verifies passwords (Argon2id, the crate's defaults: 19 MiB, two passes, RFC 9106 §4 low-memory class).

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use ponte_domain::{account::check_password, actor::Actor};
use ponte_storage::{account, audit};
use tokio::sync::Semaphore;

use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::Caller,
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

/// Changes one's own password; the old one is asked for, and all sessions of the account end.
///
/// # Errors
/// [`Refusal::WrongPassword`] or [`Refusal::Password`].
pub async fn change_password(app: &App, caller: &Caller, username: &str, old: &str, new: &str) -> Result<()> {
    let Actor::Account { id, .. } = &caller.actor else { return Err(Refusal::NotSignedIn.into()) };
    let stored = account::by_username(&app.db, username).await?.filter(|stored| stored.account.id == *id);
    let stored = stored.ok_or(Refusal::WrongPassword)?;
    if !verify(old.to_owned(), stored.password_hash).await? {
        return Err(Refusal::WrongPassword.into());
    }
    check_password(username, new).map_err(Refusal::from)?;
    let hashed = hash(new.to_owned()).await?;
    let tx = app.begin().await?;
    account::set_password(&tx, *id, &hashed).await?;
    let entry = audit::Entry {
        actor: &caller.actor,
        purpose: caller.purpose,
        verb: "account.change_password",
        record: Some((ponte_storage::Kind::Account, id.0)),
        fields: vec![],
    };
    audit::record(&tx, entry, app.now()).await?;
    app.commit(tx).await
}
