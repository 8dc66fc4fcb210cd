use chrono::{Days, NaiveDate, TimeZone, Utc};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{actor::Actor, id::WorkerId};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn event(number: u128, on: &str, fact: Fact) -> StatusEvent {
    StatusEvent {
        id: Uuid::from_u128(number),
        worker: WorkerId(Uuid::nil()),
        day: day(on),
        fact,
        desk: "SP".into(),
        by: Actor::Console,
        at: Utc.with_ymd_and_hms(2026, 1, 31, 9, 0, 0).unwrap(),
        note: None,
        before: Vec::new(),
        voided: None,
    }
}

fn did(number: u128, on: &str) -> StatusEvent {
    event(number, on, Fact::Declared { how: DeclaredHow::Desk, work_until: None, provisional: false, protocol: None })
}

fn work(number: u128, kind: WorkKind, on: &str, expected: Option<&str>, income: Option<i64>) -> StatusEvent {
    let work = Work { kind, expected: expected.map(day), ended: None, income_cents: income, employer: None };
    event(number, on, Fact::Worked(work))
}

fn job(number: u128, on: &str, until: &str) -> StatusEvent {
    work(number, WorkKind::Employee, on, Some(until), None)
}

fn ended(number: u128, on: &str, reason: EndReason) -> StatusEvent {
    event(number, on, Fact::Ended { reason })
}

fn at(events: &[StatusEvent], on: &str) -> Status {
    follow(events, &[], day(on))
}

#[test]
fn days_are_counted_as_in_the_published_vectors() {
    let march = ("2023-03-01", "2023-03-31");
    let april = ("2023-03-20", "2023-04-10");
    for (declared, on, suspensions, days, long, six) in [
        ("2023-01-01", "2024-01-01", vec![], 365, false, true),
        ("2023-01-01", "2024-01-02", vec![], 366, true, true),
        ("2023-01-01", "2024-01-02", vec![march], 335, false, true),
        ("2023-01-01", "2024-01-02", vec![march, april], 325, false, true),
        ("2024-01-01", "2024-06-29", vec![], 180, false, false),
        ("2024-01-01", "2024-06-30", vec![], 181, false, true),
    ] {
        let jobs = suspensions.iter().zip(2..).map(|((first, last), number)| job(number, first, last));
        let events: Vec<StatusEvent> = std::iter::once(did(1, declared)).chain(jobs).collect();
        let status = at(&events, on);
        assert_eq!((status.days(), status.days_in_all()), (days, days), "{declared} {on}");
        assert_eq!((is_long_term(days), is_six_months(days)), (long, six), "{declared} {on}");
    }
}

#[test]
fn work_of_180_days_suspends_and_of_181_ends() {
    let short = at(&[did(1, "2025-01-10"), job(2, "2025-03-01", "2025-08-27")], "2025-05-01");
    assert_eq!((short.state, short.days()), (State::Suspended, 50));
    assert!(short.next.contains(&Next::Resumes { on: day("2025-08-28") }), "{:?}", short.next);
    assert!(short.next.contains(&Next::LostIfWorkGoesOn { on: day("2025-08-28") }));
    let long = at(&[did(1, "2025-01-10"), job(2, "2025-03-01", "2025-08-28")], "2025-05-01");
    assert_eq!((long.state, long.days()), (State::Ended, 50));
    assert_eq!(long.last().unwrap().until, Some((day("2025-03-01"), Lost::Work)));
    let open = at(&[did(1, "2025-01-10"), work(2, WorkKind::Employee, "2025-03-01", None, None)], "2025-03-01");
    assert_eq!(open.state, State::Ended);
}

#[test]
fn work_that_goes_on_beyond_180_days_ends_the_status_the_day_after_them() {
    let mut extended = job(2, "2025-03-01", "2025-05-31");
    let Fact::Worked(work) = &mut extended.fact else { unreachable!() };
    work.ended = Some(day("2025-10-31"));
    let status = at(&[did(1, "2025-01-10"), extended], "2025-11-01");
    assert_eq!(status.last().unwrap().until, Some((day("2025-08-28"), Lost::WorkWentOn)));
    assert_eq!(status.days(), 50);
}

