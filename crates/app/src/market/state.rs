//! What the market holds, how it is read from the database and how it follows changes.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, OnceLock, atomic::AtomicBool},
};

use chrono::NaiveDate;
use ponte_domain::{
    course::Course,
    desk::{Desk, DeskTree},
    employer::Employer,
    id::{CourseId, EmployerId, VacancyId, WorkerId},
    reference::Catalogue,
    vacancy::{Vacancy, Weights},
    worker::Worker,
};
use ponte_matching::{
    features::{VacancyFeatures, WorkerFeatures},
    gap::CourseFeatures,
    index::{Index, Record},
    link::Linker,
    suggest::VacancyIndex,
    taxonomy::Taxonomy,
};
use ponte_storage::{Db, Filter, Kind, Register, desk, register};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{
    Market,
    snapshot::{self, Place, Unusable},
};
use crate::{
    error::{Error, Result},
    reference::lookup::Lookup,
};

/// Records read at a time when the market is built.
const PAGE: u64 = 4_000;

/// What is made of the words of a catalogue when first asked for.
pub(super) struct CatalogueWords {
    pub catalogue: Arc<Catalogue>,
    pub linker: OnceLock<Arc<Linker>>,
    pub lookup: OnceLock<Arc<Lookup>>,
    /// Whether it is being made in the background.
    pub asked: AtomicBool,
}

impl CatalogueWords {
    fn new(catalogue: Arc<Catalogue>) -> Self {
        Self { catalogue, linker: OnceLock::new(), lookup: OnceLock::new(), asked: AtomicBool::new(false) }
    }
}

pub(super) struct State {
    pub catalogue: Arc<Catalogue>,
    pub words: Arc<CatalogueWords>,
    pub index: Index,
    pub vacancies: VacancyIndex,
    /// Each open vacancy's last day and desk; reserved ones are not here, since nobody may be shown them yet.
    pub shown: HashMap<VacancyId, Shown>,
    pub courses: BTreeMap<CourseId, (CourseFeatures, Course)>,
    pub desk: Arc<Desk>,
    pub desks: Arc<DeskTree>,
}

/// What decides whether a vacancy is shown to somebody on a day.
pub(super) struct Shown {
    pub last_day: Option<NaiveDate>,
    /// Code of the desk that keeps it.
    pub desk: String,
}

impl Shown {
    fn of(vacancy: &Vacancy) -> Self {
        Self { last_day: vacancy.expires, desk: vacancy.desk.clone() }
    }
}

impl State {
    /// Everything, read from the database.
    pub(super) async fn load(db: &Db) -> Result<Self> {
        let catalogue = load_catalogue(db).await?;
        let taxonomy = Arc::new(Taxonomy::new(Arc::clone(&catalogue)));
        let people = people(db, &catalogue).await?;
        Self::of(db, Index::of(taxonomy, people)).await
    }

    /// The people of the snapshot, when it may be used, as of its change number; the rest from the database.
    pub(super) async fn load_near(db: &Db, place: &Place) -> Result<(Self, Option<i64>)> {
        let (catalogue, found) = tokio::join!(load_catalogue(db), snapshot::read(db, place));
        let catalogue = catalogue?;
        let (taxonomy, found) =
            rayon::join(|| Arc::new(Taxonomy::new(Arc::clone(&catalogue))), || found.and_then(|found| found.of_catalogue(&catalogue)));
        let (people, seq) = match found {
            Ok(found) => (found.people, Some(found.seq)),
            Err(Unusable::Failed(error)) => return Err(error),
            // Nothing was kept yet: there is nothing to tell.
            Err(Unusable::Absent) => (people(db, &catalogue).await?, None),
            Err(reason) => {
                tracing::info!(%reason, "everybody is read from the database");
                (people(db, &catalogue).await?, None)
            }
        };
        Ok((Self::of(db, Index::of(taxonomy, people)).await?, seq))
    }

    /// These people, and the rest from the database.
    async fn of(db: &Db, index: Index) -> Result<Self> {
        let taxonomy = Arc::clone(index.taxonomy());
        let catalogue = Arc::clone(taxonomy.catalogue());
        let desks = Arc::new(load_desks(db).await?);
        let mut state = Self {
            words: Arc::new(CatalogueWords::new(Arc::clone(&catalogue))),
            index,
            vacancies: VacancyIndex::new(taxonomy),
            shown: HashMap::new(),
            courses: BTreeMap::new(),
            desk: Arc::new(desks.home().cloned().unwrap_or_else(|| Desk::named("desk", "Ponte"))),
            desks: Arc::clone(&desks),
            catalogue: Arc::clone(&catalogue),
        };
        let mut sectors = HashMap::new();
        each_page(db, |_, employer: Employer| employer.sector, |id, sector| drop(sectors.insert(EmployerId(id), sector))).await?;
        let open = |_, vacancy: Vacancy| {
            let sector = vacancy.employer_id.and_then(|id| sectors.get(&id)).and_then(Option::as_deref);
            suggestible(&vacancy)
                .then(|| VacancyFeatures::new(&vacancy, sector, &catalogue, weights_at(&desks, &vacancy.desk)))
                .map(|features| (features, vacancy))
        };
        let (vacancies, shown) = (&mut state.vacancies, &mut state.shown);
        each_page(db, open, |id, open| {
            if let Some((features, vacancy)) = open {
                vacancies.upsert(VacancyId(id), &vacancy.external.id, features);
                shown.insert(VacancyId(id), Shown::of(&vacancy));
            }
        })
        .await?;
        let courses = &mut state.courses;
        each_page(
            db,
            |_, course: Course| course,
            |id, course| {
                courses.insert(CourseId(id), (CourseFeatures::new(CourseId(id), &course, &catalogue), course));
            },
        )
        .await?;
        Ok(state)
    }

