//! Finds records that may be the one about to be made.

use ponte_domain::text::sort_key;
use ponte_storage::{Register, Stored, register};

use super::Registered;
use crate::{App, error::Result, rights::Caller};

/// Duplicates shown at most.
const MOST: u64 = 5;

/// Records with the same code (codice fiscale, partita IVA) or the same folded name.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn duplicates<R: Registered>(app: &App, caller: &Caller, value: &R) -> Result<Vec<Stored<R>>> {
    caller.require(R::SEE)?;
    let keys = value.keys();
    let mut found: Vec<Stored<R>> = match &keys.code {
        Some(code) => register::by_code(&app.db, code).await?,
        None => Vec::new(),
    };
    for other in register::suggest::<R>(&app.db, &keys.sort_key, MOST).await? {
        let same_name = sort_key(&other.value.keys().sort_key) == keys.sort_key;
        if same_name && !found.iter().any(|known| known.id == other.id) {
            found.push(other);
        }
    }
    Ok(found)
}
