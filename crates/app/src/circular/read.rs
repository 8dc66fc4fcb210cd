//! Notes that somebody has read a circular.

use ponte_domain::{
    actor::Actor,
    circular::{CircularError, Receipt},
};
use ponte_storage::{audit::Details, circular};
use uuid::Uuid;

use super::found;
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// Notes that the caller has read a version of a circular; twice it changes nothing.
///
/// # Errors
/// [`Refusal::NotFound`] also where it is not for her; [`Refusal::Circular`] when there is a newer version than the one she read;
/// [`Refusal::NotSignedIn`] for who has no account.
pub async fn read(app: &App, caller: &Caller, id: Uuid, edition: u32) -> Result<()> {
    let Actor::Account { id: account, desk, .. } = &caller.actor else { return Err(Refusal::NotSignedIn.into()) };
    let tx = app.begin().await?;
    let stored = found(app, &tx, caller, id).await?;
    if stored.circular.edition() != edition {
        return Err(Refusal::from(CircularError::Newer).into());
    }
    let receipt = Receipt { circular: id, edition, account: *account, desk: desk.clone(), at: app.now() };
    circular::receive(&tx, &receipt).await?;
    let context = Some(format!("circular={id} version={edition}"));
    app.audit_with(&tx, caller, "circular.read", None, Details { context, ..Details::default() }).await?;
    app.commit(tx).await
}
