//! The whole market in memory: reference data, people and desk, built at start and kept current by the change log.

use std::sync::{Arc, OnceLock, PoisonError, RwLock, RwLockReadGuard};

use chrono::NaiveDate;
use ponte_domain::{
    desk::Desk,
    id::WorkerId,
    reference::Catalogue,
    vacancy::{Vacancy, Weights},
    worker::Worker,
};
use ponte_matching::{
    features::{VacancyFeatures, WorkerFeatures},
    index::{Index, Query, Shortlist},
    link::Linker,
    outcome::{Match, Verdict},
    score,
    taxonomy::Taxonomy,
};
use ponte_storage::{Db, Kind, change, desk, register};
use rayon::prelude::*;
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::{
    error::{Error, Result},
    reference::lookup::Lookup,
};

/// Records read at a time when the market is built.
const PAGE: u64 = 4_000;

/// Changes followed at a time.
const CHANGES: u64 = 2_000;

/// Changes after which it is quicker to build the market anew than to follow them one by one.
const RELOAD_AFTER: i64 = 20_000;

/// The market of an installation.
pub struct Market {
    state: RwLock<State>,
    /// Number of the last change followed; whoever follows holds it, so that changes are applied in order.
    followed: Mutex<i64>,
}

struct State {
    catalogue: Arc<Catalogue>,
    linker: Arc<Linker>,
    index: Index,
    desk: Arc<Desk>,
    lookup: OnceLock<Arc<Lookup>>,
}

impl Market {
    /// Builds the market from the database.
    ///
    /// # Errors
    /// When the database or a record cannot be read.
    pub(crate) async fn load(db: &Db) -> Result<Self> {
        // The number first: a change made while people are read is followed once more, without harm.
        let seq = change::last_seq(db).await?;
        Ok(Self { state: RwLock::new(State::load(db).await?), followed: Mutex::new(seq) })
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
            let seq = change::last_seq(db).await?;
            if seq - *followed > RELOAD_AFTER || changes.iter().any(|change| change.kind == Kind::Reference) {
                let fresh = State::load(db).await?;
                *self.write() = fresh;
                *followed = seq;
                continue;
            }
            if changes.iter().any(|change| change.kind == Kind::Desk) {
                self.write().desk = load_desk(db).await?;
            }
            let mut workers: Vec<Uuid> = changes.iter().filter(|change| change.kind == Kind::Worker).map(|change| change.record).collect();
            workers.sort_unstable();
            workers.dedup();
            self.follow_workers(db, &workers).await?;
            *followed = last.seq;
        }
    }

    async fn follow_workers(&self, db: &Db, ids: &[Uuid]) -> Result<()> {
        if ids.is_empty() {
            return Ok(());
        }
        let stored = register::get_many::<Worker>(db, ids).await?;
        let catalogue = self.catalogue();
        let fresh: Vec<_> = stored
            .into_par_iter()
            .map(|stored| (stored.id, WorkerFeatures::from_worker(&stored.value, &catalogue), stored.value))
            .collect();
        let mut state = self.write();
        for (id, features, worker) in &fresh {
            state.index.upsert(WorkerId(*id), &worker.external.id, &worker.desk, features);
        }
        for gone in ids.iter().filter(|id| !fresh.iter().any(|(known, ..)| known == *id)) {
            state.index.remove(WorkerId(*gone));
        }
        Ok(())
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

    /// What finds places, occupations, skills and sectors as one types; built when first asked for.
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

    /// How many people are in the market.
    #[must_use]
    pub fn people(&self) -> usize {
        self.read().index.len()
    }

    /// The best people for a vacancy; `sector` is the ATECO code of its employer.
    #[must_use]
    pub fn shortlist(&self, vacancy: &Vacancy, sector: Option<&str>, query: &Query<'_>) -> Shortlist {
        let state = self.read();
        state.index.shortlist(&state.features(vacancy, sector), query)
    }

    /// The judgement on one person for a vacancy; `None` when she is not in the market.
    #[must_use]
    pub fn judge(&self, vacancy: &Vacancy, sector: Option<&str>, worker: WorkerId, today: NaiveDate) -> Option<Verdict> {
        let state = self.read();
        let record = state.index.get(worker)?;
        let features = state.features(vacancy, sector);
        Some(score::judge(state.index.taxonomy(), &features, (record.id, &record.external_id, &record.features), today))
    }

    /// The match of one person for a vacancy, when she is in.
    #[must_use]
    pub fn match_of(&self, vacancy: &Vacancy, sector: Option<&str>, worker: WorkerId, today: NaiveDate) -> Option<Match> {
        match self.judge(vacancy, sector, worker, today)? {
            Verdict::In(found) => Some(found),
            Verdict::Out { .. } => None,
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> std::sync::RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    async fn load(db: &Db) -> Result<Self> {
        let catalogue = Arc::new(ponte_storage::reference::load_catalogue(db).await?);
        let mut index = Index::new(Arc::new(Taxonomy::new(Arc::clone(&catalogue))));
        let mut after = Uuid::nil();
        loop {
            let page = register::bodies(db, Kind::Worker, after, PAGE).await?;
            let Some((last, _)) = page.last() else { break };
            after = *last;
            let read: std::result::Result<Vec<_>, Error> =
                page.into_par_iter().map(|(id, body)| features_of(id, &body, &catalogue)).collect();
            for (id, worker, features) in read? {
                index.upsert(WorkerId(id), &worker.external.id, &worker.desk, &features);
            }
        }
        let linker = Arc::new(Linker::from_catalogue(&catalogue));
        Ok(Self { catalogue, linker, index, desk: load_desk(db).await?, lookup: OnceLock::new() })
    }

    fn features(&self, vacancy: &Vacancy, sector: Option<&str>) -> VacancyFeatures {
        VacancyFeatures::new(vacancy, sector, &self.catalogue, self.desk.weights)
    }
}

fn features_of(id: Uuid, body: &str, catalogue: &Catalogue) -> Result<(Uuid, Worker, WorkerFeatures)> {
    let worker: Worker =
        serde_json::from_str(body).map_err(|error| Error::Internal(format!("unreadable body in worker, record {id}: {error}")))?;
    let features = WorkerFeatures::from_worker(&worker, catalogue);
    Ok((id, worker, features))
}

async fn load_desk(db: &Db) -> Result<Arc<Desk>> {
    let first = desk::list(db).await?.into_iter().next();
    // Before the first run is finished there is no desk yet.
    Ok(Arc::new(first.unwrap_or_else(|| Desk {
        code: "desk".to_owned(),
        name: "Ponte".to_owned(),
        istat: None,
        point: None,
        address: None,
        phone: None,
        email: None,
        weights: Weights::DEFAULT,
    })))
}
