//! The adverts of the reference data through the import, where `PONTE_REFERENCE_DATA` names their folder.

use std::collections::BTreeMap;

use ponte_domain::{actor::Purpose, reference::Lang, vacancy::Vacancy};
use ponte_matching::link::{Kind, TAKEN_FROM};
use ponte_storage::{Stored, register};

use super::{Ended, ImportRequest, run};
use crate::{
    App,
    import::{error::Code, fields::Noun, mapping::Mapping},
    reference::{
        import::Publication,
        official_tests::{app, given, official},
    },
    rights::Caller,
};

const ADVERTS: &str = "annunci/offerte_cpi_catania_2026-04.csv";
const MAPPING: &str = include_str!("../../../../tests/data/adverts_mapping.toml");
const JUDGED: &str = include_str!("../../../../tests/data/adverts_judged.csv");

/// What two readers said of a concept that an advert may be linked to; the first row of an advert is the link of today.
#[derive(Debug, serde::Deserialize)]
struct Judged {
    advert: String,
    /// Empty when the title names no concept that is found.
    concept: String,
    first: String,
    second: String,
}

fn judged() -> BTreeMap<String, Judged> {
    let mut by_advert = BTreeMap::new();
    for row in csv::Reader::from_reader(JUDGED.as_bytes()).deserialize::<Judged>() {
        let row = row.expect("a row");
        by_advert.entry(row.advert.clone()).or_insert(row);
    }
    by_advert
}

async fn imported(app: &App, file: std::path::PathBuf) -> (Ended, Vec<Stored<Vacancy>>) {
    let request = ImportRequest {
        noun: Noun::Vacancies,
        file,
        file_name: "adverts.csv".into(),
        mapping: Mapping::parse(MAPPING).expect("a mapping"),
        dry_run: false,
        atomic: false,
        rejects: None,
        lang: Lang::It,
    };
    let ended = run(app, &Caller::console(Purpose::Exchange), request, |_| ()).await.expect("an import");
    let adverts = judged();
    let ids: Vec<&str> = adverts.keys().map(String::as_str).collect();
    let source = format!("vacancies/{}", app.market.desk().code);
    let mut stored: Vec<_> = register::by_externals::<Vacancy>(&app.db, &source, &ids).await.expect("vacancies").into_values().collect();
    stored.sort_by(|a, b| a.value.external.id.cmp(&b.value.external.id));
    (ended, stored)
}

#[tokio::test]
async fn the_adverts_are_imported_and_linked_as_two_readers_judged() {
    let (Some(adverts), Some(esco), Some(places)) = (official(ADVERTS), official("esco"), official("territorio/comuni.csv")) else {
        return;
    };
    let (app, _folder) = app().await;
    given(&app, Publication::Esco, esco).await;
    given(&app, Publication::IstatComuni, places).await;
    let (ended, vacancies) = imported(&app, adverts).await;
    let report = &ended.report;
    println!("{report:?}");
    assert_eq!((report.read, report.new, report.refused, vacancies.len()), (135, 135, 0, 135));
    assert!(report.warned.iter().all(|warning| warning.code == Code::NotLinked && warning.field == "title"), "{:?}", report.warned);
    let links = report.linked;
    assert_eq!((links.given, links.doubtful), (0, 0));
    assert_eq!(links.none, report.warnings);
    linked_as_judged(&app, &vacancies, links.sure + links.likely);
    assert_eq!(
        vacancies.iter().filter(|vacancy| !vacancy.value.requirements.is_empty()).count(),
        77,
        "those that ask for a title of study"
    );
    assert!(vacancies.iter().all(|vacancy| vacancy.value.workplace.istat.as_deref().is_some_and(|code| code.starts_with("087"))));
}

/// Every advert has the link that was judged, when it is sure enough to be taken; counts what the readers said.
fn linked_as_judged(app: &App, vacancies: &[Stored<Vacancy>], taken: u64) {
    let (linker, judged) = (app.market.linker(), judged());
    let (mut linked, mut unjudged) = (0, Vec::new());
    let mut right: BTreeMap<(bool, &str, &str), u32> = BTreeMap::new();
    for vacancy in vacancies.iter().map(|stored| &stored.value) {
        let said = &judged[&vacancy.external.id];
        let best = linker.rank(Kind::Occupation, &vacancy.title, Some(Lang::It), 1).into_iter().next();
        let concept = best.as_ref().map(|hit| hit.concept.as_str()).unwrap_or_default();
        if concept != said.concept {
            let (label, score) = best.as_ref().map(|hit| (hit.label.clone(), hit.score)).unwrap_or_default();
            unjudged.push(format!("{},{concept} ({score} {label}): {}", said.advert, vacancy.title));
            continue;
        }
        let occupation = vacancy.occupation.as_ref().expect("the words at least");
        let sure = best.map(|hit| (hit.concept, hit.score)).filter(|(_, score)| *score >= TAKEN_FROM);
        assert_eq!(occupation.uri.clone().zip(occupation.sure), sure, "{}", said.advert);
        linked += u64::from(sure.is_some());
        *right.entry((sure.is_some(), &said.first, &said.second)).or_default() += 1;
    }
    assert!(unjudged.is_empty(), "to be judged again:\n{}", unjudged.join("\n"));
    println!("taken, first reader, second reader: {right:?}");
    assert_eq!(linked, taken);
    let of =
        |verdict: &str| right.iter().filter(|((taken, _, second), _)| *taken && *second == verdict).map(|(_, count)| count).sum::<u32>();
    let (yes, partly, no) = (of("yes"), of("partly"), of("no"));
    assert_eq!(u64::from(yes + partly + no), taken, "a link without a verdict");
    assert!(yes * 100 >= 60 * (yes + partly + no) && no * 100 <= 15 * (yes + partly + no), "{yes} right, {partly} near, {no} wrong");
}
