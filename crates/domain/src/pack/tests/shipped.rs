//! The packs of the repository, run.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{files_of, shipped};
use crate::{
    expression::{Number, Value, Values},
    pack::{Pack, Row},
    pathway::{Act, Calendar, Entry, Outcome, Refusal, StepState},
    questionnaire::{Answers, Assessment, Setting},
};

const SARDINIA: &str = "sardinia-profiling";
const EMILIA: &str = "emilia-romagna-self-employment";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

fn setting(pack: &Pack, today: &str) -> Setting {
    Setting { today: day(today), parameters: pack.manifest.parameters(&Values::new()) }
}

#[test]
fn every_shipped_pack_is_without_fault_and_gives_its_files_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs");
    let ids =
        std::fs::read_dir(folder).expect("the packs").map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    for id in ids.collect::<Vec<String>>() {
        let id = id.as_str();
        let pack = shipped(id);
        assert_eq!(pack.manifest.id, id);
        assert_eq!(pack.files(), &files_of(id), "{id}");
        assert_eq!(Pack::read(pack.files().clone()), Ok(pack), "{id}");
    }
}

/// Somebody with a diploma who worked four years, until three months ago.
fn answers() -> Answers {
    let text = |text: &str| Value::text(text);
    Answers::from(
        [
            ("education", text("upper_secondary")),
            ("education_abroad", text("no")),
            ("training", text("no")),
            ("digital", Value::codes(["messages", "email", "forms"])),
            ("italian", number("5")),
            ("languages", number("3")),
            ("ever_worked", text("yes")),
            ("years_worked", number("4.5")),
            ("last_day", Value::Date(day("2026-08-20"))),
            ("last_occupation", text("5131")),
            ("search_acts", Value::codes(["applications", "visits", "sites", "agencies"])),
            ("cv", text("yes")),
            ("confidence", number("3")),
            ("hours", Value::codes(["morning", "evening"])),
            ("licence", text("both")),
            ("distance", number("20")),
            ("home", text("095038")),
        ]
        .map(|(id, value)| (id.to_owned(), value)),
    )
}

fn score(assessment: &Assessment, id: &str) -> (Option<String>, Option<String>) {
    let scored = assessment.scores.iter().find(|scored| scored.score == id).expect("a score");
    (scored.value.map(|value| value.to_string()), scored.band.clone())
}

#[test]
fn a_profile_comes_out_of_the_answers() {
    let pack = shipped(SARDINIA);
    let profiling = pack.questionnaire("profiling").expect("the questionnaire");
    let assessment = profiling.assess(&answers(), &setting(&pack, "2026-11-23"));
    assert!(assessment.is_complete(), "{:?} {:?}", assessment.missing, assessment.errors);
    assert_eq!(assessment.faults, []);
    // 4 + 0 + 3 + 5 + 2 of 19; 1 + 3 + 4 of 9; 5 + 2 + 3 of 12; 2 + 3 + 2 of 10; nothing said of home and family.
    assert_eq!(score(&assessment, "of_skills").0.as_deref(), Some("74"));
    assert_eq!(score(&assessment, "of_experience").0.as_deref(), Some("89"));
    assert_eq!(score(&assessment, "of_search").0.as_deref(), Some("83"));
    assert_eq!(score(&assessment, "of_availability").0.as_deref(), Some("70"));
    assert_eq!(score(&assessment, "of_context"), (None, None));
    // (3 × 74 + 3 × 89 + 2 × 83 + 2 × 70 + 1 × 50) / 11 = 76.8…
    assert_eq!(score(&assessment, "profiling_index"), (Some("76.8".into()), Some("near".into())));
    assert_eq!(score(&assessment, "employability"), (Some("77.7".into()), Some("high".into())));
    assert_eq!(assessment.counts["near"], Number::whole(1).unwrap());
}

#[test]
fn a_desk_sets_its_own_weights_within_their_bounds() {
    let pack = shipped(SARDINIA);
    let profiling = pack.questionnaire("profiling").expect("the questionnaire");
    let index = |set: &[(&str, &str)]| {
        let set: Values = set.iter().map(|(id, value)| ((*id).to_owned(), number(value))).collect();
        let setting = Setting { today: day("2026-11-23"), parameters: pack.manifest.parameters(&set) };
        score(&profiling.assess(&answers(), &setting), "profiling_index").0
    };
    let only_search = [("weight_skills", "0"), ("weight_experience", "0"), ("weight_availability", "0"), ("weight_context", "0")];
    assert_eq!(index(&only_search).as_deref(), Some("83"));
    assert_eq!(index(&[("weight_skills", "11")]), index(&[]), "a weight out of bounds is not set");
    let nothing = [only_search.as_slice(), &[("weight_search", "0")]].concat();
    assert_eq!(index(&nothing), None, "weights of nothing give no index, not zero");
}

