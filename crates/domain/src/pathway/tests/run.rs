use chrono::{TimeZone, Utc};
use proptest::prelude::*;
use uuid::Uuid;

use super::{PATHWAY, any_history, day, done, follow, on, places, setting, whole_way};
use crate::{
    actor::Actor,
    id::WorkerId,
    pathway::{Act, Calendar, Entry, Recorded, Refusal, Run, RunError, Struck, Subject},
};

const TODAY: &str = "2026-03-01";

fn begun() -> Run {
    Run {
        id: Uuid::nil(),
        subject: Subject::Worker(WorkerId(Uuid::nil())),
        desk: "SP".into(),
        pack: "prova".into(),
        pack_version: Uuid::nil(),
        pathway: "prova".into(),
        begun: day("2026-01-10"),
        parameters: setting(TODAY).parameters,
        history: Vec::new(),
    }
}

fn recorded(number: u128, entry: Entry) -> Recorded {
    let at = Utc.timestamp_opt(1_770_000_000, 0).unwrap();
    Recorded { id: Uuid::from_u128(number), entry, at, by: Actor::Console, note: String::new(), struck: None }
}

fn record(run: &mut Run, number: u128, entry: Entry) -> Result<(), RunError> {
    run.record(&PATHWAY, &Calendar::default(), day(TODAY), recorded(number, entry))
}

fn after(history: &[Entry]) -> Run {
    let mut run = begun();
    for (number, entry) in history.iter().enumerate() {
        record(&mut run, number as u128, entry.clone()).unwrap();
    }
    run
}

fn strike(run: &mut Run, number: u128, reason: &str) -> Result<(), RunError> {
    let struck = Struck { at: Utc.timestamp_opt(1_770_000_000, 0).unwrap(), by: Actor::Console, reason: reason.into() };
    run.strike(&PATHWAY, &Calendar::default(), day(TODAY), Uuid::from_u128(number), struck)
}

#[test]
fn days_are_neither_to_come_nor_before_the_beginning() {
    let mut run = begun();
    assert_eq!(record(&mut run, 1, done("2026-03-02", "talks")), Err(RunError::Future));
    assert_eq!(record(&mut run, 1, done("2026-01-09", "talks")), Err(RunError::BeforeBegun));
    assert_eq!(record(&mut run, 1, on("2025-12-01", Act::Event { event: "convention".into() })), Ok(()), "signed before it began");
    assert_eq!(record(&mut run, 2, done("2026-01-20", "safety")), Err(RunError::Refused(Refusal::NotEntered)));
    assert_eq!(run.history.len(), 1);
}

#[test]
fn a_mistake_is_struck_out_stays_readable_and_the_case_goes_back() {
    let history = whole_way();
    let mut run = after(&history);
    let last = history.len() as u128 - 1;
    assert_eq!(strike(&mut run, last, " "), Err(RunError::NoReason));
    assert_eq!(strike(&mut run, 99, "errore"), Err(RunError::NoSuchEntry));
    assert_eq!(strike(&mut run, 3, "errore"), Err(RunError::BuiltOn), "the training began because the plan was there");
    assert_eq!(strike(&mut run, last, "ore di un'altra"), Ok(()));
    assert_eq!(strike(&mut run, last, "ore di un'altra"), Err(RunError::NoSuchEntry));
    let standing = run.standing(&PATHWAY, day(TODAY), &Calendar::default());
    assert_eq!(places(&standing), places(&follow(&history[..history.len() - 1])));
    assert_eq!(run.history.len(), history.len());
}

#[test]
fn only_what_is_known_to_be_false_keeps_somebody_out() {
    let mut pathway = PATHWAY.clone();
    pathway.admission = Some(crate::expression::Expression::parse("fact.safe").unwrap());
    let mut run = begun();
    assert_eq!(run.admit(&pathway, day(TODAY)), Ok(()));
    record(&mut run, 1, on("2026-01-10", Act::Fact { fact: "safe".into(), value: crate::expression::Value::Boolean(false) })).unwrap();
    assert_eq!(run.admit(&pathway, day(TODAY)), Err(RunError::NotAdmitted));
}

proptest! {
    #[test]
    fn whatever_is_recorded_and_struck_out_leaves_nothing_refused(history in any_history(), strikes in prop::collection::vec(0_u128..20, 0..6)) {
        let mut run = begun();
        for (number, entry) in history.into_iter().enumerate() {
            let before = run.clone();
            if record(&mut run, number as u128, entry).is_err() {
                prop_assert_eq!(&run, &before);
            }
        }
        for number in strikes {
            let before = run.clone();
            if strike(&mut run, number, "errore").is_err() {
                prop_assert_eq!(&run, &before);
            }
            prop_assert_eq!(run.standing(&PATHWAY, day(TODAY), &Calendar::default()).refused, vec![]);
        }
    }
}

#[test]
fn what_was_missed_stays_to_be_done_and_is_told_apart() {
    let mut run = begun();
    let missed = |day: &str, step: &str| on(day, Act::Missed { step: step.to_owned() });
    assert_eq!(record(&mut run, 1, missed("2026-01-12", "nothing")), Err(RunError::Refused(Refusal::Unknown)));
    assert_eq!(record(&mut run, 1, missed("2026-01-12", "plan")), Err(RunError::Refused(Refusal::NotMissed)), "a document is not missed");
    record(&mut run, 1, missed("2026-01-15", "talks")).unwrap();
    record(&mut run, 2, missed("2026-01-12", "talks")).unwrap();
    let standing = run.standing(&PATHWAY, day(TODAY), &Calendar::default());
    let talks = standing.step("talks").unwrap();
    assert_eq!((talks.missed, talks.times, talks.done), (2, 0, None));
    strike(&mut run, 1, "era venuta").unwrap();
    assert_eq!(run.standing(&PATHWAY, day(TODAY), &Calendar::default()).step("talks").unwrap().missed, 1);
}

#[test]
fn a_case_keeps_whom_it_is_about_under_its_own_name() {
    let person = begun();
    let text = serde_json::to_value(&person).unwrap();
    assert_eq!(text["worker"], Uuid::nil().to_string());
    assert_eq!(serde_json::from_value::<Run>(text).unwrap(), person);
    let employer = Run { subject: Subject::Employer(crate::id::EmployerId(Uuid::nil())), ..begun() };
    let text = serde_json::to_value(&employer).unwrap();
    assert_eq!((&text["employer"], text.get("worker")), (&serde_json::json!(Uuid::nil()), None));
    assert_eq!(serde_json::from_value::<Run>(text).unwrap(), employer);
    assert_eq!(employer.admit(&PATHWAY, day(TODAY)), Err(RunError::WrongSubject));
    assert_eq!(person.admit(&PATHWAY, day(TODAY)), Ok(()));
}
