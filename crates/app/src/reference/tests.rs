//! The readers on small files, good and bad.

use std::{io::Write, path::PathBuf};

use ponte_domain::{
    geo::Point,
    reference::{Lang, Place},
    reference_batch::{ConceptKind, ReferenceBatch, RelationKind},
};
use tempfile::TempDir;

use super::{
    ateco::{self, AtecoEdition},
    boundaries, ccnl,
    cp::{self, CpEdition},
    error::{CellProblem, MapProblem, ReferenceError},
    esco, istat_comuni,
    table::ColumnMap,
};

const WELDER: &str = "http://data.europa.eu/esco/occupation/welder";
const ESCO_HEAD: &str = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status";
const SKILL_HEAD: &str = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status";

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder"))
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.0.path().join(name);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        std::fs::write(&file, content).expect("a file");
        file
    }
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(text.as_bytes()).expect("to pack");
    encoder.finish().expect("packed")
}

fn label<'b>(batch: &'b ReferenceBatch, uri: &str, lang: Lang) -> Option<&'b str> {
    batch.labels.iter().find(|label| &*label.uri == uri && label.lang == lang).map(|label| label.label.as_ref())
}

fn esco_folder() -> Folder {
    let folder = Folder::new();
    let base = "http://data.europa.eu/esco";
    folder.put(
        "en/occupations_en.csv",
        format!("\u{feff}{ESCO_HEAD}\nOccupation,{WELDER},7212,welder,\"welding operator\nWelder\",released\n"),
    );
    folder.put("en/skills_en.csv.gz", gzip(&format!("{SKILL_HEAD}\nKnowledgeSkillCompetence,{base}/skill/a,knowledge,transversal,weld,,released\nKnowledgeSkillCompetence,{base}/skill/a,knowledge,,again,,released\n")));
    folder.put(
        "it/occupations_it_v1.0.8.csv",
        format!("{ESCO_HEAD}\nOccupation,{WELDER},7212,saldatore/saldatrice,,\nOccupation,{base}/occupation/gone,7212,maniscalco,,\n"),
    );
    folder.put("en/greenSkillsCollection_en.csv", format!("conceptUri,preferredLabel,broaderConceptUri\n{base}/skill/a,weld,\n"));
    folder.put("relations/x.csv", format!("occupationUri,relationType,skillType,skillUri\n{WELDER},essential,knowledge,{base}/skill/a\n{WELDER},optional,knowledge,{base}/skill/none\n"));
    folder.put("notes.csv", "a,b\n1,2\n");
    folder
}

#[test]
fn releases_and_languages_join_by_uri_and_the_rest_is_reported() {
    let folder = esco_folder();
    let (batch, report) = esco::read(folder.0.path()).expect("an ESCO folder");
    assert_eq!(label(&batch, WELDER, Lang::En), Some("welder"));
    assert_eq!(label(&batch, WELDER, Lang::It), Some("saldatore/saldatrice"));
    assert_eq!(batch.concepts.len(), 2, "an older release adds no concept");
    assert!(batch.concepts.iter().any(|concept| concept.kind == ConceptKind::Skill && concept.transversal && concept.green));
    let welder = batch.labels.iter().find(|label| label.lang == Lang::En && &*label.uri == WELDER).expect("is there");
    assert_eq!(welder.alternatives, vec!["welding operator".into()], "the label is not repeated");
    assert_eq!(batch.relations.len(), 1);
    assert_eq!(batch.relations[0].kind, RelationKind::Essential);
    let of = |name: &str| report.files.iter().find(|file| file.file.to_string_lossy().contains(name)).expect("is there");
    assert_eq!(of("v1.0.8").not_joined.count, 1);
    assert!(of("v1.0.8").not_joined.samples[0].contains("maniscalco"));
    assert_eq!(of("relations").not_joined.count, 1);
    assert_eq!(of("skills_en").repeated.count, 1);
    assert_eq!(report.not_recognised.len(), 1);
}

#[test]
fn a_folder_without_esco_is_refused() {
    let folder = Folder::new();
    folder.put("a.csv", "x,y\n1,2\n");
    assert!(matches!(esco::read(folder.0.path()), Err(ReferenceError::NothingRecognised { .. })));
    assert!(matches!(esco::read(&folder.0.path().join("none")), Err(ReferenceError::Unreadable { .. })));
}