#[test]
fn the_threshold_of_the_first_day_decides_whether_work_keeps_the_status() {
    for (on, income, kind, state) in [
        ("2021-06-01", 814_500, WorkKind::Employee, State::Kept),
        ("2021-06-01", 814_501, WorkKind::Employee, State::Ended),
        ("2022-01-01", 817_400, WorkKind::Employee, State::Kept),
        ("2023-12-31", 850_000, WorkKind::Employee, State::Ended),
        ("2024-01-01", 850_000, WorkKind::Employee, State::Kept),
        ("2024-01-01", 850_001, WorkKind::Employee, State::Ended),
        ("2021-12-31", 480_001, WorkKind::SelfEmployed, State::Ended),
        ("2022-01-01", 550_000, WorkKind::SelfEmployed, State::Kept),
        ("2022-01-01", 550_001, WorkKind::SelfEmployed, State::Ended),
        ("2022-01-01", 9_900_000, WorkKind::Traineeship, State::Kept),
        ("2022-01-01", 9_900_000, WorkKind::PublicUtility, State::Kept),
    ] {
        let status = at(&[did(1, "2021-01-01"), work(2, kind, on, None, Some(income))], on);
        assert_eq!(status.state, state, "{on} {income} {kind}");
    }
    let kept = at(&[did(1, "2025-01-01"), work(2, WorkKind::Employee, "2025-02-01", Some("2025-03-01"), Some(100_000))], "2025-04-01");
    assert_eq!(kept.days(), 90, "within the threshold short work does not suspend either");
}

#[test]
fn an_income_that_nobody_knows_is_asked_for() {
    let status = at(&[did(1, "2025-01-01"), work(2, WorkKind::Employee, "2025-02-01", None, None)], "2025-03-01");
    let asked = Notice::AskIncome { event: Uuid::from_u128(2), day: day("2025-02-01"), threshold_cents: 850_000 };
    assert_eq!((status.state, status.notices), (State::Ended, vec![asked]));
}

#[test]
fn a_declaration_at_risk_begins_the_day_after_the_work() {
    let risk = event(
        1,
        "2025-01-10",
        Fact::Declared { how: DeclaredHow::Desk, work_until: Some(day("2025-02-28")), provisional: false, protocol: None },
    );
    let before = at(std::slice::from_ref(&risk), "2025-02-28");
    assert_eq!((before.state, before.days()), (State::AtRisk, 0));
    assert!(before.next.contains(&Next::Begins { on: day("2025-03-01") }) && before.next.contains(&Next::PactBy { on: day("2025-02-09") }));
    let after = at(std::slice::from_ref(&risk), "2025-03-11");
    assert_eq!((after.state, after.days()), (State::Unemployed, 10));
    let withdrawn = at(&[risk, ended(2, "2025-02-01", EndReason::Withdrawal)], "2025-03-11");
    assert_eq!((withdrawn.state, withdrawn.days()), (State::Ended, 0));
}

#[test]
fn who_works_still_is_unemployed_when_the_work_ends() {
    let open = work(1, WorkKind::Employee, "2024-01-01", None, None);
    let status = at(&[open.clone(), did(2, "2025-01-10")], "2025-02-01");
    assert_eq!(status.state, State::AtRisk);
    assert!(status.notices.contains(&Notice::WorksStill { event: Uuid::from_u128(2), day: day("2025-01-10") }));
    let mut over = open;
    let Fact::Worked(work) = &mut over.fact else { unreachable!() };
    work.ended = Some(day("2025-01-20"));
    let status = at(&[over, did(2, "2025-01-10")], "2025-02-01");
    assert_eq!((status.state, status.days()), (State::Unemployed, 11));
}

#[test]
fn a_sanction_bars_a_new_declaration_for_two_months() {
    let events = [did(1, "2025-01-01"), ended(2, "2025-03-31", EndReason::Sanction), did(3, "2025-05-30"), did(4, "2025-05-31")];
    let status = at(&events, "2025-06-10");
    assert_eq!((status.spells.len(), status.days(), status.days_in_all()), (2, 10, 99));
    assert_eq!(status.notices, [Notice::Barred { event: Uuid::from_u128(3), day: day("2025-05-30"), until: day("2025-05-31") }]);
    assert_eq!(at(&events[..2], "2025-04-10").next, [Next::MayDeclare { on: day("2025-05-31") }]);
}