#[test]
fn the_table_of_response_rates_comes_out() {
    let pack = shipped(SARDINIA);
    let rate = pack.indicators.iter().find(|indicator| indicator.id == "response_rate").expect("the rate");
    let row = |(name, invited, completed): (&str, i64, i64)| Row {
        name: name.to_owned(),
        counts: BTreeMap::from([
            ("questionnaire.profiling.invited".to_owned(), Number::whole(invited).unwrap()),
            ("questionnaire.profiling.completed".to_owned(), Number::whole(completed).unwrap()),
        ]),
    };
    // A few centres of the published table, one that invited nobody, and the rest together.
    let printed = [("Ales", 0, 0), ("Alghero", 143, 94), ("Cagliari", 373, 127), ("Carbonia", 318, 268), ("Ozieri", 215, 49)];
    let (invited, completed) = printed.iter().fold((0, 0), |(a, b), (_, invited, completed)| (a + invited, b + completed));
    let rows: Vec<Row> = printed.into_iter().chain([("others", 7_649 - invited, 4_853 - completed)]).map(row).collect();
    let table = rate.table(&rows);
    let shown: Vec<String> = table.rows.iter().map(|(_, value)| value.map_or("–".to_owned(), |value| value.to_string())).collect();
    assert_eq!(shown, ["–", "66", "34", "84", "23", "65"]);
    assert_eq!(table.pooled.map(|value| value.to_string()).as_deref(), Some("63"));
    assert_eq!(table.mean.map(|value| value.to_string()).as_deref(), Some("54"), "each centre counts alike, the empty one not");
}

fn entry(on: &str, act: Act) -> Entry {
    Entry { on: day(on), act }
}

fn step(on: &str, step: &str) -> Entry {
    entry(on, Act::Step { step: step.into(), decision: None, quantity: None })
}

fn decide(on: &str, step: &str, decision: &str) -> Entry {
    entry(on, Act::Step { step: step.into(), decision: Some(decision.into()), quantity: None })
}

fn sheet(on: &str, questionnaire: &str) -> Entry {
    entry(on, Act::Sheet { questionnaire: questionnaire.into(), values: Values::new() })
}

fn leave(on: &str, exit: &str) -> Entry {
    entry(on, Act::Exit { exit: exit.into(), reason: None })
}

/// From the signing of the pact to the choice of the way.
fn to_the_programme() -> Vec<Entry> {
    vec![
        entry("2026-10-01", Act::Event { event: "pact_signed".into() }),
        entry("2026-10-01", Act::Fact { fact: "cluster".into(), value: Value::text("standard") }),
        step("2026-10-02", "invitation"),
        step("2026-10-20", "first_interview"),
        sheet("2026-10-20", "project"),
        sheet("2026-10-25", "attitudes"),
        step("2026-11-02", "skills_interview"),
        step("2026-11-10", "programme_talk"),
    ]
}

#[test]
fn the_first_interview_is_due_thirty_days_after_the_pact() {
    let pack = shipped(EMILIA);
    let pathway = pack.pathway("self_employment").expect("the pathway");
    let history = &to_the_programme()[..3];
    let at = |today: &str| pathway.follow(day("2026-10-01"), history, &setting(&pack, today), &Calendar::default());
    let standing = at("2026-10-31");
    assert_eq!(standing.phase(), Some("information"));
    let interview = standing.step("first_interview").expect("the interview");
    assert_eq!((interview.due, interview.state), (Some(day("2026-10-31")), StepState::Open));
    assert_eq!(at("2026-11-01").step("first_interview").expect("the interview").state, StepState::Late);
    // Only the decision of a person leads to one of three ways, none of which is open yet.
    assert_eq!(standing.exits, ["stopped"]);
}

#[test]
fn the_work_programme_has_three_ways() {
    let pack = shipped(EMILIA);
    let pathway = pack.pathway("self_employment").expect("the pathway");
    let setting = setting(&pack, "2026-11-23");
    let follow = |last: &[Entry]| {
        let history = [to_the_programme().as_slice(), last].concat();
        pathway.follow(day("2026-10-01"), &history, &setting, &Calendar::default())
    };
    assert_eq!(follow(&[]).phase(), Some("programme"));
    let gave_up = follow(&[decide("2026-11-10", "way", "give_up"), leave("2026-11-10", "gave_up")]);
    assert_eq!(gave_up.ended.map(|ended| ended.outcome), Some(Outcome::GivenUp));
    let alone = follow(&[decide("2026-11-10", "way", "alone"), leave("2026-11-12", "alone")]);
    assert_eq!(alone.ended.as_ref().map(|ended| (ended.outcome, ended.on)), Some((Outcome::GoesOn, day("2026-11-12"))));
    assert!(alone.counts.contains(&("days".to_owned(), Number::whole(42).unwrap())));
    let supported = follow(&[decide("2026-11-10", "way", "supported")]);
    assert_eq!((supported.phase(), supported.exits.as_slice()), (Some("development"), ["stopped".to_owned()].as_slice()));
    let wrong = follow(&[decide("2026-11-10", "way", "give_up"), leave("2026-11-10", "alone")]);
    assert_eq!(wrong.refused.iter().map(|refused| refused.why).collect::<Vec<_>>(), [Refusal::NotOpen]);
}

