use chrono::{NaiveDate, TimeDelta, TimeZone, Utc};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn service(lep: &str) -> Service {
    Service {
        id: Uuid::nil(),
        lep: lep.to_owned(),
        subject: Subject::Worker(WorkerId(Uuid::nil())),
        desk: "SP".into(),
        by: Actor::Console,
        channel: ServiceChannel::Desk,
        at: Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap(),
        minutes: 10,
        outcome: ServiceOutcome::Done,
        note: None,
        programme: None,
        origin: None,
    }
}

#[test]
fn the_law_has_twenty_one_levels_with_f_as_their_parent_and_m_divided() {
    let leaves = LEPS.iter().filter(|(code, parent, _)| *code != "F" && *parent != Some("M"));
    assert_eq!(leaves.count(), 21);
    let list = LepList::default();
    assert!(list.is_within("F3", "F") && list.is_within("F", "F") && !list.is_within("F", "F3") && !list.is_within("Z", "F"));
}

#[test]
fn a_service_fits_the_side_of_its_subject_and_the_clock() {
    let (list, now) = (LepList::default(), service("A").at);
    assert_eq!(service("A").check(&list, now), Ok(()));
    assert_eq!(service("Q").check(&list, now), Err(ServiceError::Side));
    assert_eq!(service("Z").check(&list, now), Err(ServiceError::Lep));
    assert_eq!(service("A").check(&list, now - TimeDelta::seconds(1)), Err(ServiceError::Future));
    assert_eq!(Service { minutes: 4_801, ..service("A") }.check(&list, now), Err(ServiceError::Minutes));
    assert_eq!(Service { note: Some("x".repeat(1_001)), ..service("A") }.check(&list, now), Err(ServiceError::TooLong));
    let employer = Subject::Employer(EmployerId(Uuid::nil()));
    assert_eq!(Service { subject: employer, ..service("Q") }.check(&list, now), Ok(()));
}

#[test]
fn an_installation_adds_levels_below_those_of_the_law() {
    let added = |code: &str, parent: Option<&str>, side, name: &str| Extension {
        code: code.into(),
        parent: parent.map(str::to_owned),
        side,
        name: name.into(),
    };
    let list =
        LepList::with(&[added("RDC", None, Side::People, "Reddito"), added("C.1", Some("C"), Side::People, "Laboratorio CV")]).unwrap();
    let codes: Vec<&str> = list.iter().map(|lep| lep.code.as_str()).collect();
    assert_eq!((codes[2], codes[3], codes.last()), ("C", "C.1", Some(&"RDC")));
    for (wrong, error) in [
        (added("a b", None, Side::People, "x"), LepError::Code),
        (added("c", None, Side::People, "x"), LepError::Taken),
        (added("X", None, Side::People, " "), LepError::Name),
        (added("X", Some("Q"), Side::People, "x"), LepError::Parent),
        (added("X", Some("Y"), Side::People, "x"), LepError::Parent),
    ] {
        assert_eq!(LepList::with(&[wrong]), Err((0, error)));
    }
}

fn programme(quota: Option<u32>) -> Programme {
    Programme {
        id: Uuid::nil(),
        desk: "SP".into(),
        name: "GOL".into(),
        funding: None,
        from: day("2026-01-01"),
        to: Some(day("2026-12-31")),
        quota,
        leps: vec!["C".into()],
        eligibility: None,
    }
}

fn adhesion(number: u128, ended: Option<AdhesionEnd>) -> Adhesion {
    Adhesion {
        id: Uuid::from_u128(number),
        worker: WorkerId(Uuid::from_u128(number)),
        programme: Uuid::nil(),
        from: day("2026-02-01"),
        ended: ended.map(|why| (day("2026-03-01"), why)),
        beyond_quota: None,
        by: Actor::Console,
        at: service("A").at,
    }
}

#[test]
fn a_full_programme_takes_nobody_without_a_reason() {
    let (full, other, on) = (programme(Some(1)), WorkerId(Uuid::from_u128(9)), day("2026-05-01"));
    let taken = [adhesion(1, None)];
    assert_eq!(full.may_join(&taken, other, on, None), Err(ProgrammeError::Full { quota: 1 }));
    assert_eq!(full.may_join(&taken, other, on, Some("Deroga della Regione")), Ok(()));
    assert_eq!(full.may_join(&taken, taken[0].worker, on, Some("x")), Err(ProgrammeError::Twice));
    assert_eq!(full.may_join(&[adhesion(1, Some(AdhesionEnd::Completed))], other, on, None), Err(ProgrammeError::Full { quota: 1 }));
    assert_eq!(full.may_join(&[adhesion(1, Some(AdhesionEnd::Withdrew))], other, on, None), Ok(()));
    assert_eq!(full.may_join(&[], other, day("2027-01-01"), None), Err(ProgrammeError::Outside));
    assert_eq!(Programme { leps: vec!["Z".into()], ..programme(None) }.check(&LepList::default()), Err(ProgrammeError::Lep));
}

#[test]
fn an_adhesion_ends_once() {
    let mut joined = adhesion(1, None);
    assert_eq!(joined.end(day("2026-01-31"), AdhesionEnd::Hired), Err(ProgrammeError::Reversed));
    assert_eq!(joined.end(day("2026-06-30"), AdhesionEnd::Hired), Ok(()));
    assert_eq!(joined.end(day("2026-06-30"), AdhesionEnd::Hired), Err(ProgrammeError::Ended));
    assert!(joined.holds_on(day("2026-06-30")) && !joined.holds_on(day("2026-07-01")));
}

proptest! {
    #[test]
    fn nobody_joins_beyond_the_quota_unless_it_is_said_why(quota in 0_u32..6, people in 0_u128..12) {
        let programme = programme(Some(quota));
        let mut joined: Vec<Adhesion> = Vec::new();
        for number in 1..=people {
            let next = adhesion(number, None);
            if programme.may_join(&joined, next.worker, day("2026-05-01"), None).is_ok() {
                joined.push(next);
            }
        }
        prop_assert!(programme.taken(&joined) <= quota);
    }
}
