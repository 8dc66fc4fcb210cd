//! Lists records without counting them.

use ponte_storage::{Filter, Stored, register};

use super::{Registered, seen};
use crate::{App, error::Result, rights::Caller};

/// The records that a filter lets through, in its order and up to its limit.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn page<R: Registered>(app: &App, caller: &Caller, filter: &Filter) -> Result<Vec<Stored<R>>> {
    Ok(register::list(&app.db, &seen::<R>(caller, filter)?).await?)
}
