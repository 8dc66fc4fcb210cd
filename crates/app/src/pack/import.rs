//! Brings a pack into the installation.

use ponte_domain::pack::Pack;
use ponte_storage::audit::Details;
use uuid::Uuid;

use super::held::keep;
use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// Keeps a pack that was read, so that desks can switch it on; the same files a second time change nothing.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn import(app: &App, caller: &Caller, read: &Pack) -> Result<Uuid> {
    caller.require(Right::Desk)?;
    let tx = app.begin().await?;
    let id = keep(app, &tx, read).await?;
    let context = Some(format!("pack={} version={}", read.manifest.id, read.manifest.version));
    app.audit_with(&tx, caller, "pack.import", None, Details { context, ..Details::default() }).await?;
    app.commit(tx).await?;
    Ok(id)
}
