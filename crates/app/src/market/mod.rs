//! The whole market in memory: reference data, people, open vacancies, courses and desk, built at start and kept current by the
//! change log. `state` builds and changes it, `snapshot` keeps it for the next start, `ask` puts the questions.

mod ask;
#[cfg(test)]
mod population_tests;
mod snapshot;
mod state;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use chrono::{DateTime, Utc};
use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use ponte_domain::{
    desk::{Desk, DeskTree},
    reference::Catalogue,
};
use ponte_matching::link::Linker;
use ponte_storage::{Db, Kind, change};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::{error::Result, reference::lookup::Lookup};

#[cfg(feature = "fuzzing")]
pub use snapshot::read_bytes as read_snapshot;
pub(crate) use snapshot::{FILE as SNAPSHOT_FILE, Place, keep, keep_when_due};

pub use ask::{Course, Gap, Learn, PersonAsked, Survey, SurveyQuestion};

use snapshot::Kept;
pub(crate) use state::HOME;
use state::{CatalogueWords, State};

/// Changes followed at a time.
const CHANGES: u64 = 2_000;

/// The market of an installation.
pub struct Market {
    state: Arc<RwLock<State>>,
    /// Number of the last change followed; whoever follows holds it, so that changes are applied in order.
    followed: Mutex<i64>,
    place: Place,
    kept: Mutex<Kept>,
    /// Whether everything was read from the database since a snapshot was last written.
    is_new: AtomicBool,
}

impl Market {
    /// Builds the market from the last snapshot and what changed since; where none may be used, from the database.
    ///
    /// # Errors
    /// When the database or a record cannot be read.
    pub(crate) async fn load(db: &Db, place: Place, now: DateTime<Utc>) -> Result<Self> {
        // The number first: a change made while people are read is followed once more, without harm.
        let seq = change::last_seq(db).await?;
        let (state, kept) = State::load_near(db, &place).await?;
        let market = Self {
            state: Arc::new(RwLock::new(state)),
            followed: Mutex::new(kept.unwrap_or(seq)),
            kept: Mutex::new(Kept { seq: kept.unwrap_or(0), tried: now }),
            is_new: AtomicBool::new(kept.is_none()),
            place,
        };
        market.follow(db).await?;
        Ok(market)
    }

    /// Applies what was committed since the last look, here or by another process.
    ///
    /// # Errors
    /// When the database or a record cannot be read.
    pub async fn follow(&self, db: &Db) -> Result<()> {
        let mut followed = self.followed.lock().await;
        loop {
            let changes = change::after(db, *followed, CHANGES).await?;
            let Some(last) = changes.last() else { return Ok(()) };
            if changes.iter().any(|change| matches!(change.kind, Kind::Reference | Kind::Desk)) {
                // Codes or weights of everything may be others.
                let seq = change::last_seq(db).await?;
                let fresh = State::load(db).await?;
                *self.write() = fresh;
                *followed = seq;
                self.is_new.store(true, Ordering::Relaxed);
                continue;
            }
            let of = |kind: Kind| {
                let mut ids: Vec<Uuid> = changes.iter().filter(|change| change.kind == kind).map(|change| change.record).collect();
                ids.sort_unstable();
                ids.dedup();
                ids
            };
            self.follow_workers(db, &of(Kind::Worker)).await?;
            self.follow_vacancies(db, &of(Kind::Vacancy), &of(Kind::Employer)).await?;
            self.follow_courses(db, &of(Kind::Course)).await?;
            *followed = last.seq;
        }
    }

    /// Reference data.
    #[must_use]
    pub fn catalogue(&self) -> Arc<Catalogue> {
        Arc::clone(&self.read().catalogue)
    }

    /// What links words to occupations and skills; who asks before it is made waits for it.
    #[must_use]
    pub fn linker(&self) -> Arc<Linker> {
        let words = self.words();
        Arc::clone(words.linker.get_or_init(|| Arc::new(Linker::from_catalogue(&words.catalogue))))
    }

    /// What finds places, occupations, skills and sectors as one types; who asks before it is made waits for it.
    #[must_use]
    pub fn lookup(&self) -> Arc<Lookup> {
        let words = self.words();
        Arc::clone(words.lookup.get_or_init(|| Arc::new(Lookup::new(&words.catalogue))))
    }

    /// Makes linker and lookup in the background where they are not made yet, so that nobody waits for them.
    pub(crate) fn prepare_words(&self) {
        let words = self.words();
        if words.linker.get().is_none() && !words.asked.swap(true, Ordering::Relaxed) {
            tokio::task::spawn_blocking(move || {
                words.linker.get_or_init(|| Arc::new(Linker::from_catalogue(&words.catalogue)));
                words.lookup.get_or_init(|| Arc::new(Lookup::new(&words.catalogue)));
            });
        }
    }

    /// Taken out of the lock: making the linker takes so long that nobody should wait for it who does not need it.
    fn words(&self) -> Arc<CatalogueWords> {
        Arc::clone(&self.read().words)
    }

    /// The desk that this installation is.
    #[must_use]
    pub fn desk(&self) -> Arc<Desk> {
        Arc::clone(&self.read().desk)
    }

    /// The tree of desks.
    #[must_use]
    pub fn desks(&self) -> Arc<DeskTree> {
        Arc::clone(&self.read().desks)
    }

    /// The desk that keeps what names this code: its name, place and weights.
    #[must_use]
    pub fn desk_of(&self, code: &str) -> Arc<Desk> {
        let state = self.read();
        state.desks.keeper(code).map_or_else(|| Arc::clone(&state.desk), |desk| Arc::new(desk.clone()))
    }

    /// How many people are in the market.
    #[must_use]
    pub fn people(&self) -> usize {
        self.read().index.len()
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read()
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write()
    }
}
