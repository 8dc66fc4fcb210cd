//! Reference data on both engines.

use std::collections::HashSet;

use chrono::{DateTime, TimeZone, Utc};
use ponte_domain::{
    course::Course,
    geo::Point,
    reference::{ClassEntry, Lang, Place, Scheme},
    reference_batch::{
        Boundary, Concept, ConceptKind, ConceptLabel, ConceptRelation, ReferenceBatch, RelationKind, Release, Source, Territory,
        TerritoryKind,
    },
};
use ponte_storage::{
    Db, New,
    reference::{Retirement, Written, boundaries, load_catalogue, releases, retirement, write},
    register,
};
use ponte_testkit::databases;
use uuid::Uuid;

const WELDER: &str = "http://data.europa.eu/esco/occupation/welder";
const WELD: &str = "http://data.europa.eu/esco/skill/weld";
const GRIND: &str = "http://data.europa.eu/esco/skill/grind";
const GROUP: &str = "http://data.europa.eu/esco/skill/group";
const METAL: &str = "http://data.europa.eu/esco/skill/metal";

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 8, 0, 0).single().expect("an instant")
}

fn label(uri: &str, lang: Lang, label: &str, alternatives: &[&str]) -> ConceptLabel {
    ConceptLabel { uri: uri.into(), lang, label: label.into(), alternatives: alternatives.iter().map(|word| (*word).into()).collect() }
}

fn relation(from: &str, kind: RelationKind, to: &str) -> ConceptRelation {
    ConceptRelation { from: from.into(), kind, to: to.into() }
}

fn esco(skills: &[&str]) -> ReferenceBatch {
    let concept = |uri: &str, kind| Concept::new(uri, kind);
    let mut batch = ReferenceBatch { release: Some(Release { name: "esco".into(), version: "1.1.1".into() }), ..ReferenceBatch::default() };
    let mut welder = concept(WELDER, ConceptKind::Occupation);
    (welder.isco, welder.blue) = (Some("7212".into()), true);
    batch.concepts = vec![welder, concept(GROUP, ConceptKind::SkillGroup), concept(METAL, ConceptKind::SkillGroup)];
    batch.concepts.extend(skills.iter().map(|uri| concept(uri, ConceptKind::Skill)));
    batch.labels = vec![label(WELDER, Lang::En, "welder", &["welding operator"]), label(WELDER, Lang::It, "saldatore/saldatrice", &[])];
    batch.labels.extend(skills.iter().map(|uri| label(uri, Lang::En, uri, &[])));
    batch.relations.extend(skills.iter().map(|uri| relation(WELDER, RelationKind::Optional, uri)));
    batch.relations.extend(skills.iter().map(|uri| relation(uri, RelationKind::Broader, GROUP)));
    batch.relations.push(relation(GROUP, RelationKind::Broader, METAL));
    batch.whole_kinds = vec![ConceptKind::Occupation, ConceptKind::Skill];
    batch
}

fn starter() -> ReferenceBatch {
    let geometry = r#"{"type":"Polygon","coordinates":[]}"#.into();
    let french = Some("Transports maritimes".into());
    ReferenceBatch {
        concepts: vec![
            Concept::new(WELDER, ConceptKind::Occupation),
            Concept::new("ponte:skill/x", ConceptKind::Skill),
            Concept::new(WELD, ConceptKind::Skill),
        ],
        labels: vec![
            label(WELDER, Lang::It, "saldatore", &["saldatore a filo"]),
            label("ponte:skill/x", Lang::It, "molare", &[]),
            label(WELD, Lang::It, "saldare", &[]),
        ],
        relations: vec![relation(WELDER, RelationKind::Essential, "ponte:skill/x"), relation(WELDER, RelationKind::Essential, WELD)],
        territories: vec![Territory {
            kind: TerritoryKind::Province,
            code: "011".into(),
            name: "La Spezia".into(),
            short: Some("SP".into()),
            region: Some("07".into()),
        }],
        places: vec![Place {
            code: "011015".into(),
            name: "La Spezia".into(),
            other_name: None,
            province: "SP".into(),
            region: "Liguria".into(),
            country: "IT".into(),
            belfiore: Some("E463".into()),
            caps: vec!["19121".into(), "19122".into()],
            point: Some(Point { lat: 44.107, lon: 9.8282 }),
            merged_into: None,
        }],
        classes: vec![(
            Scheme::Ateco2025,
            ClassEntry { code: "50".into(), title: "Trasporti marittimi".into(), title_fr: french, title_en: None },
        )],
        boundaries: vec![Boundary { kind: TerritoryKind::Municipality, code: "011015".into(), name: "La Spezia".into(), geometry }],
        ..ReferenceBatch::default()
    }
}

async fn put(db: &Db, batch: &ReferenceBatch, source: Source) -> (Written, Retirement) {
    let retired = retirement(db, batch).await.expect("what is retired");
    let mut tx = db.begin().await.expect("a transaction");
    let written = write(&mut tx, batch, source, &retired, now()).await.expect("to write");
    tx.commit(now()).await.expect("to commit");
    (written, retired)
}

