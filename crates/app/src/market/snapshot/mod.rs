//! What the index holds of people, kept in a file of the data folder so that the next start need not read every record.
//!
//! It is derived and never believed over the database: it is used when it was written by this version of the program, for this
//! database and these reference data, and the change log still holds all that came after it; what came after is followed. In
//! any other case everybody is read from the database. It holds features, and so no special category of personal data, but of
//! identified people all the same: only the owner of the data folder may read it, and while the program runs it is written anew
//! at least every hour in which something changed, so that it does not outlive what was removed.

mod file;
#[cfg(test)]
mod tests;

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, atomic::Ordering},
};

use chrono::{DateTime, TimeDelta, Utc};
use parking_lot::RwLock;
use ponte_domain::{id::WorkerId, reference::Catalogue};
use ponte_matching::{ENGINE_VERSION, features::FEATURES_VERSION, index::Record};
use ponte_storage::{Db, change};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Market, state::State};
use crate::{
    App,
    error::{Error, Result},
};

/// Name of the file in the data folder.
pub(crate) const FILE: &str = "market.snapshot";

/// People in a frame of the file.
const PEOPLE: usize = 4_000;
/// How long a snapshot may be behind the database.
const AGE: TimeDelta = TimeDelta::hours(1);
/// After so many changes it is written sooner, but not more often than every minute.
const MANY: i64 = 20_000;
const PAUSE: TimeDelta = TimeDelta::minutes(1);
/// More changes than this, and than a quarter of the people, are sooner read with everybody.
const FEW: u64 = 2_000;

/// Where the snapshot of a market is kept, and of which database it is.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub file: PathBuf,
    /// Identity of the database.
    pub database: Uuid,
}

/// What the file was made of.
#[derive(Debug, Serialize, Deserialize)]
struct Header {
    /// As [`rules`].
    rules: String,
    database: Uuid,
    /// Number of the last change that it surely holds.
    seq: i64,
    /// Tells that change from any other which had the same number: a database may have been put back.
    mark: String,
    /// As [`digest_of`].
    catalogue: [u8; 32],
    people: u64,
}

/// What was last written.
pub(super) struct Kept {
    pub seq: i64,
    /// When that was tried.
    pub tried: DateTime<Utc>,
}

/// People of a snapshot that may be used, if their catalogue is the present one.
#[derive(Debug)]
pub(super) struct Found {
    pub seq: i64,
    pub people: Vec<Record>,
    catalogue: [u8; 32],
}

/// Why a snapshot is not used.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unusable {
    #[error("there is no snapshot of the market")]
    Absent,
    #[error("the snapshot of the market cannot be read: {0}")]
    Unreadable(io::Error),
    #[error("the snapshot of the market is damaged")]
    Damaged,
    #[error("the snapshot of the market is of another version of the program")]
    Version,
    #[error("the snapshot of the market is of another database")]
    Database,
    #[error("the snapshot of the market is of other reference data")]
    Reference,
    #[error("the change log does not lead on from the snapshot of the market")]
    Log,
    #[error("too much has changed since the snapshot of the market")]
    Old,
    /// The database itself could not be read.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// The versions that features depend on.
fn rules() -> String {
    format!("{} {ENGINE_VERSION} {FEATURES_VERSION}", env!("CARGO_PKG_VERSION"))
}

/// Digest of what features take from a catalogue: positions of concepts, and where places are.
fn digest_of(catalogue: &Catalogue) -> [u8; 32] {
    let mut digest = Sha256::new();
    let uris = catalogue.occupations().iter().map(|one| &*one.uri).chain(["|"]).chain(catalogue.skills().iter().map(|one| &*one.uri));
    uris.for_each(|uri| {
        digest.update(uri);
        digest.update([0]);
    });
    for place in catalogue.places() {
        digest.update(format!("{}\0{:?}\0{:?}\n", place.code, place.merged_into, place.point));
    }
    digest.finalize().into()
}

/// Reads the snapshot, when it may be used.
pub(super) async fn read(db: &Db, place: &Place) -> std::result::Result<Found, Unusable> {
    let path = place.file.clone();
    let bytes = blocking(move || std::fs::read(path)).await?.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Unusable::Absent,
        _ => Unusable::Unreadable(error),
    })?;
    let header = header_of(&bytes)?;
    if header.rules != rules() {
        return Err(Unusable::Version);
    }
    if header.database != place.database {
        return Err(Unusable::Database);
    }
    let since = change::since(db, header.seq).await.map_err(Error::from)?;
    if since.mark.as_ref() != Some(&header.mark) {
        return Err(Unusable::Log);
    }
    if since.reference {
        return Err(Unusable::Reference);
    }
    if since.later > FEW.max(header.people / 4) {
        return Err(Unusable::Old);
    }
    let people = blocking(move || people_of(&bytes)).await?.ok_or(Unusable::Damaged)?;
    Ok(Found { seq: header.seq, people, catalogue: header.catalogue })
}