#[test]
fn what_is_taken_back_does_not_count() {
    let mut wrong = ended(2, "2025-03-31", EndReason::Withdrawal);
    wrong.void("Persona sbagliata", Actor::Console, wrong.at).unwrap();
    assert_eq!(wrong.void("di nuovo", Actor::Console, wrong.at), Err(EventError::Voided));
    assert_eq!(at(&[did(1, "2025-01-01"), wrong], "2025-04-01").days(), 90);
}

#[test]
fn a_correction_keeps_what_was_said_and_needs_a_reason() {
    let mut declared = did(1, "2025-01-10");
    let (fact, when, today) = (declared.fact.clone(), declared.at, day("2025-02-01"));
    assert_eq!(declared.correct(day("2025-01-08"), fact.clone(), " ", Actor::Console, when, today), Err(EventError::Words));
    assert_eq!(declared.correct(day("2025-03-08"), fact.clone(), "data", Actor::Console, when, today), Err(EventError::Future));
    assert_eq!(declared.correct(day("2025-01-08"), fact, "data letta male", Actor::Console, when, today), Ok(()));
    assert_eq!((declared.day, declared.before[0].day), (day("2025-01-08"), day("2025-01-10")));
}

#[test]
fn a_provisional_declaration_waits_for_its_number() {
    let fact = Fact::Declared { how: DeclaredHow::Desk, work_until: None, provisional: true, protocol: None };
    let mut declared = event(1, "2025-01-10", fact);
    let status = at(std::slice::from_ref(&declared), "2025-01-20");
    assert!(status.last().unwrap().provisional && status.notices.len() == 1 && status.days() == 10);
    assert_eq!(declared.confirm(" ", Actor::Console, declared.at), Err(EventError::Words));
    assert_eq!(declared.confirm("SIU-123", Actor::Console, declared.at), Ok(()));
    assert_eq!(declared.confirm("SIU-124", Actor::Console, declared.at), Err(EventError::NotProvisional));
    assert!(!at(&[declared], "2025-01-20").last().unwrap().provisional);
}

#[test]
fn what_came_with_the_record_counts_unless_it_was_recorded_here() {
    let came = StatusEvent::of_record(WorkerId(Uuid::nil()), Some(day("2025-01-10")), None, "SP", did(1, "2025-01-10").at);
    assert_eq!(at(&came, "2025-01-20").days(), 10);
    let both: Vec<StatusEvent> = came.into_iter().chain([did(1, "2025-01-10")]).collect();
    let status = at(&both, "2025-01-20");
    assert_eq!((status.days(), status.notices.len(), status.last().unwrap().event), (10, 0, Some(Uuid::from_u128(1))));
}

#[test]
fn a_pact_confirms_and_the_next_dates_are_told() {
    let events = [did(1, "2025-01-01"), job(2, "2025-02-01", "2025-02-28")];
    let status = follow(&events, &[day("2025-01-20")], day("2025-02-10"));
    assert_eq!(status.confirmed, Some(day("2025-01-20")));
    let resumes = Next::Resumes { on: day("2025-03-01") };
    let lost = Next::LostIfWorkGoesOn { on: day("2025-07-31") };
    // 181 and 366 days after the first of January, each put off by the 28 days of suspension.
    let six = Next::SixMonths { on: day("2025-07-29") };
    let long = Next::LongTerm { on: day("2026-01-30") };
    assert_eq!(status.next, [resumes, six, lost, long]);
    assert_eq!(follow(&events, &[], day("2025-07-29")).days(), SIX_MONTHS_DAYS);
    assert_eq!(follow(&events, &[], day("2026-01-30")).days(), LONG_TERM_DAYS);
}

#[test]
fn months_are_counted_by_the_rule_that_is_chosen() {
    for (from, until, thirty, calendar) in [
        ("2025-01-01", "2025-03-01", 1, 2),
        ("2025-01-31", "2025-02-28", 0, 1),
        ("2025-01-15", "2025-02-14", 1, 0),
        ("2024-01-01", "2025-01-01", 12, 12),
        ("2025-01-01", "2025-01-01", 0, 0),
    ] {
        let days = days_between(day(from), day(until), &[]);
        let found = (months(days, day(until), MonthRule::ThirtyDays), months(days, day(until), MonthRule::Calendar));
        assert_eq!(found, (thirty, calendar), "{from} {until}");
    }
}

