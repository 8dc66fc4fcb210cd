//! Somebody comes in by a provider: she leaves for it, comes back, and is who her account is.

use chrono::TimeDelta;
use ponte_domain::{account::Account, sign_in::Assurance};
use ponte_storage::identity::{self, Visit};

use super::{Provider, ProviderKind, exchange, join};
use crate::{
    App,
    account::{Begun, How, Origin, begin_session},
    error::{Error, Refusal},
    secret::{digest, new_secret},
};

/// Minutes that somebody may take at a provider.
const VISIT_MINUTES: i64 = 15;

/// Somebody who came in.
#[derive(Debug, Clone)]
pub struct Entered {
    pub begun: Begun,
    /// Where she goes on.
    pub back: String,
}

/// Why somebody whom a provider knows did not come in.
#[derive(Debug)]
pub enum NotEntered {
    /// The sign-in was broken off, took too long or came back in another browser.
    Broken,
    /// The provider could not be asked, or what it says cannot be believed.
    Unsure,
    /// The level of assurance is lower than the installation asks for.
    Level,
    /// The provider told no codice fiscale.
    NoCode,
    /// Nobody with this codice fiscale is in the register.
    Unknown,
    /// Several files carry the same codice fiscale: their desks have been told.
    Twins,
    /// No account is joined to the identity.
    NotJoined,
    /// The account is shut or has ended.
    Shut,
    /// Something else went wrong.
    Failed(Error),
}

impl From<Error> for NotEntered {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(Refusal::AccountEnded) => Self::Shut,
            other => Self::Failed(other),
        }
    }
}

impl From<ponte_storage::StorageError> for NotEntered {
    fn from(error: ponte_storage::StorageError) -> Self {
        Self::Failed(error.into())
    }
}

/// A provider by its name.
fn named<'a>(app: &'a App, name: &str) -> Result<&'a Provider, NotEntered> {
    app.config.providers.iter().find(|provider| provider.name == name).ok_or(NotEntered::Broken)
}

/// Sends somebody to a provider: the address, and the secret that her browser carries until she comes back.
///
/// # Errors
/// [`NotEntered::Broken`] when there is no such provider, [`NotEntered::Unsure`] when it cannot be asked.
pub async fn begin(app: &App, name: &str, back: &str) -> Result<(String, String), NotEntered> {
    let provider = named(app, name)?;
    let state = new_secret()?;
    let (address, visit) = exchange::leave(app, provider, &state, back).await.map_err(|doubt| {
        tracing::warn!(provider = name, %doubt, "nobody could be sent to a provider of identities");
        NotEntered::Unsure
    })?;
    let tx = app.begin().await?;
    identity::begin_visit(&tx, &digest(&state), &visit, app.now(), app.now() - TimeDelta::minutes(VISIT_MINUTES)).await?;
    app.commit(tx).await?;
    Ok((address, state))
}

/// The sign-in that is under way; it is over with that, whatever comes of it.
async fn visit_of(app: &App, name: &str, carried: Option<&str>, state: Option<&str>) -> Result<Visit, NotEntered> {
    let carried = carried.zip(state).filter(|(carried, state)| digest(carried) == digest(state)).map(|(carried, _)| digest(carried));
    let key = carried.ok_or(NotEntered::Broken)?;
    let visit = identity::visit(&app.db, &key, app.now() - TimeDelta::minutes(VISIT_MINUTES)).await?.ok_or(NotEntered::Broken)?;
    let tx = app.begin().await?;
    let first = identity::end_visit(&tx, &key).await?;
    app.commit(tx).await?;
    if first && visit.provider == name { Ok(visit) } else { Err(NotEntered::Broken) }
}

/// Somebody comes back from a provider with a code. Who she is there is checked, how surely, and which account is hers; then her
/// session begins. `carried` is the secret of her browser, `state` and `issuer` what the address says.
///
/// # Errors
/// [`NotEntered`].
pub async fn come_back(
    app: &App,
    name: &str,
    carried: Option<&str>,
    state: Option<&str>,
    issuer: Option<&str>,
    code: Option<String>,
    origin: &Origin,
) -> Result<Entered, NotEntered> {
    let provider = named(app, name)?;
    let visit = visit_of(app, name, carried, state).await?;
    // RFC 9207: an answer of another provider is not mixed up with this one.
    if issuer.is_some_and(|issuer| issuer != provider.issuer) {
        return Err(NotEntered::Unsure);
    }
    let code = code.ok_or(NotEntered::Broken)?;
    let claims = exchange::redeem(app, provider, &visit, code).await.map_err(|doubt| {
        tracing::warn!(provider = name, %doubt, "what a provider of identities says was not believed");
        NotEntered::Unsure
    })?;
    let assurance = provider.admits(claims.acr.as_deref()).ok_or(NotEntered::Level)?;
    let account = match provider.kind {
        ProviderKind::Citizen => join::citizen(app, provider, &claims).await?,
        ProviderKind::Staff => join::staff(app, provider, &claims).await?,
    };
    let begun = session(app, &account, assurance, origin).await?;
    Ok(Entered { begun, back: visit.back })
}

async fn session(app: &App, account: &Account, assurance: Assurance, origin: &Origin) -> Result<Begun, NotEntered> {
    if account.disabled {
        return Err(NotEntered::Shut);
    }
    Ok(begin_session(app, account, How::Provider(assurance), origin).await?)
}
