use super::*;
use crate::{id::ExternalId, worker::Person};

fn balance() -> Balance {
    Balance {
        id: Uuid::nil(),
        worker: WorkerId(Uuid::nil()),
        day: NaiveDate::default(),
        competences: Vec::new(),
        by: Actor::Console,
        at: DateTime::default(),
        concluded: None,
    }
}

fn competence(number: u128, words: &str, level: Option<u8>) -> Competence {
    Competence {
        id: Uuid::from_u128(number),
        class: Class::Technical,
        what: ConceptRef::words(words),
        level,
        evidence: String::new(),
        place: String::new(),
        when: String::new(),
        said_by: SaidBy::Herself,
        taken: Taken::Interview,
    }
}

#[test]
fn entries_are_kept_changed_and_refused_by_name() {
    let mut own = balance();
    own.keep(competence(1, "saldare", None)).unwrap();
    assert_eq!(own.keep(competence(2, "Saldare", None)), Err(BalanceError::Twice));
    assert_eq!(own.keep(competence(2, " ", None)), Err(BalanceError::Words));
    assert_eq!(own.keep(competence(2, "cucire", Some(5))), Err(BalanceError::Level));
    assert_eq!(own.keep(competence(2, &"x".repeat(2_001), None)), Err(BalanceError::TooLong));
    own.keep(competence(1, "saldare a filo", Some(3))).unwrap();
    assert_eq!((own.competences.len(), own.competences[0].level), (1, Some(3)));
    assert_eq!(own.remove(Uuid::from_u128(9)), Err(BalanceError::Missing));
}

#[test]
fn it_is_concluded_when_all_is_judged_and_opened_again() {
    let now = DateTime::default();
    let mut own = balance();
    assert_eq!(own.conclude("Fatto", NaiveDate::default(), Actor::Console, now), Err(BalanceError::Empty));
    own.keep(competence(1, "saldare", None)).unwrap();
    assert_eq!(own.conclude("Fatto", NaiveDate::default(), Actor::Console, now), Err(BalanceError::Level));
    own.keep(competence(1, "saldare", Some(2))).unwrap();
    assert_eq!(own.conclude(" ", NaiveDate::default(), Actor::Console, now), Err(BalanceError::Words));
    own.conclude("Sa saldare", NaiveDate::default(), Actor::Console, now).unwrap();
    assert_eq!(own.keep(competence(2, "cucire", None)), Err(BalanceError::Concluded));
    own.reopen().unwrap();
    assert_eq!(own.reopen(), Err(BalanceError::Open));
}

#[test]
fn the_record_is_taken_over_once_and_nothing_is_judged_that_it_does_not_judge() {
    let person = Person {
        given_name: "Ada".into(),
        family_name: "Rossi".into(),
        codice_fiscale: None,
        birth_date: None,
        sex: None,
        birthplace: None,
        citizenship: Vec::new(),
    };
    let mut worker = Worker::named(ExternalId { source: "prova".into(), id: "1".into() }, "SP".into(), person);
    let skill = |uri: &str, level| crate::worker::Skill { skill: ConceptRef::known(uri, uri), level, evidence: None };
    worker.skills = vec![skill("saldare", Some(3)), skill("ascoltare", None)];
    worker.languages = vec![crate::worker::Language { code: "en".into(), cefr: Some(Cefr::B2) }];
    let found = || of_record(&worker, |uri| uri == "ascoltare", || Uuid::from_u128(u128::from(rand())));
    let classes: Vec<(Class, Option<u8>)> = found().iter().map(|each| (each.class, each.level)).collect();
    assert_eq!(classes, [(Class::Technical, Some(3)), (Class::Transversal, None), (Class::Base, Some(3))]);
    let mut own = balance();
    assert_eq!(own.take_over(found()), Ok(3));
    assert_eq!(own.take_over(found()), Ok(0), "a second press adds nothing");
}

/// A number that was not there before.
fn rand() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(100);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