#[tokio::test]
async fn what_is_written_is_read_back_as_the_catalogue() {
    for test in databases().await {
        put(&test.db, &starter(), Source::Starter).await;
        let catalogue = load_catalogue(&test.db).await.expect("a catalogue");
        assert_eq!(catalogue.places(), starter().places);
        assert_eq!(catalogue.province("SP").map(|province| province.code.as_str()), Some("011"));
        assert_eq!(catalogue.class(Scheme::Ateco2025, "50"), Some(&starter().classes[0].1));
        let welder = catalogue.occupation(catalogue.occupation_ix(WELDER).expect("is there"));
        assert_eq!((welder.label.get(Lang::It), welder.essential.len()), ("saldatore", 2));
        assert_eq!(boundaries(&test.db, TerritoryKind::Municipality).await.expect("boundaries"), starter().boundaries);
    }
}

#[tokio::test]
async fn official_words_lead_and_the_starter_sets_stay_findable() {
    for test in databases().await {
        put(&test.db, &starter(), Source::Starter).await;
        put(&test.db, &esco(&[WELD, GRIND]), Source::Esco).await;
        // A newer program brings its set again: what is official stays.
        put(&test.db, &starter(), Source::Starter).await;
        let catalogue = load_catalogue(&test.db).await.expect("a catalogue");
        let welder = catalogue.occupation(catalogue.occupation_ix(WELDER).expect("is there"));
        assert_eq!(welder.label.get(Lang::It), "saldatore/saldatrice");
        let words: Vec<&str> = welder.alternatives.iter().map(|(_, word)| word.as_ref()).collect();
        assert_eq!(words, ["welding operator", "saldatore", "saldatore a filo"]);
        assert!(welder.blue && &*welder.isco == "7212");
        let uris = |skills: &[_]| skills.iter().map(|ix| catalogue.skill(*ix).uri.to_string()).collect::<HashSet<_>>();
        assert_eq!(uris(&welder.essential), HashSet::from(["ponte:skill/x".to_owned()]), "of a pair, ESCO's word counts");
        assert_eq!(uris(&welder.optional), HashSet::from([WELD.to_owned(), GRIND.to_owned()]));
        let (weld, grind) = (catalogue.skill_ix(WELD).expect("is there"), catalogue.skill_ix(GRIND).expect("is there"));
        assert_eq!(catalogue.skill(weld).ancestors, catalogue.skill(grind).ancestors);
        assert_eq!(catalogue.skill(weld).ancestors.len(), 2, "nearest group and the one above it");
    }
}

#[tokio::test]
async fn the_same_batch_again_changes_nothing() {
    for test in databases().await {
        let (first, _) = put(&test.db, &esco(&[WELD]), Source::Esco).await;
        assert_eq!((first.new, first.changed), (4, 0));
        let (again, _) = put(&test.db, &esco(&[WELD]), Source::Esco).await;
        assert_eq!((again.new, again.changed, again.words, again.unchanged), (0, 0, 0, 4));
        let known = releases(&test.db).await.expect("the releases");
        assert_eq!(known, [(Release { name: "esco".into(), version: "1.1.1".into() }, now())]);
    }
}

#[tokio::test]
async fn a_newer_release_keeps_what_is_in_use_and_drops_the_rest() {
    for test in databases().await {
        let idle = "http://data.europa.eu/esco/skill/idle";
        put(&test.db, &starter(), Source::Starter).await;
        put(&test.db, &esco(&[WELD, GRIND, idle]), Source::Esco).await;
        insert_course_that_teaches(&test.db, GRIND).await;
        let (_, retired) = put(&test.db, &esco(&["http://data.europa.eu/esco/skill/new"]), Source::Esco).await;
        assert_eq!(retired, Retirement { kept: vec![GRIND.into()], dropped: vec![idle.into()] });
        let catalogue = load_catalogue(&test.db).await.expect("a catalogue");
        let retired = |uri: &str| catalogue.skill_ix(uri).map(|ix| catalogue.skill(ix).retired);
        assert_eq!(retired(GRIND), Some(true));
        assert_eq!(retired(idle), None);
        assert_eq!(retired(WELD), Some(false), "the starter set itself uses it");
    }
}

#[tokio::test]
async fn a_batch_of_words_only_retires_nothing() {
    for test in databases().await {
        put(&test.db, &esco(&[WELD, GRIND]), Source::Esco).await;
        let words = ReferenceBatch { relations: vec![], ..esco(&[WELD]) };
        let (_, retired) = put(&test.db, &words, Source::Esco).await;
        assert_eq!(retired, Retirement::default());
    }
}

async fn insert_course_that_teaches(db: &Db, uri: &str) {
    let course: Course = serde_json::from_value(serde_json::json!({
        "external": { "source": "test", "id": "1" }, "desk": "sp", "title": "Molatura", "body": "Scuola",
        "place": {}, "skills": [{ "text": "molare", "uri": uri }],
    }))
    .expect("a course");
    let mut tx = db.begin().await.expect("a transaction");
    register::insert(&mut tx, &[New { id: Uuid::now_v7(), value: &course }], now(), None).await.expect("to insert");
    tx.commit(now()).await.expect("to commit");
}