    pub(super) fn features(&self, vacancy: &Vacancy, sector: Option<&str>) -> VacancyFeatures {
        VacancyFeatures::new(vacancy, sector, &self.catalogue, weights_at(&self.desks, &vacancy.desk))
    }
}

/// Whether a vacancy may be suggested to people. Who is on a reserved list is not known here, so that nobody is shown those.
fn suggestible(vacancy: &Vacancy) -> bool {
    vacancy.state.is_open() && vacancy.reserved.is_none()
}

async fn load_catalogue(db: &Db) -> Result<Arc<Catalogue>> {
    Ok(Arc::new(ponte_storage::reference::load_catalogue(db).await?))
}

/// Everybody as the index holds them.
async fn people(db: &Db, catalogue: &Catalogue) -> Result<Vec<Record>> {
    let mut people = Vec::new();
    let read = |id: Uuid, worker: &Worker| Record {
        id: WorkerId(id),
        external_id: worker.external.id.as_str().into(),
        desk: worker.desk.as_str().into(),
        features: WorkerFeatures::from_worker(worker, catalogue),
    };
    each_page(db, |id, worker: Worker| read(id, &worker), |_, record| people.push(record)).await?;
    Ok(people)
}

/// Reads all records of a register page by page; while what is computed of a page runs on all cores, the next is fetched.
async fn each_page<R, T>(db: &Db, compute: impl Fn(Uuid, R) -> T + Sync, mut take: impl FnMut(Uuid, T)) -> Result<()>
where
    R: Register + DeserializeOwned,
    T: Send,
{
    let fetch = |after: Uuid| {
        let db = db.clone();
        tokio::spawn(async move { register::bodies(&db, R::KIND, after, PAGE).await })
    };
    let mut next = fetch(Uuid::nil());
    loop {
        let page = next.await.map_err(|error| Error::Internal(format!("a page was not read: {error}")))??;
        let Some((last, _)) = page.last() else { return Ok(()) };
        next = fetch(*last);
        let read: Result<Vec<_>> = page.into_par_iter().map(|(id, body)| Ok((id, compute(id, parse(R::KIND, id, &body)?)))).collect();
        for (id, value) in read? {
            take(id, value);
        }
    }
}

fn parse<R: DeserializeOwned>(kind: Kind, id: Uuid, body: &str) -> Result<R> {
    serde_json::from_str(body).map_err(|error| Error::Internal(format!("unreadable body in {kind}, record {id}: {error}")))
}

/// Name of the setting that says which desk is the installation's own.
pub(crate) const HOME: &str = "home_desk";

async fn load_desks(db: &Db) -> Result<DeskTree> {
    let home = desk::setting(db, HOME).await?;
    Ok(DeskTree::new(desk::list(db).await?, home.as_deref()))
}

/// The weights that vacancies of a desk begin with; before the first run is finished there is no desk yet.
fn weights_at(desks: &DeskTree, desk: &str) -> Weights {
    desks.keeper(desk).map_or(Weights::DEFAULT, |desk| desk.weights)
}

impl Market {
    pub(super) async fn follow_workers(&self, db: &Db, ids: &[Uuid]) -> Result<()> {
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

    /// A vacancy is read by its own changes and by those of its employer, whose sector counts.
    pub(super) async fn follow_vacancies(&self, db: &Db, ids: &[Uuid], employers: &[Uuid]) -> Result<()> {
        let mut stored = register::get_many::<Vacancy>(db, ids).await?;
        for employer in employers {
            let theirs = Filter { parent: Some(*employer), limit: PAGE, ..Filter::default() };
            stored.extend(register::list::<Vacancy>(db, &theirs).await?.into_iter().filter(|vacancy| !ids.contains(&vacancy.id)));
        }
        let mut fresh = HashMap::new();
        for vacancy in stored.into_iter().filter(|vacancy| suggestible(&vacancy.value)) {
            let sector = crate::vacancy::sector_of(db, &vacancy.value).await?;
            fresh.insert(vacancy.id, (sector, vacancy.value));
        }
        let mut state = self.write();
        for gone in ids.iter().filter(|id| !fresh.contains_key(*id)) {
            state.vacancies.remove(VacancyId(*gone));
            state.shown.remove(&VacancyId(*gone));
        }
        for (id, (sector, vacancy)) in fresh {
            let features = state.features(&vacancy, sector.as_deref());
            state.vacancies.upsert(VacancyId(id), &vacancy.external.id, features);
            state.shown.insert(VacancyId(id), Shown::of(&vacancy));
        }
        Ok(())
    }

    pub(super) async fn follow_courses(&self, db: &Db, ids: &[Uuid]) -> Result<()> {
        let fresh = register::get_many::<Course>(db, ids).await?;
        let mut state = self.write();
        for id in ids {
            state.courses.remove(&CourseId(*id));
        }
        for course in fresh {
            let features = CourseFeatures::new(CourseId(course.id), &course.value, &state.catalogue);
            state.courses.insert(CourseId(course.id), (features, course.value));
        }
        Ok(())
    }
}
