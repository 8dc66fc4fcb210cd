//! The whole market in memory: reference data, people, open vacancies, courses and desk, built at start and kept current by the
//! change log. `state` builds and changes it, `ask` puts the questions.

mod ask;
mod state;

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use ponte_domain::{
    desk::{Desk, DeskTree},
    reference::Catalogue,
};
use ponte_matching::link::Linker;
use ponte_storage::{Db, Kind, change};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::{error::Result, reference::lookup::Lookup};

pub use ask::{Course, Gap, Learn, PersonAsked, Survey, SurveyQuestion};

pub(crate) use state::HOME;
use state::State;

/// Changes followed at a time.
const CHANGES: u64 = 2_000;

/// The market of an installation.
pub struct Market {
    state: Arc<RwLock<State>>,
    /// Number of the last change followed; whoever follows holds it, so that changes are applied in order.
    followed: Mutex<i64>,
}

impl Market {
    /// Builds the market from the database.
    ///
    /// # Errors
    /// When the database or a record cannot be read.
    pub(crate) async fn load(db: &Db) -> Result<Self> {
        // The number first: a change made while people are read is followed once more, without harm.
        let seq = change::last_seq(db).await?;
        Ok(Self { state: Arc::new(RwLock::new(State::load(db).await?)), followed: Mutex::new(seq) })
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

    /// What links words to occupations and skills.
    #[must_use]
    pub fn linker(&self) -> Arc<Linker> {
        Arc::clone(&self.read().linker)
    }

    /// What finds places, occupations, skills and sectors as one types.
    #[must_use]
    pub fn lookup(&self) -> Arc<Lookup> {
        let state = self.read();
        Arc::clone(state.lookup.get_or_init(|| Arc::new(Lookup::new(&state.catalogue))))
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
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}
