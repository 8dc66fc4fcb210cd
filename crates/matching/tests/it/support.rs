//! Small populations to ask questions of.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use ponte_domain::{
    id::WorkerId,
    reference::Catalogue,
    vacancy::{Vacancy, Weights},
    worker::Worker,
};
use ponte_matching::{
    features::{VacancyFeatures, WorkerFeatures},
    index::Index,
    population::{Population, Spread},
    taxonomy::Taxonomy,
};

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

pub static POPULATION: LazyLock<Population> = LazyLock::new(|| Population::invented(7, Spread::Regional, today()));
pub static TAXONOMY: LazyLock<Arc<Taxonomy>> = LazyLock::new(|| Arc::new(Taxonomy::new(Arc::clone(POPULATION.catalogue()))));

pub fn catalogue() -> &'static Catalogue {
    POPULATION.catalogue()
}

pub fn features(worker: &Worker) -> WorkerFeatures {
    WorkerFeatures::from_worker(worker, catalogue())
}

pub fn asked(n: u32) -> VacancyFeatures {
    read(&POPULATION.vacancy(n).1, n)
}

pub fn read(vacancy: &Vacancy, n: u32) -> VacancyFeatures {
    VacancyFeatures::new(vacancy, POPULATION.employer_of(n).1.sector.as_deref(), catalogue(), Weights::DEFAULT)
}

pub fn index_of(people: impl IntoIterator<Item = (WorkerId, Worker)>) -> Index {
    let mut index = Index::new(Arc::clone(&TAXONOMY));
    for (id, worker) in people {
        index.upsert(id, &worker.external.id, &worker.desk, &features(&worker));
    }
    index
}
