use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    FigureRow, Figures, Filling, NoAnswer, NoAnswerReason, Operator, Response, ResponseError, ResponseState, SendFault, Sheet, Subject,
    Tally, age_band, typed,
};
use crate::{
    campaign::{Audience, Campaign, CampaignState},
    expression::{Value, Values},
    id::{AccountId, CampaignId, ResponseId, WorkerId},
    pack::Channel,
    questionnaire::{Answers, Item, Questionnaire},
};

const QUESTIONNAIRE: &str = r#"{"id": "q", "title": {"it": "Q"}, "sections": [{"id": "s", "title": {"it": "S"}, "items": [
    {"id": "work", "kind": "choice", "label": {"it": "?"}, "options": [{"code": "yes", "label": {"it": "Sì"}, "points": "4"}, {"code": "no", "label": {"it": "No"}}]},
    {"id": "years", "kind": "number", "label": {"it": "?"}, "when": "work = 'yes'", "decimals": 1}]}],
    "scores": [{"id": "total", "title": {"it": "T"}, "formula": "sum(work.points, 1)", "bands": [{"code": "low", "title": {"it": "L"}}, {"code": "high", "from": "3", "title": {"it": "H"}}]}]}"#;

fn questionnaire() -> Questionnaire {
    serde_json::from_str(QUESTIONNAIRE).unwrap()
}

fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_421_520, 0).unwrap() + TimeDelta::minutes(minutes)
}

fn response() -> Response {
    let sheet = Sheet { pack_version: Uuid::from_u128(1), questionnaire: "q".into(), parameters: Values::new() };
    Response::new(ResponseId(Uuid::from_u128(2)), "SP", sheet, Subject::Worker(WorkerId(Uuid::from_u128(3))), "ABCD2345".into())
}

fn operator() -> Operator {
    Operator { account: AccountId(Uuid::from_u128(4)), name: "Chiara Donati".into() }
}

