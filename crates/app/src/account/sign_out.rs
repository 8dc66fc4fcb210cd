//! Ends a session.

use ponte_storage::session;

use crate::{App, error::Result, secret::digest};

/// Ends the session with a secret, if it is open.
///
/// # Errors
/// When the database refuses.
pub async fn sign_out(app: &App, secret: &str) -> Result<()> {
    let tx = app.begin().await?;
    session::end_by_digest(&tx, &digest(secret)).await?;
    app.commit(tx).await
}
