//! Lists circulars, and shows one.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use ponte_domain::circular::CircularKind;
use ponte_storage::circular::{self, CircularFilter, StoredCircular};
use uuid::Uuid;

use super::{addressing, found, visible};
use crate::{App, error::Result, rights::Caller};

/// What is asked of the list; what is absent does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words of the number, the title or the text.
    pub words: String,
    pub kind: Option<CircularKind>,
    /// Name of a pack.
    pub pack: Option<String>,
    /// Only those that the caller is still to read.
    pub unread: bool,
}

/// A circular as the caller sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub stored: StoredCircular,
    /// Whether it is for her to read: it holds, and is of a desk at which she works or of one above.
    pub asks: bool,
    /// When she read the version that holds.
    pub read: Option<DateTime<Utc>>,
}

impl Listed {
    /// Whether she is still to read it.
    #[must_use]
    pub const fn is_unread(&self) -> bool {
        self.asks && self.read.is_none()
    }
}

/// When the caller read each version that she has read.
async fn read_versions(app: &App, caller: &Caller) -> Result<HashMap<(Uuid, u32), DateTime<Utc>>> {
    let Some(account) = caller.actor.account() else { return Ok(HashMap::new()) };
    let receipts = circular::read_by(&app.db, account).await?;
    Ok(receipts.into_iter().map(|receipt| ((receipt.circular, receipt.edition), receipt.at)).collect())
}

fn listed(stored: StoredCircular, addressing: &std::collections::BTreeSet<String>, read: &HashMap<(Uuid, u32), DateTime<Utc>>) -> Listed {
    let circular = &stored.circular;
    let holds = circular.withdrawn.is_none() && stored.replaced_by.is_none();
    let asks = holds && addressing.contains(&circular.desk);
    let read = read.get(&(circular.id, circular.edition())).copied();
    Listed { asks, read, stored }
}

/// The circulars that the caller may read, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(app: &App, caller: &Caller, asked: &Asked) -> Result<Vec<Listed>> {
    let filter = CircularFilter { desks: visible(app, caller), words: asked.words.clone(), kind: asked.kind, pack: asked.pack.clone() };
    let (read, for_her) = (read_versions(app, caller).await?, addressing(app, caller));
    let all = circular::list(&app.db, &filter).await?.into_iter().map(|stored| listed(stored, &for_her, &read));
    Ok(all.filter(|listed| !asked.unread || listed.is_unread()).collect())
}

/// The circulars that the caller is still to read, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn unread(app: &App, caller: &Caller) -> Result<Vec<Listed>> {
    list(app, caller, &Asked { unread: true, ..Asked::default() }).await
}

/// One circular.
///
/// # Errors
/// [`crate::error::Refusal::NotFound`] also where it is not for the caller.
pub async fn view(app: &App, caller: &Caller, id: Uuid) -> Result<Listed> {
    let stored = found(app, &app.db, caller, id).await?;
    Ok(listed(stored, &addressing(app, caller), &read_versions(app, caller).await?))
}