#[test]
fn with_support_it_ends_with_a_project_that_is_feasible_or_not() {
    let pack = shipped(EMILIA);
    let pathway = pack.pathway("self_employment").expect("the pathway");
    let feasibility = pack.questionnaire("feasibility").expect("the sheet");
    let setting = setting(&pack, "2026-12-23");
    let answers: Answers = ["customers", "competitors", "price", "competent", "qualified", "time", "start", "live"]
        .into_iter()
        .map(|item| (item.to_owned(), Value::text(if item == "price" { "no" } else { "yes" })))
        .chain([("advanced".to_owned(), Value::text("yes"))])
        .collect();
    let assessment = feasibility.assess(&answers, &setting);
    assert_eq!(score(&assessment, "feasibility").0.as_deref(), Some("88"));
    let mut history = to_the_programme();
    history.extend([
        decide("2026-11-10", "way", "supported"),
        step("2026-11-20", "market_study"),
        step("2026-11-27", "meetings"),
        entry("2026-12-10", Act::Sheet { questionnaire: "feasibility".into(), values: assessment.values(feasibility, &setting) }),
        decide("2026-12-10", "feasible", "yes"),
    ]);
    let standing = pathway.follow(day("2026-10-01"), &history, &setting, &Calendar::default());
    assert_eq!(standing.refused, []);
    assert_eq!(standing.exits, ["feasible", "stopped"]);
    assert_eq!(standing.step("referral").map(|step| step.state), Some(StepState::Open), "an advanced need is passed on");
    history.push(leave("2026-12-11", "feasible"));
    let ended = pathway.follow(day("2026-10-01"), &history, &setting, &Calendar::default());
    assert_eq!(ended.ended.map(|ended| ended.outcome), Some(Outcome::Reached));
    for count in ["in_time", "above_bound"] {
        assert!(ended.counts.contains(&(count.to_owned(), Number::whole(1).unwrap())), "{count}");
    }
}

#[test]
fn intensive_support_asks_for_more() {
    let pack = shipped(EMILIA);
    let pathway = pack.pathway("self_employment").expect("the pathway");
    let setting = setting(&pack, "2026-12-23");
    let mut history = to_the_programme();
    history[1] = entry("2026-10-01", Act::Fact { fact: "cluster".into(), value: Value::text("intensive") });
    let standing = pathway.follow(day("2026-10-01"), &history, &setting, &Calendar::default());
    assert_eq!(standing.phase(), Some("skills"), "the second interview is to be held");
    let in_pact = |known: Value| Values::from([("fact.in_pact".to_owned(), known)]);
    assert!(pathway.admits(&in_pact(Value::Boolean(true)), &setting) && pathway.admits(&Values::new(), &setting));
    assert!(!pathway.admits(&in_pact(Value::Boolean(false)), &setting));
}

#[test]
fn who_does_not_answer_is_asked_why_and_helped() {
    let pack = shipped(SARDINIA);
    let pathway = pack.pathway("profiling").expect("the pathway");
    let follow = |today: &str, history: &[Entry]| pathway.follow(day("2026-11-02"), history, &setting(&pack, today), &Calendar::default());
    let invited = vec![step("2026-11-02", "invitation")];
    let standing = follow("2026-11-10", &invited);
    assert_eq!(standing.step("reminder").map(|step| (step.state, step.due)), Some((StepState::Late, Some(day("2026-11-09")))));
    assert_eq!(standing.moves.iter().map(|open| open.to.as_str()).collect::<Vec<_>>(), ["without_answer"]);
    let mut history = invited;
    history.extend([
        entry("2026-11-16", Act::Move { to: "without_answer".into() }),
        sheet("2026-11-16", "no_answer"),
        sheet("2026-11-18", "profiling"),
    ]);
    let helped = follow("2026-11-20", &history);
    assert_eq!(helped.refused, []);
    assert_eq!(helped.phase(), Some("restitution"));
    assert_eq!(helped.step("interview").and_then(|step| step.due), Some(day("2026-12-18")));
}
