//! Shows several records.

use std::collections::HashMap;

use ponte_storage::{Stored, register};
use uuid::Uuid;

use super::Registered;
use crate::{App, error::Result, rights::Caller};

/// The records with some ids, by id; those that do not exist are left out.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn view_many<R: Registered>(app: &App, caller: &Caller, ids: &[Uuid]) -> Result<HashMap<Uuid, Stored<R>>> {
    caller.require(R::SEE)?;
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    Ok(register::get_many::<R>(&app.db, &ids).await?.into_iter().map(|stored| (stored.id, stored)).collect())
}