fn given(answers: &[(&str, Value)]) -> Answers {
    answers.iter().map(|(id, value)| ((*id).to_owned(), value.clone())).collect()
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

#[test]
fn what_was_sent_in_is_kept_as_it_was_seen_and_pauses_do_not_count() {
    let (mut response, questionnaire) = (response(), questionnaire());
    response.sent(Channel::Email, at(0)).unwrap();
    response.open(Some("phone"), at(100)).unwrap();
    response.answer(given(&[("work", Value::text("yes"))]), at(103)).unwrap();
    assert_eq!(response.complete(&questionnaire, Filling::Link, None, at(104)), Err(ResponseError::Incomplete));
    // A night between two sections is no time spent.
    response.answer(given(&[("years", number("2.5"))]), at(1_000)).unwrap();
    let assessment = response.complete(&questionnaire, Filling::Link, None, at(1_001)).unwrap().clone();
    assert_eq!((response.state, response.minutes), (ResponseState::Completed, Some(4)));
    assert_eq!(assessment.scores[0].band.as_deref(), Some("high"));
    assert_eq!(response.answer(Answers::new(), at(1_002)), Err(ResponseError::Closed));
    assert_eq!(response.complete(&questionnaire, Filling::Link, None, at(1_002)), Err(ResponseError::Closed));
    assert_eq!(response.assessment(&questionnaire, at(9_999)), assessment, "as it was seen");
    assert_eq!(response.values(&questionnaire)["total"], number("5"));
}

#[test]
fn answers_belong_to_the_browser_on_which_they_are_given() {
    let mut response = response();
    response.open(Some("phone"), at(0)).unwrap();
    response.answer(given(&[("work", Value::text("no"))]), at(1)).unwrap();
    assert_eq!(response.belongs_to(Some("library")), Err(ResponseError::Elsewhere));
    assert_eq!(response.open(None, at(2)), Err(ResponseError::Elsewhere));
    response.open(Some("phone"), at(3)).unwrap();
    response.begin_anew("library", at(4)).unwrap();
    assert!(response.answers.is_empty(), "nothing of the other is shown");
    assert_eq!(response.belongs_to(Some("phone")), Err(ResponseError::Elsewhere));
}

#[test]
fn another_band_needs_a_reason_and_both_are_kept() {
    let (mut response, questionnaire) = (response(), questionnaire());
    assert_eq!(response.judge(&questionnaire, ("total", "low"), "", operator(), at(0)), Err(ResponseError::NotCompleted));
    response.answer(given(&[("work", Value::text("no"))]), at(0)).unwrap();
    response.complete(&questionnaire, Filling::Telephone, Some(operator()), at(1)).unwrap();
    assert_eq!(response.judge(&questionnaire, ("total", "high"), " ", operator(), at(2)), Err(ResponseError::NoReason));
    assert_eq!(response.judge(&questionnaire, ("total", "top"), "x", operator(), at(2)), Err(ResponseError::NoSuchBand));
    response.judge(&questionnaire, ("total", "high"), "lavora da ieri", operator(), at(2)).unwrap();
    let judgement = response.judgement("total").unwrap();
    assert_eq!((judgement.computed.as_deref(), judgement.band.as_str(), response.state), (Some("low"), "high", ResponseState::Confirmed));
    assert_eq!(response.values(&questionnaire)["total.band"], Value::text("high"));
    // A correction adds to what was sent in.
    response.reopen(at(3)).unwrap();
    response.answer(given(&[("work", Value::text("yes")), ("years", number("1"))]), at(4)).unwrap();
    response.complete(&questionnaire, Filling::InPerson, Some(operator()), at(5)).unwrap();
    assert_eq!(response.completions.len(), 2);
}

#[test]
fn what_is_anonymous_keeps_no_day_and_no_operator() {
    let (mut response, questionnaire) = (response(), questionnaire());
    response.anonymous = true;
    response.answer(given(&[("work", Value::text("no"))]), at(0)).unwrap();
    response.complete(&questionnaire, Filling::InPerson, Some(operator()), at(1)).unwrap();
    let kept = serde_json::to_string(&response).unwrap();
    assert!(!kept.contains("Chiara") && !kept.contains("2026-11-2"), "{kept}");
    assert_eq!(response.judge(&questionnaire, ("total", "low"), "", operator(), at(2)), Err(ResponseError::Anonymous));
    assert_eq!(response.reopen(at(2)), Err(ResponseError::Anonymous));
}

#[test]
fn an_invitation_to_an_anonymous_poll_takes_no_answer_and_whoever_answers_was_asked() {
    let mut invited = Response { invitation: true, ..response() };
    invited.sent(Channel::Email, at(0)).unwrap();
    assert_eq!(invited.open(Some("phone"), at(1)), Err(ResponseError::Anonymous));
    assert_eq!(invited.answer(given(&[("work", Value::text("no"))]), at(1)), Err(ResponseError::Anonymous));
    let mut called = response();
    called.answer(given(&[("work", Value::text("no"))]), at(1)).unwrap();
    called.complete(&questionnaire(), Filling::Telephone, Some(operator()), at(2)).unwrap();
    assert_eq!(called.times.sent, Some(at(1)));
}

#[test]
fn what_is_forgotten_is_still_counted() {
    let (mut response, questionnaire) = (response(), questionnaire());
    response.sent(Channel::Email, at(0)).unwrap();
    response.answer(given(&[("work", Value::text("no"))]), at(0)).unwrap();
    response.complete(&questionnaire, Filling::Link, None, at(1)).unwrap();
    response.judge(&questionnaire, ("total", "low"), "parole", operator(), at(2)).unwrap();
    response.forget();
    let kept = serde_json::to_string(&response).unwrap();
    assert!(
        !kept.contains("parole")
            && !kept.contains("ABCD2345")
            && !kept.contains("\"no\"")
            && !kept.contains(&Uuid::from_u128(3).to_string())
    );
    assert!(response.times.sent.is_some() && response.times.completed.is_some() && response.minutes.is_some());
}

#[test]
fn withdrawn_and_given_up_are_told_apart() {
    let mut response = response();
    let no_answer = NoAnswer { reason: NoAnswerReason::NoAccess, proposed: vec![], note: None, at: at(0), by: Some(operator()) };
    response.give_up(no_answer).unwrap();
    assert_eq!((response.state, response.is_open()), (ResponseState::NotReached, true), "she may still answer");
    response.withdraw(at(1)).unwrap();
    assert_eq!(response.open(None, at(2)), Err(ResponseError::Withdrawn));
}

#[test]
fn what_is_typed_is_read_as_people_write() {
    let item =
        |kind: &str| -> Item { serde_json::from_str(&format!(r#"{{"id": "i", "kind": "{kind}", "label": {{"it": "?"}}}}"#)).unwrap() };
    assert_eq!(typed(&item("number"), &["1 234,5"]), number("1234.5"));
    assert_eq!(typed(&item("number"), &["1/3"]), Value::text("1/3"), "no fraction, and shown again");
    assert_eq!(typed(&item("number"), &["tre"]), Value::text("tre"));
    assert_eq!(typed(&item("date"), &["3/11/2026"]), Value::Date("2026-11-03".parse().unwrap()));
    assert_eq!(typed(&item("date"), &["2026-11-03"]), Value::Date("2026-11-03".parse().unwrap()));
    assert_eq!(typed(&item("multiple"), &["a", "", "b"]), Value::codes(["a", "b"]));
    assert_eq!(typed(&item("text"), &["  "]), Value::None);
}

#[test]
fn bands_of_age_hold_both_ends() {
    assert_eq!([34, 35, 50, 51].map(age_band), ["under_35", "from_35_to_50", "from_35_to_50", "over_50"]);
}

fn row(key: &str, completed: bool, minutes: u32) -> FigureRow {
    FigureRow { key: key.into(), invited: true, completed, minutes: Some(minutes), ..FigureRow::default() }
}

#[test]
fn a_rate_of_nothing_is_no_rate_and_does_not_weigh_on_the_mean() {
    let keys = ["A".to_owned(), "B".into(), "C".into()];
    let figures = Figures::of(&keys, &[row("A", true, 10), row("A", true, 30), row("B", false, 0), row("B", true, 14)]);
    assert_eq!(figures.rows.iter().map(|(_, tally)| tally.rate_shown()).collect::<Vec<_>>(), [Some(100), Some(50), None]);
    assert_eq!((figures.pooled_rate(), figures.mean_rate()), (Some(75), Some(75)));
    assert_eq!(figures.total.median_minutes(), Some("14".parse().unwrap()));
    assert_eq!(figures.total.mean_minutes(), Some("18".parse().unwrap()));
    assert_eq!((Tally::default().rate(), Tally::default().median_minutes(), Tally::default().mean_minutes()), (None, None, None));
}

#[test]
fn reminders_wait_their_days_and_end() {
    let sheet = response().sheet;
    let mut campaign = Campaign {
        id: CampaignId(Uuid::from_u128(9)),
        desk: "SP".into(),
        sheet,
        title: "Prova".into(),
        audience: Audience::Workers,
        channel: Channel::Email,
        message: None,
        reminder: None,
        link_days: 30,
        remind_after: Some(7),
        most_reminders: 2,
        anonymous: false,
        drawing: None,
        state: CampaignState::Open,
        created_at: at(0),
        created_by: None,
        opened_at: Some(at(0)),
        closed_at: None,
    };
    let mut asked = response();
    let days = |days: i64| at(days * 24 * 60);
    assert!(!campaign.reminds(&asked, days(30)), "nothing was sent");
    asked.sent(Channel::Email, days(0)).unwrap();
    assert!(!campaign.reminds(&asked, days(6)) && campaign.reminds(&asked, days(7)));
    asked.sent(Channel::Email, days(7)).unwrap();
    assert!(!campaign.reminds(&asked, days(13)) && campaign.reminds(&asked, days(14)));
    let mut faulty = asked.clone();
    faulty.not_sent(SendFault::BadAddress);
    assert!(!campaign.reminds(&faulty, days(14)));
    asked.sent(Channel::Email, days(14)).unwrap();
    assert!(!campaign.reminds(&asked, days(60)), "two are enough");
    campaign.anonymous = true;
    asked.times.reminded.clear();
    assert!(!campaign.reminds(&asked, days(60)));
}
