//! Lists records.

use ponte_storage::{Filter, Stored, register};

use super::{Registered, seen};
use crate::{App, error::Result, rights::Caller};

/// A page of records and how many there are in all.
#[derive(Debug)]
pub struct Listing<R> {
    pub records: Vec<Stored<R>>,
    pub total: u64,
}

/// The records that a filter lets through, of those that the caller may see.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn list<R: Registered>(app: &App, caller: &Caller, filter: &Filter) -> Result<Listing<R>> {
    let filter = seen::<R>(caller, filter)?;
    Ok(Listing { records: register::list(&app.db, &filter).await?, total: register::count::<R>(&app.db, &filter).await? })
}
