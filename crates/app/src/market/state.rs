//! What the market holds, how it is read from the database and how it follows changes.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, OnceLock},
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
    index::Index,
    link::Linker,
    suggest::VacancyIndex,
    taxonomy::Taxonomy,
};
use ponte_storage::{Db, Filter, Kind, Register, desk, register};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::Market;
use crate::{
    error::{Error, Result},
    reference::lookup::Lookup,
};

/// Records read at a time when the market is built.
const PAGE: u64 = 4_000;

pub(super) struct State {
    pub catalogue: Arc<Catalogue>,
    pub linker: Arc<Linker>,
    pub index: Index,
    pub vacancies: VacancyIndex,
    /// Each open vacancy's last day and desk; reserved ones are not here, since nobody may be shown them yet.
    pub shown: HashMap<VacancyId, Shown>,
    pub courses: BTreeMap<CourseId, (CourseFeatures, Course)>,
    pub desk: Arc<Desk>,
    pub desks: Arc<DeskTree>,
    /// Built when first asked for.
    pub lookup: OnceLock<Arc<Lookup>>,
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
    pub(super) async fn load(db: &Db) -> Result<Self> {
        let catalogue = Arc::new(ponte_storage::reference::load_catalogue(db).await?);
        let taxonomy = Arc::new(Taxonomy::new(Arc::clone(&catalogue)));
        let desks = Arc::new(load_desks(db).await?);
        let mut state = Self {
            linker: Arc::new(Linker::from_catalogue(&catalogue)),
            index: Index::new(Arc::clone(&taxonomy)),
            vacancies: VacancyIndex::new(taxonomy),
            shown: HashMap::new(),
            courses: BTreeMap::new(),
            desk: Arc::new(desks.home().cloned().unwrap_or_else(|| Desk::named("desk", "Ponte"))),
            desks: Arc::clone(&desks),
            lookup: OnceLock::new(),
            catalogue: Arc::clone(&catalogue),
        };
        let people = |worker: Worker| (WorkerFeatures::from_worker(&worker, &catalogue), worker);
        each_page(db, people, |id, (features, worker)| {
            state.index.upsert(WorkerId(id), &worker.external.id, &worker.desk, &features);
        })
        .await?;
        state.index.tidy();
        let mut sectors = HashMap::new();
        each_page(db, |employer: Employer| employer.sector, |id, sector| drop(sectors.insert(EmployerId(id), sector))).await?;
        let open = |vacancy: Vacancy| {
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
            |course: Course| course,
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

/// Reads all records of a register page by page; what is computed of each runs on all cores.
async fn each_page<R, T>(db: &Db, compute: impl Fn(R) -> T + Sync, mut take: impl FnMut(Uuid, T)) -> Result<()>
where
    R: Register + DeserializeOwned,
    T: Send,
{
    let mut after = Uuid::nil();
    loop {
        let page = register::bodies(db, R::KIND, after, PAGE).await?;
        let Some((last, _)) = page.last() else { return Ok(()) };
        after = *last;
        let read: Result<Vec<_>> = page.into_par_iter().map(|(id, body)| Ok((id, compute(parse(R::KIND, id, &body)?)))).collect();
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
