//! Withdraws circulars.

use ponte_domain::circular::Withdrawn;
use ponte_storage::{audit::Details, circular};
use uuid::Uuid;

use super::own;
use crate::{
    App,
    error::{Refusal, Result},
    rights::Caller,
};

/// Withdraws a circular with a reason: it stays readable and asks nobody any more.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Stale`], [`Refusal::Circular`].
pub async fn withdraw(app: &App, caller: &Caller, id: Uuid, seen: i64, reason: &str) -> Result<()> {
    let tx = app.begin().await?;
    let mut circular = own(app, &tx, caller, id).await?.circular;
    let withdrawn = Withdrawn { at: app.now(), by: caller.actor.clone(), reason: reason.trim().to_owned() };
    circular.withdraw(withdrawn).map_err(Refusal::from)?;
    circular::update(&tx, seen, &circular).await?;
    let context = Some(format!("circular={id}"));
    app.audit_with(&tx, caller, "circular.withdraw", None, Details { context, ..Details::default() }).await?;
    app.commit(tx).await
}
