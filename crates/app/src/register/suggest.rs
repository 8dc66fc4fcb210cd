//! Finds the first records as one types.

use ponte_storage::{Stored, register};

use super::Registered;
use crate::{App, error::Result, rights::Caller};

/// The first records whose name begins with a text, then those of which a word begins with each word of it.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn suggest<R: Registered>(app: &App, caller: &Caller, text: &str, most: u64) -> Result<Vec<Stored<R>>> {
    Ok(register::suggest(&app.db, text, caller.scope(R::SEE)?.as_ref(), most).await?)
}
