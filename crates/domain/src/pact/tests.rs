use chrono::{NaiveDate, TimeZone, Utc};
use uuid::Uuid;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn terms(goal: &str) -> Terms {
    Terms {
        goal: goal.into(),
        hers: vec!["Mando due candidature la settimana".into()],
        ours: vec!["La chiamiamo ogni due settimane".into()],
        search: vec![SearchAct { what: "Due candidature la settimana".into(), proof: "Le e-mail mandate".into() }],
        available: Available::ALL.to_vec(),
        contact_days: 15,
        review: day("2026-06-01"),
        responsible: "Chiara Donati".into(),
        track: None,
    }
}

fn pact() -> Pact {
    Pact {
        id: Uuid::nil(),
        worker: WorkerId(Uuid::nil()),
        desk: "SP".into(),
        terms: terms("Un lavoro da elettricista"),
        signed: None,
        before: Vec::new(),
        by: Actor::Console,
        at: Utc.with_ymd_and_hms(2026, 1, 10, 9, 0, 0).unwrap(),
        ended: None,
    }
}

fn signature(how: SignedHow, on: &str, evidence: &str) -> Signature {
    Signature { how, day: day(on), evidence: evidence.into(), by: Actor::Console, at: pact().at }
}

#[test]
fn a_pact_says_everything_that_the_law_wants() {
    let today = day("2026-01-10");
    assert_eq!(terms("x").check(today), Ok(()));
    assert_eq!(terms(" ").check(today), Err(PactError::Missing("goal")));
    assert_eq!(Terms { ours: Vec::new(), ..terms("x") }.check(today), Err(PactError::Missing("ours")));
    let unproven = vec![SearchAct { what: "x".into(), proof: " ".into() }];
    assert_eq!(Terms { search: unproven, ..terms("x") }.check(today), Err(PactError::Missing("search")));
    assert_eq!(Terms { contact_days: 0, ..terms("x") }.check(today), Err(PactError::Contact));
    assert_eq!(terms("x").check(day("2026-06-02")), Err(PactError::Review));
    assert_eq!(Terms { hers: vec!["x".into(); 21], ..terms("x") }.check(today), Err(PactError::TooLong));
}

#[test]
fn a_signature_is_proven_and_not_of_a_day_to_come() {
    let (mut pact, today) = (pact(), day("2026-01-12"));
    assert_eq!(pact.sign(signature(SignedHow::Mail, "2026-01-11", " "), today), Err(PactError::Evidence));
    assert_eq!(pact.sign(signature(SignedHow::Paper, "2026-01-13", "armadio 2"), today), Err(PactError::Day));
    assert_eq!(pact.sign(signature(SignedHow::StrongSignIn, "2026-01-11", ""), today), Ok(()));
    assert_eq!(pact.sign(signature(SignedHow::Paper, "2026-01-11", "x"), today), Err(PactError::Signed));
    assert!(pact.is_in_force(today) && !pact.is_in_force(day("2026-01-10")));
}

#[test]
fn what_was_signed_is_changed_by_a_new_version_that_is_signed_again() {
    let (mut pact, today) = (pact(), day("2026-01-12"));
    assert_eq!(pact.change(terms("Anche autista"), "", Actor::Console, pact.at, today), Ok(()), "a draft is changed freely");
    assert!(pact.before.is_empty());
    pact.sign(signature(SignedHow::Paper, "2026-01-11", "armadio 2"), today).unwrap();
    assert_eq!(pact.change(terms("Cuoco"), " ", Actor::Console, pact.at, today), Err(PactError::Signed));
    assert_eq!(pact.change(terms("Cuoco"), "Ha cambiato idea", Actor::Console, pact.at, today), Ok(()));
    assert_eq!((pact.before.len(), pact.before[0].terms.goal.as_str(), pact.signed.is_none()), (1, "Anche autista", true));
    assert!(pact.is_in_force(today), "the pact stays while its new version waits for the signature");
    assert_eq!(pact.first_signed(), Some(day("2026-01-11")));
    assert_eq!(pact.end(today, ""), Err(PactError::Missing("reason")));
    assert_eq!(pact.end(today, "Assunta"), Ok(()));
    assert!(!pact.is_in_force(day("2026-01-13")));
    assert_eq!(pact.change(terms("x"), "y", Actor::Console, pact.at, today), Err(PactError::Ended));
}

