//! The versions that the installation holds, read once and kept at hand.

use std::{collections::HashMap, fmt::Write, sync::Arc};

use parking_lot::Mutex;
use ponte_domain::pack::{Files, Pack};
use ponte_storage::{Tx, pack};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    App,
    error::{Error, Result},
};

/// Most packs kept in memory; beyond, all are read again.
const MOST_KEPT: usize = 200;

/// The versions that were read. A version never changes, so that none is ever out of date.
#[derive(Debug, Default)]
pub struct Held(Mutex<HashMap<Uuid, Arc<Pack>>>);

/// A version that is held, by its id.
///
/// # Errors
/// When there is none, or this program cannot read it any more.
pub async fn of_version(app: &App, id: Uuid) -> Result<Arc<Pack>> {
    if let Some(known) = app.packs.0.lock().get(&id) {
        return Ok(known.clone());
    }
    let files = pack::files(&app.db, id).await?.ok_or_else(|| Error::Internal(format!("no version {id} of a pack")))?;
    let read = Pack::read_held(files).map_err(|faults| Error::Internal(format!("version {id} of a pack: {faults:?}")))?;
    let read = Arc::new(read);
    let mut kept = app.packs.0.lock();
    if kept.len() >= MOST_KEPT {
        kept.clear();
    }
    kept.insert(id, read.clone());
    Ok(read)
}

/// Keeps the version that a pack is, and gives its id.
///
/// # Errors
/// When the database refuses.
pub(super) async fn keep(app: &App, tx: &Tx, read: &Pack) -> Result<Uuid> {
    let version = pack::Version {
        id: app.new_id(),
        pack: read.manifest.id.clone(),
        version: read.manifest.version.clone(),
        digest: digest(read.files()),
        created_at: app.now(),
    };
    Ok(pack::keep(tx, &version, read.files()).await?)
}

/// The digest of the files of a pack.
#[must_use]
pub fn digest(files: &Files) -> String {
    let mut hash = Sha256::new();
    for (path, text) in files {
        for part in [path.as_bytes(), text] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
