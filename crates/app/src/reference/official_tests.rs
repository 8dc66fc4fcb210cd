//! The readers and storage on the official files, where `PONTE_REFERENCE_DATA` names their folder.

use std::{collections::HashMap, path::PathBuf, sync::Arc, time::Instant};

use ponte_domain::{
    actor::Purpose,
    reference::{Lang, Scheme},
    reference_batch::TerritoryKind,
};
use ponte_storage::reference::load_catalogue;
use ponte_testkit::{TestClock, TestDb};

use super::{
    ateco::AtecoEdition,
    import::{Publication, import, load_starter},
    report::ReferenceReport,
    table::ColumnMap,
};
use crate::{App, config::Config, rights::Caller};

pub(crate) fn official(path: &str) -> Option<PathBuf> {
    let folder = std::env::var("PONTE_REFERENCE_DATA").ok().filter(|folder| !folder.is_empty());
    let file = folder.map(|folder| PathBuf::from(folder).join(path)).filter(|file| file.exists());
    if file.is_none() {
        println!("skipped: no reference data ({path})");
    }
    file
}

pub(crate) async fn app() -> (App, Option<tempfile::TempDir>) {
    let test = TestDb::sqlite().await;
    let folder = tempfile::tempdir().expect("a folder");
    // The database must outlive the test's own handle.
    let file = test.folder().expect("a folder").join("ponte.db");
    let kept = folder.path().join("data/ponte.db");
    std::fs::create_dir(folder.path().join("data")).expect("a data folder");
    test.db.clone().close().await.expect("to close");
    std::fs::copy(&file, &kept).expect("a copy");
    let presses = crate::Presses {
        words: ponte_templates::Renderer::new().expect("words"),
        documents: ponte_documents::Renderer::new(Vec::new()).expect("fonts"),
    };
    let app =
        App::open(Config::in_folder(folder.path().join("data")), Arc::new(TestClock::default()), presses).await.expect("an installation");
    load_starter(&app.db, app.now()).await.expect("the starter set");
    (app, Some(folder))
}

pub(crate) async fn given(app: &App, publication: Publication, path: PathBuf) -> ReferenceReport {
    let started = Instant::now();
    let report = import(app, &Caller::console(Purpose::Reference), publication, path, ColumnMap::new()).await.expect("an import");
    println!("{publication:?}: {} new, {} changed, {} unchanged in {:?}", report.new, report.changed, report.unchanged, started.elapsed());
    report
}

#[tokio::test]
async fn the_starter_set_alone_works_and_is_written_once() {
    let (app, _folder) = app().await;
    assert!(!load_starter(&app.db, app.now()).await.expect("the starter set"), "a second time changes nothing");
    let catalogue = load_catalogue(&app.db).await.expect("a catalogue");
    assert_eq!(catalogue.place("011015").map(|place| place.name.as_str()), Some("La Spezia"));
    assert_eq!(catalogue.province("sp").map(|province| province.name.as_str()), Some("La Spezia"));
    assert_eq!(catalogue.territories(TerritoryKind::Region).count(), 20);
    assert!(catalogue.class(Scheme::Ateco2025, "50").is_some());
    assert_eq!(catalogue.isco_label("7412").map(|label| label.get(Lang::It)), Some("Artigiani e operai specializzati"));
    let electrician = catalogue.occupations().iter().find(|o| o.label.get(Lang::It) == "elettricista di bordo").expect("is there");
    assert!(electrician.blue && electrician.essential.len() >= 4);
    let skill = catalogue.skill(electrician.essential[0]);
    assert_eq!(skill.ancestors.len(), 2, "two levels of groups");
}

