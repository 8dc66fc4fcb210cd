use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use uuid::Uuid;

use super::{Answer, Asked, AskedError, AskedState, Meeting, Satisfaction, ServiceRequest, Wanted};
use crate::{actor::Actor, id::WorkerId, service::ServiceChannel};

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap()
}

fn asked(kind: Asked, words: &str) -> Result<ServiceRequest, AskedError> {
    let wanted = Wanted { kind, words: words.to_owned(), channel: ServiceChannel::Mail, times: " ".to_owned() };
    ServiceRequest::ask(Uuid::nil(), WorkerId(Uuid::nil()), &wanted, Actor::Console, now())
}

#[test]
fn a_question_needs_words_and_a_certificate_does_not() {
    assert_eq!(asked(Asked::StatusQuestion, " ").map(drop), Err(AskedError::Words));
    assert_eq!(asked(Asked::Other, &"a".repeat(2_001)).map(drop), Err(AskedError::TooLong));
    let certificate = asked(Asked::StatusCertificate, "").unwrap();
    assert_eq!((certificate.words.clone(), certificate.times.clone(), certificate.state), (None, None, AskedState::Open));
    assert_eq!(certificate.due(), "2026-11-28".parse().unwrap());
}

#[test]
fn an_answer_says_something_and_closes_it() {
    let mut request = asked(Asked::PeriodicInterview, "").unwrap();
    request.take(Actor::Console, now()).unwrap();
    assert_eq!(request.take(Actor::Console, now()), Err(AskedError::Taken));
    assert_eq!(request.answer(Answer::default(), Actor::Console, now()), Err(AskedError::Words));
    let on = |day: &str| Meeting { day: day.parse().unwrap(), at: NaiveTime::MIN, channel: ServiceChannel::Desk, place: None };
    let meet = |day: &str| Answer { meeting: Some(on(day)), ..Answer::default() };
    assert_eq!(request.answer(meet("2026-11-22"), Actor::Console, now()), Err(AskedError::Past));
    assert_eq!(request.rate(5), Err(AskedError::Score), "not before the answer");
    request.answer(meet("2026-11-23"), Actor::Console, now()).unwrap();
    assert_eq!((request.state, request.closed_on()), (AskedState::Answered, Some("2026-11-23".parse().unwrap())));
    for refused in [request.clone().withdraw(Actor::Console, now()), request.clone().refuse("no", Actor::Console, now())] {
        assert_eq!(refused, Err(AskedError::Closed));
    }
    assert_eq!((request.rate(6), request.rate(4), request.rate(4)), (Err(AskedError::Score), Ok(()), Err(AskedError::Score)));
}

#[test]
fn a_refusal_says_why_and_who_asked_may_take_it_back() {
    let mut request = asked(Asked::Traineeship, "").unwrap();
    assert_eq!(request.refuse(" ", Actor::Console, now()), Err(AskedError::Words));
    request.withdraw(Actor::Console, now()).unwrap();
    assert_eq!((request.state, request.is_open()), (AskedState::Withdrawn, false));
}

#[test]
fn scores_are_counted_and_their_mean_is_whole() {
    let mut all = Satisfaction::default();
    assert_eq!((all.given(), all.mean_hundredths()), (0, None));
    for score in [5, 4, 4, 0, 9] {
        all.add(score, 1);
    }
    assert_eq!((all.given(), all.mean_hundredths()), (3, Some(433)));
}
