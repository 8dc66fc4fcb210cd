//! Shows several records.

use std::collections::HashMap;

use ponte_storage::{Stored, register};
use uuid::Uuid;

use super::Registered;
use crate::{App, error::Result, rights::Caller};

/// The records with some ids, by id; those that do not exist, or that the caller may not see, are left out.
///
/// # Errors
/// When the database cannot be read.
pub async fn view_many<R: Registered>(app: &App, caller: &Caller, ids: &[Uuid]) -> Result<HashMap<Uuid, Stored<R>>> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    // What stands beside something else is left out for whoever may not see it.
    if !caller.may(R::SEE) {
        return Ok(HashMap::new());
    }
    let seen = app.admitted(&app.db, caller, R::SEE, R::KIND, &ids).await?;
    ids.retain(|id| seen.contains(id));
    Ok(register::get_many::<R>(&app.db, &ids).await?.into_iter().map(|stored| (stored.id, stored)).collect())
}