fn absence(number: u128, on: &str, missed: Missed) -> Absence {
    Absence {
        id: Uuid::from_u128(number),
        worker: WorkerId(Uuid::nil()),
        day: day(on),
        missed,
        note: None,
        by: Actor::Console,
        at: pact().at,
        decision: None,
        contest: None,
    }
}

fn decision(effect: Effect) -> Decision {
    Decision { effect, reason: None, justification: None, by: Actor::Console, at: pact().at }
}

#[test]
fn the_scale_rises_with_what_stands() {
    let effect = |absence: &Absence, all: &[Absence]| proposed(absence, all).1.map(|rule| rule.effect);
    let mut all = vec![absence(1, "2026-01-01", Missed::Appointment)];
    let second = absence(2, "2026-02-01", Missed::Appointment);
    assert_eq!(effect(&all[0], &all), Some(Effect::QuarterMonth));
    assert_eq!(effect(&second, &all), Some(Effect::QuarterMonth), "what nobody decided does not count");
    all[0].decide(Some(Effect::QuarterMonth), decision(Effect::QuarterMonth)).unwrap();
    assert_eq!(effect(&second, &all), Some(Effect::Month));
    all.push(second);
    all[1].decide(Some(Effect::Month), decision(Effect::Month)).unwrap();
    let third = absence(3, "2026-03-01", Missed::Appointment);
    assert_eq!((effect(&third, &all), proposed(&third, &all).0), (Some(Effect::Loss), 3));
    assert_eq!(effect(&absence(4, "2026-03-01", Missed::Training), &all), Some(Effect::Month), "each kind has its own scale");
    all[0].contest("Ero malata", day("2026-02-10")).unwrap();
    all[0].answer(true, "Certificato accettato").unwrap();
    assert_eq!(effect(&third, &all), Some(Effect::Month), "a contest that is upheld takes it out");
    assert_eq!(effect(&absence(5, "2015-09-23", Missed::Appointment), &[]), None, "no rule was in force");
}

#[test]
fn a_person_decides_and_says_why_when_she_departs_from_the_rule() {
    let missed = || absence(1, "2026-01-01", Missed::Appointment);
    let proposed = Some(Effect::QuarterMonth);
    assert_eq!(missed().decide(proposed, decision(Effect::Nothing)), Err(AbsenceError::Words));
    let excused = Decision { justification: Some(Justification::Illness), ..decision(Effect::Nothing) };
    assert_eq!(missed().decide(proposed, excused.clone()), Ok(()));
    assert_eq!(missed().decide(proposed, Decision { effect: Effect::Month, ..excused }), Err(AbsenceError::Excused));
    let mut decided = missed();
    assert_eq!(decided.contest("no", day("2026-01-02")), Err(AbsenceError::NothingToContest));
    decided.decide(proposed, decision(Effect::QuarterMonth)).unwrap();
    assert_eq!(decided.decide(proposed, decision(Effect::QuarterMonth)), Err(AbsenceError::Decided));
    assert_eq!(decided.contest(" ", day("2026-01-02")), Err(AbsenceError::Words));
    assert_eq!(decided.contest("Ero malata", day("2026-01-02")), Ok(()));
    assert_eq!(decided.answer(false, "Nessun certificato"), Ok(()));
    assert_eq!(decided.answer(true, "x"), Err(AbsenceError::NothingToContest));
    assert!(decided.stands());
}

#[test]
fn an_entry_of_the_diary_is_of_the_past_and_says_something() {
    let entry = DiaryEntry {
        id: Uuid::nil(),
        worker: WorkerId(Uuid::nil()),
        day: day("2026-01-10"),
        act: DiaryAct::Application,
        words: "Cantiere Levante, elettricista".into(),
        proof: None,
        by: Actor::Console,
        at: pact().at,
    };
    assert_eq!(entry.check(day("2026-01-10")), Ok(()));
    assert_eq!(entry.check(day("2026-01-09")), Err(DiaryError::Future));
    assert_eq!(DiaryEntry { words: " ".into(), ..entry }.check(day("2026-01-10")), Err(DiaryError::Words));
}