#[tokio::test]
async fn esco_joins_onto_the_starter_set() {
    let Some(path) = official("esco") else { return };
    let (app, _folder) = app().await;
    let report = given(&app, Publication::Esco, path.clone()).await;
    report.files.iter().for_each(|file| println!("{file:?}"));
    report.without_label.iter().for_each(|(name, tally)| println!("without label: {name} {}", tally.count));
    assert!(report.not_recognised.is_empty(), "{:?}", report.not_recognised);
    let italian = report.files.iter().find(|file| file.file.to_string_lossy().contains("occupations_it_v1.0.8")).expect("is there");
    assert_eq!((italian.rows, italian.not_joined.count), (2_942, 3));
    let started = Instant::now();
    let catalogue = load_catalogue(&app.db).await.expect("a catalogue");
    println!("loaded in {:?}: {} occupations, {} skills", started.elapsed(), catalogue.occupations().len(), catalogue.skills().len());
    assert!(catalogue.occupations().len() >= 3_007 && catalogue.skills().len() >= 13_896);
    let blue = catalogue.occupations().iter().filter(|occupation| occupation.blue).count();
    let green = catalogue.occupations().iter().filter(|occupation| occupation.green).count();
    println!("{blue} blue and {green} green occupations");
    assert!((60..400).contains(&blue) && (20..600).contains(&green));
    assert_eq!(
        catalogue.isco_label("http://data.europa.eu/esco/isco/C7212").map(|label| label.get(Lang::It)),
        Some("Saldatori e tagliatori a fiamma")
    );
    // Everyday words of the starter set are found on ESCO's own concept.
    let words: HashMap<&str, &str> =
        catalogue.occupations().iter().flat_map(|o| o.alternatives.iter().map(|(_, word)| (word.as_ref(), o.uri.as_ref()))).collect();
    assert!(words.get("badante").is_some_and(|uri| uri.starts_with("http://data.europa.eu/esco/")));
    let again = given(&app, Publication::Esco, path).await;
    assert_eq!((again.new, again.changed), (0, 0), "the same files change nothing");
}

#[tokio::test]
async fn places_and_boundaries_correct_each_other() {
    let (Some(places), Some(map)) = (official("territorio/comuni.csv"), official("territorio/confini_comuni_20250101.topo.json.gz")) else {
        return;
    };
    let (app, _folder) = app().await;
    given(&app, Publication::IstatComuni, places.clone()).await;
    let report = given(&app, Publication::Boundaries, map).await;
    println!("moved: {:?}; unmatched: {:?}", report.moved_points, report.unmatched_shapes);
    assert!((20..60).contains(&report.moved_points.count));
    assert_eq!(report.unmatched_shapes.count, 0);
    let again = given(&app, Publication::IstatComuni, places).await;
    assert_eq!((again.new, again.changed), (0, 0), "the same files change nothing");
    let catalogue = load_catalogue(&app.db).await.expect("a catalogue");
    assert_eq!(catalogue.places().iter().filter(|place| place.merged_into.is_none()).count(), 7_896);
    assert!(catalogue.places().iter().filter(|place| place.merged_into.is_none()).all(|place| place.point.is_some()));
    assert_eq!(catalogue.place("092009").map(|place| place.name.as_str()), Some("Cagliari"));
    assert_eq!(catalogue.places_named("Bozen", Some("BZ")).len(), 1);
}

#[tokio::test]
async fn sectors_and_agreements_come_in_whole() {
    let files = [
        (Publication::Ateco(AtecoEdition::Ateco2025), "settori/ateco_2025.csv", Scheme::Ateco2025, 3_156),
        (Publication::Ateco(AtecoEdition::Ateco2007), "settori/ateco_2007_codici.csv", Scheme::Ateco2007, 3_156),
        (Publication::Ccnl, "contratti/ccnl_privati_2024-09.csv.gz", Scheme::Ccnl, 991),
    ];
    let (app, _folder) = app().await;
    for (publication, path, scheme, count) in files {
        let Some(path) = official(path) else { continue };
        given(&app, publication, path).await;
        assert_eq!(load_catalogue(&app.db).await.expect("a catalogue").classes(scheme).count(), count);
    }
}