impl Found {
    /// Itself, if its features were read by this catalogue.
    pub(super) fn of_catalogue(self, catalogue: &Catalogue) -> std::result::Result<Self, Unusable> {
        if self.catalogue == digest_of(catalogue) { Ok(self) } else { Err(Unusable::Reference) }
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(format!("the snapshot of the market: {error}")))
}

fn header_of(bytes: &[u8]) -> std::result::Result<Header, Unusable> {
    let frames = file::frames(bytes).ok_or(Unusable::Damaged)?;
    let header = frames.first().and_then(file::Frame::checked).ok_or(Unusable::Damaged)?;
    // Under a digest that agrees, what cannot be read was written by another version.
    postcard::from_bytes(header).map_err(|_| Unusable::Version)
}

fn people_of(bytes: &[u8]) -> Option<Vec<Record>> {
    let frames = file::frames(bytes)?;
    let read = |frame: &file::Frame<'_>| postcard::from_bytes::<Vec<Record>>(frame.checked()?).ok();
    let people: Option<Vec<Vec<Record>>> = frames.get(1..)?.par_iter().map(read).collect();
    Some(people?.into_iter().flatten().collect())
}

/// Reads the bytes of a file as a start reads them, and gives its people; for fuzz targets.
#[cfg(feature = "fuzzing")]
#[must_use]
pub fn read_bytes(bytes: &[u8]) -> Option<Vec<Record>> {
    header_of(bytes).ok()?;
    people_of(bytes)
}

/// Writes the people with these ids as they are now, a frame at a time, so that nobody who changes the market waits long.
///
/// A change made meanwhile may be in it or not: its number is after that of the header, so that it is followed again. People are
/// found by their ids, since their places in the index change as others leave it.
fn write(path: &Path, header: &Header, ids: &[WorkerId], state: &RwLock<State>, of: &Arc<Catalogue>) -> io::Result<bool> {
    let written = |error: postcard::Error| io::Error::other(error);
    let mut file = file::Writer::begin(path)?;
    file.frame(&postcard::to_stdvec(header).map_err(written)?)?;
    for ids in ids.chunks(PEOPLE) {
        let frame = {
            let state = state.read();
            if !Arc::ptr_eq(&state.catalogue, of) {
                return Ok(false);
            }
            let people: Vec<&Record> = ids.iter().filter_map(|id| state.index.get(*id)).collect();
            postcard::to_stdvec(&people).map_err(written)?
        };
        file.frame(&frame)?;
    }
    file.end()?;
    Ok(true)
}

impl Market {
    /// Writes the snapshot, if anything changed since the last one.
    ///
    /// # Errors
    /// When the database cannot be read or the file not be written.
    pub async fn keep(&self, db: &Db, now: DateTime<Utc>) -> Result<()> {
        let mut kept = self.kept.lock().await;
        kept.tried = now;
        let (seq, is_new, ids, catalogue) = {
            let followed = self.followed.lock().await;
            let is_new = self.is_new.swap(false, Ordering::Relaxed);
            let state = self.read();
            let ids: Vec<WorkerId> = state.index.records().iter().map(|record| record.id).collect();
            (*followed, is_new, ids, Arc::clone(&state.catalogue))
        };
        if seq == kept.seq && !is_new {
            return Ok(());
        }
        // A database without changes has nobody to keep.
        let Some(mark) = change::since(db, seq).await?.mark else { return Ok(()) };
        let (state, file, database) = (Arc::clone(&self.state), self.place.file.clone(), self.place.database);
        let written = blocking(move || {
            let digest = digest_of(&catalogue);
            let header = Header { rules: rules(), database, seq, mark, catalogue: digest, people: ids.len() as u64 };
            write(&file, &header, &ids, &state, &catalogue)
        });
        let path = || self.place.file.display().to_string();
        if written.await?.map_err(|error| Error::File { path: path(), error })? {
            kept.seq = seq;
        }
        Ok(())
    }

    /// Whether it is time to write the snapshot.
    async fn is_keeping_due(&self, now: DateTime<Utc>) -> bool {
        let Ok(kept) = self.kept.try_lock() else { return false };
        let behind = *self.followed.lock().await - kept.seq;
        let since = now - kept.tried;
        self.is_new.load(Ordering::Relaxed) || behind != 0 && since >= AGE || behind > MANY && since >= PAUSE
    }
}

/// Writes the snapshot in the background when it is time to.
pub(crate) async fn keep_when_due(app: &Arc<App>) {
    if app.market.is_keeping_due(app.now()).await {
        let app = Arc::clone(app);
        tokio::spawn(async move { keep(&app).await });
    }
}

/// Writes the snapshot; a failure costs the next start some time and nothing else.
pub(crate) async fn keep(app: &App) {
    if let Err(error) = app.market.keep(&app.db, app.now()).await {
        tracing::warn!(%error, "the snapshot of the market was not written");
    }
}
