use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use serde_json::json;
use uuid::Uuid;

use super::{
    Answer, Answers, Ground, Input, Model, ModelError, Nearness, ProfilingError, Proposed, Qualitative, Track, TrackChoice,
    citizenship_class, education_class,
};
use crate::{
    actor::Actor,
    expression::Number,
    id::{ResponseId, WorkerId},
    worker::Education,
};

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn model() -> Model {
    serde_json::from_value(json!({
        "intercept": "-1",
        "terms": [
            {"input": "sex", "choices": [{"code": "F", "weight": "0.2"}, {"code": "M", "weight": 0}]},
            {"input": "age", "steps": [{"weight": "0.1"}, {"from": 30, "weight": 0}, {"from": 50, "weight": 1}]},
            {"input": "citizenship", "choices": [{"code": "italian", "weight": 0}, {"code": "union", "weight": 0}, {"code": "other", "weight": 0}]},
            {"input": "years_in_italy", "steps": [{"weight": "0.5"}, {"from": 5, "weight": 0}]},
            {"input": "employment_rate", "slope": {"each": "-0.02", "from": 60}},
        ],
        "between": "0.35", "far": "0.6",
        "track": {
            "since": "2026-11-01", "questionnaire": "q", "score": "s",
            "bands": {"near": "near", "between": "between", "far": "far"}, "upskilling": 2, "reskilling": 3
        }
    }))
    .unwrap()
}

fn choice(code: &str) -> Answer {
    Answer::Choice(code.into())
}

fn whole(text: &str) -> Answer {
    Answer::Number(number(text))
}

fn answers() -> Answers {
    BTreeMap::from([
        (Input::Sex, choice("F")),
        (Input::Age, whole("50")),
        (Input::Citizenship, choice("italian")),
        (Input::EmploymentRate, whole("65")),
    ])
}

#[test]
fn the_index_is_the_logistic_function_of_the_sum_and_each_part_says_what_it_did() {
    let score = model().score(&answers()).unwrap();
    // -1 + 0.2 + 1 - 0.02 × 5 = 0.1
    assert_eq!((score.low, score.high), (number("0.524979"), number("0.524979")));
    assert_eq!((score.nearest, score.missing.len()), (Nearness::Between, 0));
    let weights: Vec<(Input, String)> = score.parts.iter().map(|part| (part.input, part.weight.to_string())).collect();
    assert_eq!(
        weights,
        [
            (Input::Sex, "0.2".to_owned()),
            (Input::Age, "1".to_owned()),
            (Input::Citizenship, "0".to_owned()),
            (Input::EmploymentRate, "-0.1".to_owned())
        ]
    );
    assert_eq!(score.parts[1].without, number("0.28905"), "logistic of -0.9");
}

#[test]
fn what_is_missing_is_told_and_widens_the_index_instead_of_counting_as_zero() {
    let mut some = answers();
    some.remove(&Input::Age);
    let score = model().score(&some).unwrap();
    assert_eq!(score.missing, [Input::Age]);
    // From -0.9 (30 to 49) to 0.1 (50 and over).
    assert_eq!((score.low, score.high), (number("0.28905"), number("0.524979")));
    assert_eq!((score.nearest, score.farthest), (Nearness::Near, Nearness::Between));
}

#[test]
fn years_in_italy_are_asked_of_whoever_is_not_italian_and_may_weigh_nothing_while_that_is_not_known() {
    let mut other = answers();
    other.insert(Input::Citizenship, choice("other"));
    assert_eq!(model().score(&other).unwrap().missing, [Input::YearsInItaly]);
    other.insert(Input::YearsInItaly, whole("3"));
    assert_eq!(model().score(&other).unwrap().low, number("0.645656"), "0.5 more");
    let mut unknown = answers();
    unknown.remove(&Input::Citizenship);
    let score = model().score(&unknown).unwrap();
    assert_eq!(score.missing, [Input::Citizenship, Input::YearsInItaly]);
    assert_eq!((score.low, score.high), (number("0.524979"), number("0.645656")));
}

#[test]
fn answers_that_a_question_does_not_have_are_refused() {
    for (input, wrong) in [
        (Input::Sex, choice("X")),
        (Input::Age, whole("12")),
        (Input::Age, whole("30.5")),
        (Input::Age, choice("old")),
        (Input::EmploymentRate, whole("101")),
    ] {
        let mut all = answers();
        all.insert(input, wrong);
        assert_eq!(model().score(&all), Err(ProfilingError::Answer(input)));
    }
}