#[test]
fn every_threshold_follows_the_one_before_it() {
    for pair in THRESHOLDS.windows(2).filter(|pair| pair[0].work == pair[1].work) {
        assert!(pair[0].valid_from() < pair[1].valid_from() && pair[0].amount_cents < pair[1].amount_cents);
    }
    assert!(threshold_on(WorkKind::Employee, day("2019-03-29")).is_none());
}

fn some_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..1_500).prop_map(|days| day("2022-01-01") + Days::new(days))
}

fn some_work() -> impl Strategy<Value = Fact> {
    let kind = prop::sample::select(WorkKind::ALL);
    (kind, some_day(), prop::option::of(0_u64..400), prop::option::of(0_u64..400), prop::option::of(0_i64..2_000_000)).prop_map(
        |(kind, first, expected, ended, income_cents)| {
            let last = |days: Option<u64>| days.map(|days| first + Days::new(days));
            Fact::Worked(Work { kind, expected: last(expected), ended: last(ended), income_cents, employer: None })
        },
    )
}

fn some_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        prop::option::of(some_day()).prop_map(|work_until| Fact::Declared {
            how: DeclaredHow::Desk,
            work_until,
            provisional: false,
            protocol: None
        }),
        some_work(),
        prop::sample::select(EndReason::ALL).prop_map(|reason| Fact::Ended { reason }),
    ]
}

fn some_events() -> impl Strategy<Value = Vec<StatusEvent>> {
    prop::collection::vec((some_day(), some_fact()), 0..9).prop_map(|facts| {
        let events = facts.into_iter().zip(1..);
        events.map(|((on, fact), number)| StatusEvent { day: on, ..event(number, "2022-01-01", fact) }).collect()
    })
}

proptest! {
    #[test]
    fn what_is_kept_is_read_as_it_was(events in some_events()) {
        for event in events {
            let kept = serde_json::to_string(&event).unwrap();
            prop_assert_eq!(serde_json::from_str::<StatusEvent>(&kept).unwrap(), event);
        }
    }

    #[test]
    fn days_are_never_negative_nor_more_than_the_calendar_has(events in some_events(), on in some_day()) {
        let status = follow(&events, &[], on);
        prop_assert!(status.days() >= 0 && status.days() <= status.days_in_all());
        let first = events.iter().map(|event| event.day).min();
        prop_assert!(status.days_in_all() <= first.map_or(0, |first| (on - first).num_days().max(0)));
        for pair in status.spells.windows(2) {
            prop_assert!(pair[0].until.is_some_and(|(until, _)| until <= pair[1].declared), "{:?}", status.spells);
        }
        prop_assert!(status.next.iter().all(|next| next.on() > on || matches!(next, Next::PactBy { .. })), "{:?}", status.next);
    }

    #[test]
    fn the_order_of_recording_does_not_matter(events in some_events(), turns in 0_usize..9, on in some_day()) {
        let mut other = events.clone();
        let turns = turns % events.len().max(1);
        other.rotate_left(turns);
        prop_assert_eq!(follow(&events, &[], on), follow(&other, &[], on));
    }

    #[test]
    fn one_more_suspension_never_adds_days(events in some_events(), first in some_day(), length in 0_u64..400, on in some_day()) {
        let before = follow(&events, &[], on).days_in_all();
        let last = first + Days::new(length);
        let short = Work { kind: WorkKind::Employee, expected: Some(last), ended: None, income_cents: None, employer: None };
        let mut more = events;
        more.push(StatusEvent { day: first, ..event(99, "2022-01-01", Fact::Worked(short)) });
        prop_assert!(follow(&more, &[], on).days_in_all() <= before);
    }

    #[test]
    fn a_day_adds_one_or_none(events in some_events(), on in some_day()) {
        let (today, tomorrow) = (follow(&events, &[], on).days_in_all(), follow(&events, &[], on + Days::new(1)).days_in_all());
        prop_assert!((0..=1).contains(&(tomorrow - today)));
    }

    #[test]
    fn the_days_told_to_come_are_met_on_their_day(events in some_events(), on in some_day()) {
        let status = follow(&events, &[], on);
        for next in &status.next {
            let days = follow(&events, &[], next.on()).days();
            match next {
                Next::SixMonths { .. } => prop_assert_eq!(days, SIX_MONTHS_DAYS),
                Next::LongTerm { .. } => prop_assert_eq!(days, LONG_TERM_DAYS),
                _ => {}
            }
        }
    }
}
