use ponte_domain::{
    dates::PartialDate,
    work_terms::{Contract, Licence},
    worker::{Sex, Worker},
};
use serde_json::{Value, json};

use super::{CLEANING, COOK, WELDER, WELDING, codes, read, with, worker};
use crate::import::{context::Written, error::Code};

/// The one error of a worker with one field set.
fn refusal(name: &str, value: Value) -> (String, Code) {
    let errors = read::<Worker>(Written::Json, &with(worker(), name, value)).expect_err("refused");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].line, 7);
    (errors[0].field.clone(), errors[0].code)
}

fn accepted(name: &str, value: Value) -> (Worker, Vec<(String, Code)>) {
    let (worker, warnings) = read::<Worker>(Written::Json, &with(worker(), name, value)).expect("accepted");
    (worker, warnings.into_iter().map(|warning| (warning.field, warning.code)).collect())
}

#[test]
fn a_full_worker_is_read() {
    let value = json!({
        "id": 12, "given_name": " Ada ", "family_name": "Prova", "codice_fiscale": "prvdaa90a41e463f",
        "contacts": {"phone": ["0187 000000"], "email": "ada@example.it", "preferred": "phone"},
        "residence": {"istat": "011015", "cap": "19121"}, "domicile": {"lat": 44.1, "lon": 9.8},
        "education": [{"title": "Diploma", "eqf": 4, "year": 2009}],
        "experiences": [{"title": "cuoco", "occupation": "5120", "from": "2019-03", "to": "2020-10-31", "sector": "56.11"}],
        "skills": [{"skill": WELDING, "level": 3, "evidence": "observed"}, {"skill": "saldare"}, {"skill": "parole ignote"}],
        "languages": [{"code": "it", "cefr": "native"}], "licences": ["B", "CQC_goods"],
        "availability": {"contracts": ["permanent", "seasonal"], "max_km": 30, "firm": ["max_km"]},
        "wishes": {"occupations": [COOK]}, "consents": {"matching": true}
    });
    let value = with(value, "codice_fiscale", Value::Null);
    let (worker, warnings) = read::<Worker>(Written::Json, &value).expect("accepted");
    assert_eq!((worker.external.id.as_str(), worker.external.source.as_str(), worker.desk.as_str()), ("12", "fixture", "SP1"));
    assert_eq!(worker.person.given_name, "Ada");
    assert_eq!(worker.experiences[0].from, PartialDate::parse("2019-03"));
    assert_eq!(worker.experiences[0].occupation.as_ref().map(|o| o.text.as_str()), Some("cuochi"));
    assert_eq!(worker.skills[0].skill.text, "saldare metalli");
    assert_eq!((worker.skills[1].skill.uri.as_deref(), worker.skills[1].skill.sure), (Some(WELDING), Some(400)));
    assert_eq!(worker.skills[2].skill.uri, None);
    assert_eq!(worker.licences, [Licence::B, Licence::CqcGoods]);
    assert_eq!(worker.availability.contracts, [Contract::Permanent, Contract::Seasonal]);
    assert_eq!(codes(&warnings), [("skills.3.skill", Code::NotLinked)]);
}

#[test]
fn a_codice_fiscale_fills_what_is_missing_and_tells_what_differs() {
    let value = json!({"id": "1", "given_name": "Mario", "family_name": "Rossi", "codice_fiscale": "rss mra 80a01 f205x"});
    let (worker, warnings) = read::<Worker>(Written::Json, &value).expect("accepted");
    assert_eq!(worker.person.codice_fiscale.as_deref(), Some("RSSMRA80A01F205X"));
    assert_eq!(worker.person.birth_date.map(|date| date.to_string()).as_deref(), Some("1980-01-01"));
    assert_eq!((worker.person.sex, worker.person.birthplace.as_deref()), (Some(Sex::Male), Some("F205")));
    assert!(warnings.is_empty());
    let (worker, warnings) = read::<Worker>(Written::Json, &with(value, "sex", json!("F"))).expect("accepted");
    assert_eq!(worker.person.sex, Some(Sex::Female), "what was declared stands");
    assert_eq!((warnings[0].code, warnings[0].detail.as_str()), (Code::CodiceFiscaleMismatch, "sex"));
}

#[test]
fn a_wrong_codice_fiscale_is_refused() {
    let errors = read::<Worker>(Written::Json, &with(worker(), "codice_fiscale", json!("RSSMRA80A01F205Z"))).expect_err("refused");
    assert_eq!((errors[0].code, errors[0].detail.as_str()), (Code::BadCodiceFiscale, "check"));
}

#[test]
fn unknown_fields_are_refused_with_the_nearest() {
    let errors = read::<Worker>(Written::Json, &with(worker(), "residence", json!({"istaat": "011015"}))).expect_err("refused");
    assert_eq!(codes(&errors), [("residence.istaat", Code::UnknownField)]);
    assert_eq!(errors[0].nearest.as_deref(), Some("residence.istat"));
}

