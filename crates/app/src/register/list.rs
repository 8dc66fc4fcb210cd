//! Lists records.

use ponte_storage::{
    Filter, Stored,
    register::{self, Count},
};

use super::{Registered, seen};
use crate::{App, error::Result, rights::Caller};

/// A page of records and how many there are in all.
#[derive(Debug)]
pub struct Listing<R> {
    pub records: Vec<Stored<R>>,
    /// How many records the filter lets through; with [`Listing::uncounted`] there are at least so many.
    pub total: u64,
    /// Not all were counted: very many records have the words, and the page is not to wait for it.
    pub uncounted: bool,
}

/// The records that a filter lets through, of those that the caller may see.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn list<R: Registered>(app: &App, caller: &Caller, filter: &Filter) -> Result<Listing<R>> {
    let mut filter = seen::<R>(caller, filter)?;
    let limit = filter.limit;
    // One more than is shown tells whether another page follows, whatever was counted.
    filter.limit = limit.saturating_add(1);
    let mut records = register::list(&app.db, &filter).await?;
    let known = filter.offset.saturating_add(records.len() as u64);
    let is_last = records.len() as u64 <= limit;
    records.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let (total, uncounted) = match register::count_at_once::<R>(&app.db, &filter).await? {
        Count::Exactly(total) => (total, false),
        Count::AtLeast(_) if is_last && !records.is_empty() => (known, false),
        Count::AtLeast(total) => (total.max(known), true),
    };
    Ok(Listing { records, total, uncounted })
}

/// As [`list`], with all records counted however many they are: for files and paper.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn list_counted<R: Registered>(app: &App, caller: &Caller, filter: &Filter) -> Result<Listing<R>> {
    let filter = seen::<R>(caller, filter)?;
    let total = register::count::<R>(&app.db, &filter).await?;
    Ok(Listing { records: register::list(&app.db, &filter).await?, total, uncounted: false })
}
