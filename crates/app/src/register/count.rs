//! Counts records.

use ponte_storage::{Filter, register};

use super::{Registered, seen};
use crate::{App, error::Result, rights::Caller};

/// How many records a filter lets through.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn count<R: Registered>(app: &App, caller: &Caller, filter: &Filter) -> Result<u64> {
    Ok(register::count::<R>(&app.db, &seen::<R>(caller, filter)?).await?)
}