#[test]
fn every_error_of_a_record_is_told() {
    let value = json!({"id": "", "given_name": 5, "sex": "X", "contacts": {"email": "no"}, "skills": [{"skill": WELDING, "level": 9}]});
    let errors = read::<Worker>(Written::Json, &value).expect_err("refused");
    let mut found = codes(&errors);
    found.sort_unstable();
    let expected = [
        ("contacts.email", Code::BadEmail),
        ("family_name", Code::Missing),
        ("given_name", Code::WrongType),
        ("id", Code::Missing),
        ("sex", Code::NotInList),
        ("skills.1.level", Code::OutOfRange),
    ];
    assert_eq!(found, expected);
}

#[test]
fn impossible_dates_are_refused() {
    assert_eq!(refusal("birth_date", json!("1990-02-30")), ("birth_date".into(), Code::ImpossibleDate));
    assert_eq!(refusal("birth_date", json!("1700-02-03")), ("birth_date".into(), Code::ImpossibleDate));
    assert_eq!(refusal("birth_date", json!("03/02/1990")), ("birth_date".into(), Code::BadDate));
    assert_eq!(refusal("birth_date", json!("1990-2-3")), ("birth_date".into(), Code::BadDate));
    assert_eq!(refusal("birth_date", json!("1990-02")), ("birth_date".into(), Code::BadDate));
    assert_eq!(refusal("birth_date", json!("2026-11-23")), ("birth_date".into(), Code::FutureDate));
}

#[test]
fn spans_that_run_backwards_are_refused() {
    let span = |from: &str, to: &str| json!([{"title": "x", "from": from, "to": to}]);
    assert_eq!(refusal("experiences", span("2020-05", "2020-04")), ("experiences.1.from".into(), Code::FromAfterTo));
    assert_eq!(accepted("experiences", span("2020-05-10", "2020-05")).1, []);
}

#[test]
fn past_work_is_linked_from_its_title() {
    let occupation = |experience: Value| accepted("experiences", json!([experience])).0.experiences[0].occupation.clone();
    let linked = occupation(json!({"title": "Cuoco"})).expect("a link");
    assert_eq!((linked.uri.as_deref(), linked.sure, linked.text.as_str()), (Some(COOK), Some(980), "Cuoco"));
    assert_eq!(occupation(json!({"title": "Cuoco", "occupation": WELDER})).and_then(|given| given.uri).as_deref(), Some(WELDER));
    assert_eq!(occupation(json!({"title": "zzz"})), None);
    assert_eq!(accepted("experiences", json!([{"title": "zzz"}])).1, []);
    let words = accepted("experiences", json!([{"title": "x", "occupation": {"label": "zzz"}}])).1;
    assert_eq!(words, [("experiences.1.occupation.label".into(), Code::NotLinked)]);
}

#[test]
fn unknown_codes_are_refused() {
    assert_eq!(refusal("licences", json!(["B", "Z"])), ("licences.2".into(), Code::NotInList));
    assert_eq!(refusal("citizenship", json!(["QQ"])), ("citizenship.1".into(), Code::BadCountry));
    assert_eq!(refusal("languages", json!([{"code": "qq"}])), ("languages.1.code".into(), Code::BadLanguage));
    assert_eq!(refusal("languages", json!([{"code": "it", "cefr": "C3"}])), ("languages.1.cefr".into(), Code::NotInList));
    assert_eq!(refusal("wishes", json!({"sectors": ["99.99"]})), ("wishes.sectors.1".into(), Code::UnknownSector));
    assert_eq!(refusal("wishes", json!({"sectors": ["restaurants"]})), ("wishes.sectors.1".into(), Code::BadSector));
    assert_eq!(refusal("wishes", json!({"occupations": ["9999"]})), ("wishes.occupations.1".into(), Code::UnknownConcept));
    assert_eq!(refusal("wishes", json!({"occupations": ["1.1.1.1.1"]})), ("wishes.occupations.1".into(), Code::UnknownConcept));
    assert_eq!(refusal("skills", json!([{"skill": "http://example.org/x"}])), ("skills.1.skill".into(), Code::UnknownConcept));
    assert_eq!(refusal("education", json!([{"title": "x", "eqf": 9}])), ("education.1.eqf".into(), Code::OutOfRange));
}