#[test]
fn a_wrong_relation_names_file_line_and_column() {
    let folder = esco_folder();
    folder.put("relations/y.csv", format!("occupationUri,relationType,skillType,skillUri\n{WELDER},perhaps,knowledge,{WELDER}\n"));
    match esco::read(folder.0.path()) {
        Err(ReferenceError::Cell { file, line, column, value, problem }) => {
            assert!(file.ends_with("relations/y.csv"));
            assert_eq!((line, column, value.as_str(), problem), (2, "relationType", "perhaps", CellProblem::NotACode));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_gzip_cut_short_is_damaged() {
    let folder = Folder::new();
    let whole = gzip("id,titolo\nA011,Operai agricoli di un posto qualunque\n");
    let file = folder.put("ccnl.csv.gz", &whole[..whole.len() - 9]);
    assert!(matches!(ccnl::read(&file, &ColumnMap::new()), Err(ReferenceError::Damaged { .. })));
}

#[test]
fn windows_1252_with_semicolons_is_read() {
    let folder = Folder::new();
    let file = folder.put("ateco.csv", b"codice;descrizione\n01;ATTIVIT\xc0 DELL\x92AGRICOLTURA\n01.1;Colture\n");
    let (batch, _) = ateco::read(&file, AtecoEdition::Ateco2007, &ColumnMap::new()).expect("a list");
    assert_eq!(batch.classes[0].1.title, "ATTIVITÀ DELL’AGRICOLTURA");
    assert_eq!(batch.classes.len(), 2);
}

#[test]
fn other_column_names_are_mapped_and_missing_ones_named() {
    let folder = Folder::new();
    let file = folder.put("cp.csv", "Livello,Chiave,Dicitura\n5,3.1.6.1.2,Ufficiali di coperta\n");
    match cp::read(&file, CpEdition::Cp2021, &ColumnMap::new()) {
        Err(ReferenceError::Columns { missing, found, .. }) => {
            assert_eq!(missing, ["codice", "titolo"]);
            assert_eq!(found, ["Livello", "Chiave", "Dicitura"]);
        }
        other => panic!("{other:?}"),
    }
    let map = [("codice", "Chiave"), ("titolo", "dicitura")].map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned())).into();
    let (batch, _) = cp::read(&file, CpEdition::Cp2021, &map).expect("a list");
    assert_eq!(batch.classes[0].1.code, "3.1.6.1.2");
}

#[test]
fn a_repeated_code_and_an_unclosed_quote_are_refused() {
    let folder = Folder::new();
    let file = folder.put("cp.csv", "codice,titolo\n1,Dirigenti\n1,Dirigenti\n");
    let read = cp::read(&file, CpEdition::Cp2011, &ColumnMap::new());
    assert!(matches!(read, Err(ReferenceError::Cell { line: 3, problem: CellProblem::Repeated, .. })));
    let file = folder.put("wide.csv", "codice,titolo\n1,Dirigenti,troppo\n");
    assert!(matches!(cp::read(&file, CpEdition::Cp2011, &ColumnMap::new()), Err(ReferenceError::BrokenLine { line: 2, .. })));
    let file = folder.put("quote.csv", format!("codice,titolo\n1,\"Dirigenti\n{}", "2,Altri\n".repeat(40_000)));
    assert!(matches!(cp::read(&file, CpEdition::Cp2011, &ColumnMap::new()), Err(ReferenceError::BrokenLine { line: 2, .. })));
}

const PLACES: &str =
    "codice_istat,nome,nome_altra_lingua,sigla,regione,codice_catastale,cap,lat,lon,paese,confluito_in,codice_istat_20250101\n";

#[test]
fn places_bilingual_merged_renumbered_and_french() {
    let folder = Folder::new();
    let file = folder.put(
        "places.csv",
        format!("{PLACES}21008,Bolzano/Bozen,,BZ,Trentino-Alto Adige,A952,39100,\"46,49\",11.35,,,021008\n118006,Cagliari,,CA,Sardegna,B354,,39.2,9.1,,,092009\n013112,Gravedona,,CO,Lombardia,,,,,,013249,\n013249,Gravedona ed Uniti,,CO,Lombardia,,,46.1,9.3,,,\n2A004,Ajaccio,,2A,Corse,,20000,41.92,8.73,FR,,\n"),
    );
    let (batch, _) = istat_comuni::read(&file, &ColumnMap::new()).expect("a list");
    let place = |code: &str| batch.places.iter().find(|place| place.code == code).expect(code);
    assert_eq!((place("021008").name.as_str(), place("021008").other_name.as_deref()), ("Bolzano", Some("Bozen")));
    assert_eq!(place("021008").point, Some(Point { lat: 46.49, lon: 11.35 }));
    assert_eq!(place("092009").merged_into.as_deref(), Some("118006"));
    assert_eq!(place("013112").merged_into.as_deref(), Some("013249"));
    assert_eq!(place("FR2A004").country, "FR");
    let catalogue = ponte_domain::reference::Catalogue::new(batch.places, vec![], vec![], vec![]);
    assert_eq!(catalogue.place("092009").map(|place| place.code.as_str()), Some("118006"));
    assert_eq!(catalogue.places_named("bozen", None).len(), 1);
    assert_eq!(catalogue.places_named("CAGLIARI", Some("ca")).len(), 1, "the former code is no second Cagliari");
}

#[test]
fn impossible_degrees_and_codes_are_refused_with_their_place() {
    let folder = Folder::new();
    for (row, column) in [
        ("011015,La Spezia,,SP,Liguria,E463,,944.1,9.8,,,", "lat"),
        ("011015,La Spezia,,SP,Liguria,E463,,44.1,nord,,,", "lon"),
        ("11X15,La Spezia,,SP,Liguria,E463,,44.1,9.8,,,", "codice_istat"),
        ("011015,La Spezia,,SP,Liguria,4463,,44.1,9.8,,,", "codice_catastale"),
    ] {
        let file = folder.put("places.csv", format!("{PLACES}{row}\n"));
        match istat_comuni::read(&file, &ColumnMap::new()) {
            Err(ReferenceError::Cell { line: 2, column: named, .. }) => assert_eq!(named, column),
            other => panic!("{other:?}"),
        }
    }
}

const MAP: &str = r#"{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[9,44]},"arcs":[[[0,0],[10,0],[0,10]],[[10,10],[-10,0],[0,-10]]],"objects":{"x":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0,1]],"properties":{"PRO_COM_T":"011015","COMUNE":"Quadrato"}}]}}}"#;

#[test]
fn a_point_far_outside_its_boundary_moves_inside() {
    let folder = Folder::new();
    let read = boundaries::read(&folder.put("map.json.gz", gzip(MAP))).expect("a map");
    assert!(read.batch.boundaries[0].geometry.starts_with(r#"{"coordinates":[[[9.0,44.0],[10.0,44.0],[10.0,45.0]"#));
    let place = |code: &str, lat: f64| Place {
        code: code.into(),
        name: code.into(),
        other_name: None,
        province: "SP".into(),
        region: "Liguria".into(),
        country: "IT".into(),
        belfiore: None,
        caps: vec![],
        point: Some(Point { lat, lon: 9.5 }),
        merged_into: None,
    };
    let mut places = [place("011015", 45.2), place("011016", 45.2)];
    let moved = read.outlines.correct_points(&mut places);
    assert_eq!(moved.samples, ["011015"]);
    assert_eq!(places[0].point, Some(Point { lat: 44.5, lon: 9.5 }));
    let again = boundaries::Outlines::of_stored(&read.batch.boundaries);
    assert_eq!(again.correct_points(&mut places).count, 0);
}

#[test]
fn maps_that_are_none_or_projected_are_refused() {
    let folder = Folder::new();
    let problem = |content: &str| match boundaries::read(&folder.put("map.json", content)) {
        Err(ReferenceError::Map { problem, .. }) => problem,
        other => panic!("{other:?}"),
    };
    assert!(matches!(problem("codice,nome\n"), MapProblem::NotJson { line: 1, .. }));
    assert_eq!(problem(&MAP.replace("[0,1]]", "[0,7]]")), MapProblem::BrokenShape { shape: 0 });
    assert_eq!(problem(&MAP.replace("PRO_COM_T", "ID")), MapProblem::NoCode { shape: 0 });
    assert_eq!(problem(&MAP.replace("[0.1,0.1]", "[5000,5000]")), MapProblem::NotDegrees { shape: 0 });
}
