use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use uuid::Uuid;

use super::{Back, Figures, Holds, Visit, VisitError, VisitKind, VisitOutcome, VisitPurpose, VisitState};
use crate::{actor::Actor, id::WorkerId};

fn nine() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 8, 0, 0).unwrap()
}

fn at(minutes: i64) -> DateTime<Utc> {
    nine() + TimeDelta::minutes(minutes)
}

fn arrives(name: Option<&str>, worker: Option<WorkerId>, minutes: i64) -> Result<Visit, VisitError> {
    Visit::arrive(Uuid::nil(), ("SP", 7), VisitPurpose::Information, (name, worker), Actor::Console, at(minutes))
}

#[test]
fn a_number_is_enough_and_the_kind_follows_from_what_is_known() {
    let nobody = arrives(Some("  "), None, 0).unwrap();
    assert_eq!((nobody.kind, nobody.holds()), (VisitKind::PasserBy, Holds::Nothing));
    let named = arrives(Some(" Ada "), None, 0).unwrap();
    assert_eq!((named.kind, named.name.as_deref(), named.holds()), (VisitKind::FirstContact, Some("Ada"), Holds::Name));
    let known = arrives(Some("Ada"), Some(WorkerId(Uuid::nil())), 0).unwrap();
    assert_eq!((known.kind, known.name, known.worker.is_some()), (VisitKind::Known, None, true), "her file says her name");
    assert_eq!(arrives(Some(&"a".repeat(81)), None, 0), Err(VisitError::Name));
}

#[test]
fn a_visit_is_received_once_and_ends_once() {
    let mut visit = arrives(None, None, 0).unwrap();
    assert_eq!(visit.receive(Some(&"a".repeat(21)), Actor::Console, at(4)), Err(VisitError::Counter));
    visit.receive(Some(" 2 "), Actor::Console, at(4)).unwrap();
    assert_eq!(visit.receive(None, Actor::Console, at(5)), Err(VisitError::Received));
    assert_eq!(visit.end(VisitOutcome::Left, Actor::Console, at(5)), Err(VisitError::Received));
    visit.end(VisitOutcome::Information, Actor::Console, at(19)).unwrap();
    assert_eq!((visit.state(), visit.minutes(at(90)), visit.waited_seconds(at(90))), (VisitState::Ended, 15, 240));
    assert_eq!(visit.end(VisitOutcome::Nothing, Actor::Console, at(20)), Err(VisitError::Ended));
    assert_eq!(visit.receive(None, Actor::Console, at(20)), Err(VisitError::Ended));
    assert_eq!(visit.link(WorkerId(Uuid::nil()), true), Err(VisitError::Ended));
    let mut long = arrives(None, None, 0).unwrap();
    long.receive(None, Actor::Console, at(0)).unwrap();
    assert_eq!(long.minutes(at(400)), super::MOST_MINUTES);
}

#[test]
fn what_was_done_last_is_taken_back_on_the_day() {
    let today = nine().date_naive();
    let mut visit = arrives(None, None, 0).unwrap();
    visit.receive(None, Actor::Console, at(4)).unwrap();
    visit.end(VisitOutcome::Nothing, Actor::Console, at(9)).unwrap();
    assert_eq!(visit.clone().step_back(today.succ_opt().unwrap()), Err(VisitError::Past));
    assert_eq!((visit.step_back(today), visit.state()), (Ok(Back::Ended), VisitState::Received));
    assert_eq!((visit.step_back(today), visit.state()), (Ok(Back::Received), VisitState::Waiting));
    visit.end(VisitOutcome::Information, Actor::Console, at(3)).unwrap();
    assert_eq!(visit.state(), VisitState::Ended, "answered at the entrance");
    assert_eq!((visit.step_back(today), visit.state()), (Ok(Back::Ended), VisitState::Waiting));
    assert_eq!(visit.step_back(today), Ok(Back::Arrived));
}

#[test]
fn a_file_takes_the_place_of_the_name_and_both_are_forgotten() {
    let mut visit = arrives(Some("Ada"), None, 0).unwrap();
    visit.link(WorkerId(Uuid::nil()), false).unwrap();
    assert_eq!((visit.kind, visit.holds(), &visit.name), (VisitKind::Known, Holds::Person, &None));
    visit.link(WorkerId(Uuid::nil()), true).unwrap();
    assert_eq!(visit.kind, VisitKind::FirstContact);
    visit.forget();
    assert_eq!((visit.holds(), visit.kind), (Holds::Nothing, VisitKind::FirstContact));
}

#[test]
fn the_figures_of_a_day_are_those_of_its_visits() {
    let received = |arrival: i64, wait: i64| {
        let mut visit = arrives(None, None, arrival).unwrap();
        visit.receive(None, Actor::Console, at(arrival + wait)).unwrap();
        visit
    };
    let mut left = arrives(None, None, 0).unwrap();
    left.end(VisitOutcome::Left, Actor::Console, at(59)).unwrap();
    let mut served = received(0, 10);
    served.end(VisitOutcome::Pact, Actor::Console, at(40)).unwrap();
    let mut all = vec![served, received(5, 4), left];
    let figures = Figures::of(&all, at(60));
    assert_eq!((figures.arrived, figures.served, figures.received, figures.left), (3, 1, 1, 1));
    assert_eq!((figures.median_wait, figures.longest_wait), (Some(7), Some(10)), "who left waits no more");
    assert_eq!((figures.outcomes[&VisitOutcome::Pact], figures.purposes[&VisitPurpose::Information]), (1, 3));
    all.push(arrives(None, None, 20).unwrap());
    let figures = Figures::of(&all, at(60));
    assert_eq!((figures.waiting, figures.median_wait, figures.longest_wait), (1, Some(7), Some(40)), "who waits still counts as long");
    assert_eq!(Figures::of(&[], at(0)), Figures::default());
}