#[test]
fn a_model_with_a_fault_says_where() {
    assert_eq!(model().check(), Ok(()));
    type Change<'a> = &'a dyn Fn(&mut Model);
    let faults: [(Change<'_>, ModelError); 8] = [
        (&|model| model.intercept = number("11"), ModelError::Weight("intercept".into())),
        (&|model| model.terms[0].choices[0].weight = number("0.00001"), ModelError::Weight("sex.F".into())),
        (&|model| model.terms[1].steps[2].weight = number("-12"), ModelError::Weight("age.2".into())),
        (&|model| drop(model.terms[0].choices.pop()), ModelError::Shape(Input::Sex)),
        (&|model| model.terms[1].steps[2].from = Some(number("20")), ModelError::Shape(Input::Age)),
        (&|model| model.far = number("0.2"), ModelError::Bands),
        (&|model| model.track.upskilling = 3, ModelError::Track),
        (
            &|model| {
                model.territories.push(super::Territory {
                    province: "SP".into(),
                    employment_rate: Some(number("120")),
                    low_work_intensity: None,
                    business_density: None,
                    source: "prova".into(),
                });
            },
            ModelError::Territory("SP".into()),
        ),
    ];
    for (change, fault) in faults {
        let mut wrong = model();
        change(&mut wrong);
        assert_eq!(wrong.check(), Err(fault));
    }
}

fn interview(band: &str) -> Qualitative {
    Qualitative { response: ResponseId(Uuid::nil()), at: DateTime::default(), index: None, band: Some(band.into()), confirmed: false }
}

#[test]
fn the_track_follows_marks_of_distance_and_what_she_said_goes_before() {
    use Nearness::{Between, Far, Near};
    let rule = model().track;
    let table = [
        ((Near, Near), "near", Some(Track::Reemployment)),
        ((Between, Between), "near", Some(Track::Reemployment)),
        ((Between, Between), "between", Some(Track::Upskilling)),
        ((Far, Far), "between", Some(Track::Reskilling)),
        ((Far, Far), "far", Some(Track::Reskilling)),
        ((Near, Between), "near", Some(Track::Reemployment)),
        ((Near, Far), "near", None),
    ];
    for (index, band, track) in table {
        assert_eq!(rule.propose(index, Some(&interview(band)), None, Some(false)).track, track, "{index:?} {band}");
    }
    assert_eq!(rule.propose((Near, Far), Some(&interview("near")), None, None).ground, Ground::Incomplete { least: 0, most: 2 });
    assert_eq!(rule.propose((Near, Near), None, None, None), Proposed { track: None, ground: Ground::NoInterview });
    assert_eq!(rule.propose((Near, Near), Some(&interview("sconosciuta")), None, None).ground, Ground::NoInterview);
    assert_eq!(rule.propose((Near, Near), None, Some(true), None).track, Some(Track::Inclusion));
    assert_eq!(rule.propose((Near, Near), None, Some(true), Some(true)).track, Some(Track::Collective));
    assert_eq!(Track::ALL.iter().map(|track| track.number()).collect::<Vec<u8>>(), [1, 2, 3, 4, 5]);
}

fn chosen(track: Track, reason: Option<&str>) -> TrackChoice {
    TrackChoice {
        id: Uuid::nil(),
        worker: WorkerId(Uuid::nil()),
        day: NaiveDate::default(),
        profile: None,
        proposed: Proposed { track: Some(Track::Upskilling), ground: Ground::Marks { quantitative: 1, qualitative: 1 } },
        interview: None,
        track,
        reason: reason.map(str::to_owned),
        by: Actor::Console,
        at: DateTime::default(),
        contest: None,
        voided: None,
    }
}

#[test]
fn another_track_than_the_one_proposed_needs_a_reason_and_a_person() {
    assert_eq!(chosen(Track::Upskilling, None).check(), Ok(()));
    assert_eq!(chosen(Track::Reskilling, None).check(), Err(ProfilingError::Reason));
    assert_eq!(chosen(Track::Reskilling, Some("Il mestiere non c'è più")).check(), Ok(()));
    assert_eq!(chosen(Track::Reskilling, Some(&"x".repeat(2_001))).check(), Err(ProfilingError::TooLong));
}

#[test]
fn a_track_is_contested_once_and_answered_by_somebody() {
    let mut choice = chosen(Track::Upskilling, None);
    assert_eq!(choice.answer("sì", Actor::Console, DateTime::default()), Err(ProfilingError::Contest));
    assert_eq!(choice.contest("  ", Actor::Console, DateTime::default()), Err(ProfilingError::Reason));
    choice.contest("So già fare quel mestiere", Actor::Console, DateTime::default()).unwrap();
    assert_eq!(choice.contest("Ancora", Actor::Console, DateTime::default()), Err(ProfilingError::Contest));
    choice.answer("La richiamiamo", Actor::Console, DateTime::default()).unwrap();
    choice.void("Era di un'altra", Actor::Console, DateTime::default()).unwrap();
    assert_eq!(choice.void("Ancora", Actor::Console, DateTime::default()), Err(ProfilingError::Voided));
}

#[test]
fn classes_are_read_from_the_record_and_nothing_is_guessed() {
    let codes = |list: &[&str]| list.iter().map(|code| (*code).to_owned()).collect::<Vec<String>>();
    assert_eq!(citizenship_class(&[]), None);
    assert_eq!(citizenship_class(&codes(&["AL", "IT"])), Some("italian"));
    assert_eq!(citizenship_class(&codes(&["RO"])), Some("union"));
    assert_eq!(citizenship_class(&codes(&["AL"])), Some("other"));
    let title = |eqf| Education { title: "x".into(), eqf, ..Education::default() };
    assert_eq!(education_class(&[title(None)]), None);
    assert_eq!(education_class(&[title(Some(2)), title(Some(4))]), Some("diploma"));
}