#[test]
fn places_are_found_by_code_or_name() {
    let istat = |value: Value| accepted("residence", value).0.residence.and_then(|address| address.istat);
    assert_eq!(istat(json!({"istat": "La Spezia (SP)"})).as_deref(), Some("011015"));
    assert_eq!(istat(json!({"istat": "La Spezia SP"})).as_deref(), Some("011015"));
    assert_eq!(istat(json!({"municipality": "la spezia"})).as_deref(), Some("011015"));
    assert_eq!(istat(json!({"municipality": "Samone (TN)"})).as_deref(), Some("022165"));
    assert_eq!(istat(json!({"municipality": "Samone TN", "province": "tn"})).as_deref(), Some("022165"));
    assert_eq!(
        refusal("residence", json!({"municipality": "Samone (TN)", "province": "TO"})),
        ("residence.municipality".into(), Code::UnknownPlace)
    );
    assert_eq!(istat(json!({"municipality": "Samone", "province": "tn"})).as_deref(), Some("022165"));
    assert_eq!(refusal("residence", json!({"istat": "999999"})), ("residence.istat".into(), Code::UnknownPlace));
    assert_eq!(refusal("residence", json!({"municipality": "Samone"})), ("residence.municipality".into(), Code::AmbiguousPlace));
    let (worker, warnings) = accepted("residence", json!({"istat": "011900"}));
    assert_eq!(worker.residence.and_then(|address| address.istat).as_deref(), Some("011015"));
    assert_eq!(warnings, [("residence.istat".into(), Code::MergedPlace)]);
    let errors = read::<Worker>(Written::Json, &with(worker_with_place(), "residence.istat", json!("La Speza (SP)"))).expect_err("refused");
    assert_eq!(errors[0].nearest.as_deref(), Some("La Spezia"));
}

fn worker_with_place() -> Value {
    with(worker(), "residence", json!({"istat": "011015"}))
}

#[test]
fn coordinates_are_on_the_earth_and_near_or_told() {
    let at = |lat: f64, lon: f64| json!({"lat": lat, "lon": lon});
    assert_eq!(refusal("domicile", at(95.0, 9.0)), ("domicile.lat".into(), Code::OffEarth));
    assert_eq!(refusal("domicile", at(44.0, 190.0)), ("domicile.lon".into(), Code::OffEarth));
    assert_eq!(refusal("domicile", json!({"lat": 44.0})), ("domicile.lon".into(), Code::HalfCoordinates));
    assert_eq!(accepted("domicile", at(9.8, 44.1)).1, [("domicile.lat".into(), Code::FarFromItaly)]);
    assert_eq!(accepted("domicile", at(43.70, 7.26)).1, [], "Nice is near");
}

#[test]
fn cells_are_read_more_leniently_than_json() {
    let row = json!({
        "id": "W1", "given_name": "Ada", "family_name": "Prova", "birth_date": "3/12/1992", "residence": {"istat": "11015"},
        "licences": "B|forklift", "availability": {"max_km": "30", "relocation": "sì", "contracts": "Full time"},
    });
    let errors = read::<Worker>(Written::Text, &row).expect_err("full time is no contract");
    assert_eq!(codes(&errors), [("availability.contracts.1", Code::NotInList)]);
    let (worker, _) = read::<Worker>(Written::Text, &with(row, "availability.contracts", json!("Fixed term|seasonal"))).expect("accepted");
    assert_eq!(worker.person.birth_date.map(|date| date.to_string()).as_deref(), Some("1992-12-03"));
    assert_eq!(worker.availability.max_km, Some(30));
    assert_eq!(worker.availability.relocation, Some(true));
    assert_eq!(worker.availability.contracts, [Contract::FixedTerm, Contract::Seasonal]);
    assert_eq!(worker.licences, [Licence::B, Licence::Forklift]);
    assert_eq!(worker.residence.and_then(|address| address.istat).as_deref(), Some("011015"));
    assert_eq!(refusal("availability", json!({"max_km": "30"})), ("availability.max_km".into(), Code::WrongType));
}

#[test]
fn texts_have_limits() {
    assert_eq!(refusal("given_name", json!("a".repeat(201))), ("given_name".into(), Code::TooLong));
    assert_eq!(refusal("given_name", json!("a\u{0}b")), ("given_name".into(), Code::ControlCharacter));
    assert_eq!(refusal("given_name", json!("a\u{202e}b")), ("given_name".into(), Code::ControlCharacter));
    assert_eq!(refusal("registers", json!(vec!["x"; 501])), ("registers".into(), Code::TooMany));
    let errors = read::<Worker>(Written::Json, &with(worker(), "sex", json!("y".repeat(500)))).expect_err("refused");
    assert_eq!(errors[0].value.chars().count(), 80);
}

#[test]
fn links_to_skills_may_be_written_out() {
    let (worker, _) = accepted("skills", json!([{"esco": CLEANING, "label": "pulizie", "sure": 700}]));
    assert_eq!((worker.skills[0].skill.text.as_str(), worker.skills[0].skill.sure), ("pulizie", Some(700)));
    let (worker, _) = accepted("wishes", json!({"occupations": [{"uri": COOK, "label": "capo cuoco"}, "5.2.2.1.0"]}));
    assert_eq!(worker.wishes.occupations[0].text, "capo cuoco");
    assert_eq!(worker.wishes.occupations[1].uri.as_deref(), Some(COOK));
}
