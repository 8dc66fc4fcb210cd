//! The population that the engine is measured on, imported as files are, gives the lists that the measure gives.

use std::{collections::HashMap, io::Write, path::Path, sync::Arc};

use ponte_domain::{
    actor::Purpose, concept::ConceptRef, employer::Employer, id::WorkerId, reference::Lang, vacancy::Vacancy, vacancy::Weights,
    worker::Worker,
};
use ponte_matching::{
    features::{VacancyFeatures, WorkerFeatures},
    index::{Index, Query},
    population::{Population, Spread},
    taxonomy::Taxonomy,
};
use ponte_storage::{Register, Stored, register};
use uuid::Uuid;

use crate::{
    App,
    export::Exported,
    import::mapping::Mapping,
    import_batch::{ImportRequest, run},
    reference::official_tests::app,
    rights::Caller,
};

const PEOPLE: u32 = 1_500;
const VACANCIES: u32 = 60;

/// The starter set knows the divisions of economic activities only.
fn division(code: &mut String) {
    code.truncate(2);
}

/// The import takes the words of a title for the occupation where none is told; what has no concept is to get none from them.
fn nameless(title: &mut String, occupation: &mut Option<ConceptRef>) {
    if occupation.is_none() {
        *title = "zzz".to_owned();
        *occupation = Some(ConceptRef::words("zzz"));
    }
}

fn worker(population: &Population, n: u32) -> (WorkerId, Worker) {
    let (id, mut worker) = population.worker(n);
    worker.wishes.sectors.iter_mut().chain(&mut worker.availability.sectors_excluded).for_each(division);
    for experience in &mut worker.experiences {
        experience.sector.iter_mut().for_each(division);
        nameless(&mut experience.title, &mut experience.occupation);
    }
    (id, worker)
}

fn vacancy(population: &Population, n: u32) -> Vacancy {
    let (_, mut vacancy) = population.vacancy(n);
    nameless(&mut vacancy.title, &mut vacancy.occupation);
    vacancy
}

fn employer_of(population: &Population, n: u32) -> Employer {
    let (_, mut employer) = population.employer_of(n);
    employer.sector.iter_mut().for_each(division);
    employer
}

/// Writes records as lines of the import format, and imports the file.
async fn imported<R: Exported>(app: &App, folder: &Path, records: impl Iterator<Item = R>) {
    let file = folder.join(format!("{}.jsonl", R::NOUN.as_str()));
    let mut lines = std::fs::File::create(&file).expect("a file");
    let mut written = 0;
    for record in records {
        writeln!(lines, "{}", record.to_value()).expect("a line");
        written += 1;
    }
    let request = ImportRequest {
        noun: R::NOUN,
        file_name: "population.jsonl".into(),
        file,
        mapping: Mapping::default(),
        dry_run: false,
        atomic: false,
        rejects: None,
        lang: Lang::It,
    };
    let ended = run(app, &Caller::console(Purpose::Exchange), request, |_| ()).await.expect("an import");
    assert_eq!((ended.report.new, ended.report.refused), (written, 0), "{:?}", ended.report);
}

async fn all<R: Register>(app: &App) -> Vec<Stored<R>> {
    register::page_by_id::<R>(&app.db, None, &[], 10_000).await.expect("records")
}

/// Lists as text, people by the id of their source: the ids of the installation are drawn when they are imported.
fn lists<'a>(index: &Index, asked: impl Iterator<Item = (&'a str, VacancyFeatures)>, app: &App) -> Vec<String> {
    let list = |(name, vacancy): (&str, VacancyFeatures)| {
        let query = Query { counters: true, ..Query::best(50, app.today()) };
        let list = index.shortlist(&vacancy, &query);
        let text = serde_json::to_string(&list).expect("plain data");
        list.matches
            .iter()
            .fold(format!("{name} {text}"), |text, found| text.replace(&found.worker.0.to_string(), found.external_id.as_str()))
    };
    let mut lists: Vec<String> = asked.map(list).collect();
    lists.sort_unstable();
    lists
}

#[tokio::test]
async fn the_measured_population_imported_for_real_gives_the_same_bytes() {
    let (app, folder) = app().await;
    app.market.follow(&app.db).await.expect("the reference data");
    let catalogue = app.market.catalogue();
    let population = Population::over(Arc::clone(&catalogue), 3, Spread::National, app.today());
    let taxonomy = Arc::new(Taxonomy::new(Arc::clone(&catalogue)));
    let mut index = Index::new(taxonomy);
    for n in 0..PEOPLE {
        let (id, worker) = worker(&population, n);
        index.upsert(id, &worker.external.id, "population", &WorkerFeatures::from_worker(&worker, &catalogue));
    }
    index.tidy();
    let drawn: Vec<(Vacancy, Option<String>)> =
        (0..VACANCIES).map(|n| (vacancy(&population, n), employer_of(&population, n).sector)).collect();
    let features = |vacancy: &Vacancy, sector: Option<&str>| VacancyFeatures::new(vacancy, sector, &catalogue, Weights::DEFAULT);
    let measured =
        lists(&index, drawn.iter().map(|(vacancy, sector)| (vacancy.external.id.as_str(), features(vacancy, sector.as_deref()))), &app);

    let folder = folder.expect("a folder");
    let mut employers: Vec<Employer> = (0..VACANCIES).map(|n| employer_of(&population, n)).collect();
    employers.dedup_by(|a, b| a.external == b.external);
    imported::<Employer>(&app, folder.path(), employers.into_iter()).await;
    imported::<Vacancy>(&app, folder.path(), drawn.iter().map(|(vacancy, _)| vacancy.clone())).await;
    imported::<Worker>(&app, folder.path(), (0..PEOPLE).map(|n| worker(&population, n).1)).await;
    app.market.follow(&app.db).await.expect("the market");
    let employers: HashMap<Uuid, Employer> = all::<Employer>(&app).await.into_iter().map(|stored| (stored.id, stored.value)).collect();
    let stored = all::<Vacancy>(&app).await;
    let sector = |vacancy: &Vacancy| employers.get(&vacancy.employer_id?.0)?.sector.clone();
    let state = app.market.read();
    assert_eq!(state.index.len(), PEOPLE as usize);
    let real = stored.iter().map(|stored| (stored.value.external.id.as_str(), features(&stored.value, sector(&stored.value).as_deref())));
    let real = lists(&state.index, real, &app);
    assert!(measured.iter().filter(|list| list.contains("\"points\"")).count() > 40, "lists with somebody in them");
    for (measured, real) in measured.iter().zip(&real) {
        assert_eq!(measured, real);
    }
    assert_eq!(measured.len(), real.len());
}
