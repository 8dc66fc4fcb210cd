use ponte_domain::{
    course::Course,
    employer::{Employer, Size},
    vacancy::{Asked, Vacancy, VacancyState},
};
use serde_json::{Value, json};

use super::{COOK, WELDING, codes, read, vacancy, with};
use crate::import::{context::Written, error::Code};

fn refusal(name: &str, value: Value) -> (String, Code) {
    let errors = read::<Vacancy>(Written::Json, &with(vacancy(), name, value)).expect_err("refused");
    assert_eq!(errors.len(), 1, "{errors:?}");
    (errors[0].field.clone(), errors[0].code)
}

#[test]
fn a_vacancy_is_read_and_linked_from_its_title() {
    let value = with(vacancy(), "pay", json!({"min": 1200.5, "max": 1500, "per": "month"}));
    let value = with(value, "employer_deadline", json!("2026-12-01"));
    let (vacancy, warnings) = read::<Vacancy>(Written::Json, &value).expect("accepted");
    assert_eq!(vacancy.occupation.and_then(|occupation| occupation.uri).as_deref(), Some(COOK));
    assert_eq!(vacancy.pay.map(|pay| (pay.min_cents, pay.max_cents)), Some((Some(120_050), Some(150_000))));
    assert_eq!(vacancy.employer_deadline.map(|at| at.to_rfc3339()).as_deref(), Some("2026-12-01T22:59:00+00:00"));
    assert_eq!(vacancy.state, VacancyState::Published);
    assert!(warnings.is_empty());
}

#[test]
fn requirements_mean_what_their_kind_says() {
    let requirements = json!([
        {"kind": "skill", "value": WELDING, "level": 2, "need": "required"},
        {"kind": "language", "value": "fr", "level": "B1", "need": "preferred"},
        {"kind": "education", "level": 4, "need": "required"},
        {"kind": "experience", "months": 24, "need": "preferred"},
        {"kind": "vehicle", "value": "own", "need": "required"},
        {"kind": "availability", "value": "distance", "need": "preferred"},
    ]);
    let (vacancy, _) = read::<Vacancy>(Written::Json, &with(vacancy(), "requirements", requirements)).expect("accepted");
    assert_eq!(vacancy.requirements.len(), 6);
    assert!(matches!(&vacancy.requirements[0].what, Asked::Skill { level: Some(2), .. }));
    assert!(matches!(&vacancy.requirements[3].what, Asked::Experience { occupation: None, months: 24 }));
    assert_eq!(vacancy.requirements[4].what, Asked::Vehicle);
}

#[test]
fn requirements_that_make_no_sense_are_refused() {
    let one = |value: Value| refusal("requirements", json!([value]));
    assert_eq!(one(json!({"kind": "licence", "value": "B"})), ("requirements.1.need".into(), Code::Missing));
    assert_eq!(
        one(json!({"kind": "language", "value": "fr", "months": 3, "need": "required"})),
        ("requirements.1.months".into(), Code::NotForKind)
    );
    assert_eq!(
        one(json!({"kind": "skill", "value": WELDING, "level": 5, "need": "required"})),
        ("requirements.1.level".into(), Code::OutOfRange)
    );
    assert_eq!(one(json!({"kind": "register", "need": "required"})), ("requirements.1.value".into(), Code::Missing));
    assert_eq!(one(json!({"kind": "education", "need": "required"})), ("requirements.1.level".into(), Code::Missing));
    assert_eq!(one(json!({"kind": "experience", "need": "required"})), ("requirements.1.months".into(), Code::Missing));
    assert_eq!(one(json!({"kind": "magic", "need": "required"})), ("requirements.1.kind".into(), Code::NotInList));
    assert_eq!(one(json!("B")), ("requirements.1".into(), Code::WrongType));
}

#[test]
fn what_contradicts_itself_is_refused() {
    assert_eq!(refusal("pay", json!({"min": 10, "max": 9, "per": "hour"})), ("pay.min".into(), Code::MinAboveMax));
    assert_eq!(refusal("positions", json!(0)), ("positions".into(), Code::OutOfRange));
    assert_eq!(refusal("positions", json!(1.5)), ("positions".into(), Code::WrongType));
    assert_eq!(refusal("workplace", json!({"address": "via x"})), ("workplace.istat".into(), Code::Missing));
    assert_eq!(refusal("workplace", json!({"remote": "partly"})), ("workplace.istat".into(), Code::Missing));
    assert!(read::<Vacancy>(Written::Json, &with(vacancy(), "workplace", json!({"remote": "wholly"}))).is_ok());
    assert_eq!(refusal("workplace", json!({})), ("workplace.istat".into(), Code::Missing));
    assert_eq!(refusal("employer_deadline", json!("soon")), ("employer_deadline".into(), Code::BadDate));
    assert_eq!(refusal("hours_week", json!(300)), ("hours_week".into(), Code::OutOfRange));
    let bad = json!({"coherence": 500, "availability": 250, "nearness": 150, "wishes": 101});
    assert_eq!(refusal("weights", bad), ("weights".into(), Code::BadWeights));
    let value = with(with(vacancy(), "published", json!("2026-10-02")), "expires", json!("2026-10-01"));
    assert_eq!(codes(&read::<Vacancy>(Written::Json, &value).expect_err("refused")), [("published", Code::FromAfterTo)]);
}

#[test]
fn an_employer_is_read_or_refused() {
    let value = json!({"id": "E1", "name": "Ditta di Prova", "partita_iva": "00743110157", "size": 12, "website": "www.example.it",
        "sites": [{"istat": "011015"}], "contacts": [{"name": "Lia", "email": "lia@example.it"}]});
    let (employer, warnings) = read::<Employer>(Written::Json, &value).expect("accepted");
    assert_eq!((employer.size, employer.website.as_deref()), (Some(Size::People(12)), Some("https://www.example.it")));
    assert!(warnings.is_empty(), "{warnings:?}");
    let refused = |name: &str, wrong: Value| {
        let errors = read::<Employer>(Written::Json, &with(value.clone(), name, wrong)).expect_err("refused");
        (errors[0].code, errors[0].detail.clone())
    };
    assert_eq!(refused("partita_iva", json!("00743110158")), (Code::BadPartitaIva, "check".into()));
    assert_eq!(refused("partita_iva", json!("00000000000")), (Code::BadPartitaIva, "all_zeros".into()));
    assert_eq!(refused("website", json!("javascript:alert(1)")).0, Code::BadUrl);
    assert_eq!(refused("size", json!("huge")).0, Code::NotInList);
    assert_eq!(refused("sector", json!("ABC")).0, Code::BadSector);
}

#[test]
fn a_course_is_read_or_refused() {
    let value =
        json!({"id": "C1", "title": "Saldatura", "body": "Ente", "skills": [WELDING], "cost": 0, "from": "2027-01-10", "to": "2027-03-10"});
    let (course, _) = read::<Course>(Written::Json, &value).expect("accepted");
    assert_eq!((course.cost_cents, course.skills.len()), (Some(0), 1));
    let errors = read::<Course>(Written::Json, &with(value.clone(), "skills", json!([]))).expect_err("refused");
    assert_eq!(codes(&errors), [("skills", Code::Missing)]);
    let errors = read::<Course>(Written::Json, &with(value, "to", json!("2027-01-09"))).expect_err("refused");
    assert_eq!(codes(&errors), [("from", Code::FromAfterTo)]);
}
