//! Whether the installation works.

use ponte_storage::change;

use crate::{App, error::Result};

/// State of the installation.
#[derive(Debug, Clone, Copy)]
pub struct Status {
    /// People in the market.
    pub people: usize,
    /// Number of the last change in the database.
    pub last_change: i64,
}

/// Reads from the database and counts the market.
///
/// # Errors
/// When the database cannot be read.
pub async fn status(app: &App) -> Result<Status> {
    Ok(Status { people: app.market.people(), last_change: change::last_seq(&app.db).await? })
}
