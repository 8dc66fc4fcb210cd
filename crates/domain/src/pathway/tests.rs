mod drawing;
mod run;

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{Act, Calendar, Entry, Pathway, Refusal, Standing, StepState};
use crate::{
    expression::{Number, Value, Values},
    pack::Pack,
    questionnaire::Setting,
};

/// A pack of one pathway and one questionnaire.
fn pathway(text: &str) -> Pathway {
    let manifest = "form = 1\nid = \"prova\"\nversion = \"1.0.0\"\nlanguages = [\"it\"]\nleps = [\"M1\"]\nengines = [\"pathways\"]\n\
                    targets = [{ it = \"tutti\" }]\ntitle.it = \"Prova\"\n[[parameters]]\nid = \"hours\"\nkind = \"number\"\ndefault = 40\ntitle.it = \"Ore\"\n";
    let card = "# Prova\n\n## a {#description}\nx\n## b {#territory}\nx\n## c {#targets}\nx\n## d {#objectives}\nx\n## e {#activities}\nx\n## f {#conclusions}\nx\n";
    let goals = "id = \"goals\"\ntitle.it = \"Obiettivi\"\nsections = [{ id = \"s\", title.it = \"S\", items = [{ id = \"autonomy\", kind = \"scale\", \
                 label.it = \"Autonomia\", least = 1, most = 5 }] }]\n";
    let files = [("pack.toml", manifest), ("card/it.md", card), ("questionnaires/goals.toml", goals), ("pathways/prova.toml", text)];
    let pack = Pack::read(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into())
        .unwrap_or_else(|faults| panic!("{faults:#?}"));
    pack.pathways.into_iter().next().unwrap()
}

/// Four phases of a person in a placement, mirrored by those of the co-operative, with two tutors and a log of hours.
const MIRRORED: &str = r#"
id = "prova"
title.it = "Inserimento"
start = "meeting"
actors = [
  { id = "person", role = "worker", title.it = "Persona" },
  { id = "coop_tutor", role = "tutor", title.it = "Tutor della cooperativa" },
  { id = "company_tutor", role = "tutor", title.it = "Tutor dell'azienda" },
]
tracks = [{ id = "partner", title.it = "Cooperativa e azienda", start = "design" }]
events = [{ id = "convention", title.it = "Convenzione firmata" }]
facts = [{ id = "safe", kind = "yes_no", title.it = "Formata sulla sicurezza" }]

[[phases]]
id = "meeting"
title.it = "Incontri"
next = [{ to = "training", when = "present(phase.tutoring)" }]
[[phases.steps]]
id = "talks"
kind = "session"
title.it = "Presentazioni"
who = ["person", "coop_tutor"]
repeats = true
enough = "step.talks.times >= 2"
group = { least = 2, most = 8 }
due = { within = "10", unit = "working_days", after = "event.convention" }

[[phases]]
id = "training"
title.it = "Formazione"
steps = [{ id = "safety", kind = "task", title.it = "Sicurezza", who = ["company_tutor"] }]
next = [{ to = "growth", when = "fact.safe", by = "person" }]

[[phases]]
id = "growth"
title.it = "Crescita"
steps = [
  { id = "hours", kind = "log", title.it = "Ore", who = ["company_tutor"], repeats = true, quantity = "hours", enough = "step.hours.total >= parameter.hours" },
  { id = "observed", kind = "sheet", title.it = "Osservazione", who = ["coop_tutor"], sheet = "goals", repeats = true, required = false },
]
next = [{ to = "evaluation" }]

[[phases]]
id = "evaluation"
title.it = "Valutazione"
steps = [{ id = "verdict", kind = "decision", title.it = "Esito", who = ["person", "coop_tutor"], options = [{ code = "stay", label.it = "Resta" }, { code = "go", label.it = "Va" }] }]

[[phases]]
id = "design"
track = "partner"
mirrors = "meeting"
title.it = "Progetto dell'orto"
steps = [{ id = "plan", kind = "document", title.it = "Progetto", who = ["company_tutor"] }]
next = [{ to = "tutoring" }]

[[phases]]
id = "tutoring"
track = "partner"
mirrors = "training"
title.it = "Affiancamento"
steps = []

[[exits]]
id = "hired"
title.it = "Assunta"
outcome = "reached"
from = ["evaluation"]
when = "decision.verdict = 'stay' and sheet.goals.autonomy >= 3"

[[exits]]
id = "stopped"
title.it = "Interrotta"
outcome = "lost"
reasons = [{ code = "ill", label.it = "Malattia" }, { code = "other", label.it = "Altro" }]

[[counts]]
id = "hours"
title.it = "Ore"
amount = "step.hours.total"
"#;

static PATHWAY: LazyLock<Pathway> = LazyLock::new(|| pathway(MIRRORED));

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn setting(today: &str) -> Setting {
    Setting { today: day(today), parameters: Values::from([("parameter.hours".to_owned(), Value::Number(number("40")))]) }
}

fn on(date: &str, act: Act) -> Entry {
    Entry { on: day(date), act }
}

fn done(date: &str, step: &str) -> Entry {
    on(date, Act::Step { step: step.into(), decision: None, quantity: None })
}

fn hours(date: &str, hours: &str) -> Entry {
    on(date, Act::Step { step: "hours".into(), decision: None, quantity: Some(number(hours)) })
}

fn follow(history: &[Entry]) -> Standing {
    PATHWAY.follow(day("2026-01-10"), history, &setting("2026-03-01"), &Calendar::default())
}

fn places(standing: &Standing) -> Vec<&str> {
    standing.here.iter().map(|here| here.phase.as_str()).collect()
}

/// Everything up to the evaluation.
fn whole_way() -> Vec<Entry> {
    vec![
        on("2026-01-12", Act::Event { event: "convention".into() }),
        done("2026-01-13", "talks"),
        done("2026-01-15", "talks"),
        done("2026-01-20", "plan"),
        done("2026-01-22", "safety"),
        on("2026-01-23", Act::Fact { fact: "safe".into(), value: Value::Boolean(true) }),
        on("2026-01-24", Act::Move { to: "growth".into() }),
        hours("2026-01-30", "25.5"),
        hours("2026-02-06", "14.5"),
    ]
}

#[test]
fn each_track_has_its_own_present_phase_and_one_can_wait_for_the_other() {
    let history = whole_way();
    assert_eq!(places(&follow(&[])), ["meeting", "design"]);
    assert_eq!(places(&follow(&history[..3])), ["meeting", "design"], "the talks are over, the partner is not ready");
    assert_eq!(places(&follow(&history[..4])), ["training", "tutoring"]);
    assert_eq!(follow(&history[..2]).step("talks").map(|talks| (talks.state, talks.due)), Some((StepState::Late, Some(day("2026-01-26")))));
}

#[test]
fn a_person_decides_where_it_says_so_and_hours_add_up() {
    let history = whole_way();
    let waiting = follow(&history[..6]);
    assert_eq!((places(&waiting), waiting.moves.len()), (vec!["training", "tutoring"], 1));
    assert_eq!(places(&follow(&history[..8])), ["growth", "tutoring"], "25.5 hours of 40");
    let standing = follow(&history);
    assert_eq!(places(&standing), ["evaluation", "tutoring"]);
    assert!(standing.counts.contains(&("hours".to_owned(), number("40"))));
}

#[test]
fn what_cannot_be_recorded_is_refused_and_changes_nothing() {
    let before = whole_way();
    for (upto, act, why) in [
        (0, Act::Event { event: "party".into() }, Refusal::Unknown),
        (0, Act::Step { step: "safety".into(), decision: None, quantity: None }, Refusal::NotEntered),
        (0, Act::Step { step: "dance".into(), decision: None, quantity: None }, Refusal::Unknown),
        (0, Act::Move { to: "training".into() }, Refusal::NotOpen),
        (0, Act::Fact { fact: "safe".into(), value: Value::text("yes") }, Refusal::WrongKind),
        (5, Act::Step { step: "safety".into(), decision: None, quantity: None }, Refusal::AlreadyDone),
        (5, Act::Move { to: "growth".into() }, Refusal::NotOpen),
        (7, Act::Step { step: "hours".into(), decision: None, quantity: None }, Refusal::WrongQuantity),
        (7, Act::Step { step: "hours".into(), decision: None, quantity: Some(number("-1")) }, Refusal::WrongQuantity),
        (9, Act::Step { step: "verdict".into(), decision: Some("dance".into()), quantity: None }, Refusal::NoSuchDecision),
        (9, Act::Step { step: "verdict".into(), decision: None, quantity: None }, Refusal::NoSuchDecision),
        (9, Act::Exit { exit: "hired".into(), reason: None }, Refusal::NotOpen),
        (9, Act::Exit { exit: "stopped".into(), reason: None }, Refusal::NoSuchReason),
        (9, Act::Exit { exit: "stopped".into(), reason: Some("tired".into()) }, Refusal::NoSuchReason),
        (9, Act::Sheet { questionnaire: "other".into(), values: Values::new() }, Refusal::Unknown),
    ] {
        let next = on("2026-02-20", act);
        let history = [&before[..upto], std::slice::from_ref(&next)].concat();
        let (with, without) = (follow(&history), follow(&before[..upto]));
        assert_eq!(with.refused.iter().map(|refused| (refused.entry, refused.why)).collect::<Vec<_>>(), [(upto, why)], "{next:?}");
        assert_eq!((with.here, with.steps), (without.here, without.steps), "{next:?}");
        let allowed = PATHWAY.allows(day("2026-01-10"), &before[..upto], &next, &setting("2026-03-01"), &Calendar::default());
        assert_eq!(allowed, Err(why));
    }
}

#[test]
fn an_exit_opens_with_the_decision_and_the_sheet_and_ends_everything() {
    let mut history = whole_way();
    history.push(on("2026-02-20", Act::Step { step: "verdict".into(), decision: Some("stay".into()), quantity: None }));
    assert_eq!(follow(&history).exits, ["stopped"]);
    let values = Values::from([("autonomy".to_owned(), Value::Number(number("4")))]);
    history.push(on("2026-02-20", Act::Sheet { questionnaire: "goals".into(), values }));
    assert_eq!(follow(&history).exits, ["hired", "stopped"]);
    history.push(on("2026-02-21", Act::Exit { exit: "hired".into(), reason: None }));
    history.push(done("2026-02-22", "plan"));
    let ended = follow(&history);
    assert_eq!(ended.refused.iter().map(|refused| refused.why).collect::<Vec<_>>(), [Refusal::Ended]);
    assert!(ended.here.is_empty() && ended.exits.is_empty() && ended.moves.is_empty());
    assert_eq!(ended.ended.map(|ended| ended.on), Some(day("2026-02-21")));
}

fn any_act() -> impl Strategy<Value = Act> {
    let steps = prop::sample::select(vec!["talks", "safety", "hours", "observed", "verdict", "plan", "none"]);
    let decision = prop::option::of(prop::sample::select(vec!["stay", "go", "dance"]).prop_map(str::to_owned));
    let quantity = prop::option::of((-5_i64..60).prop_map(|hours| Number::whole(hours).unwrap()));
    let autonomy = (0_i64..6).prop_map(|n| Values::from([("autonomy".to_owned(), Value::Number(Number::whole(n).unwrap()))]));
    prop_oneof![
        4 => (steps, decision, quantity).prop_map(|(step, decision, quantity)| Act::Step { step: step.to_owned(), decision, quantity }),
        1 => prop::sample::select(vec!["convention", "party"]).prop_map(|event| Act::Event { event: event.to_owned() }),
        1 => any::<bool>().prop_map(|safe| Act::Fact { fact: "safe".into(), value: Value::Boolean(safe) }),
        1 => autonomy.prop_map(|values| Act::Sheet { questionnaire: "goals".into(), values }),
        2 => prop::sample::select(vec!["training", "growth", "evaluation", "tutoring"]).prop_map(|to| Act::Move { to: to.to_owned() }),
        1 => (prop::sample::select(vec!["hired", "stopped"]), prop::option::of(Just("ill".to_owned()))).prop_map(|(exit, reason)| Act::Exit { exit: exit.to_owned(), reason }),
    ]
}

fn any_history() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (0_u64..60, any_act()).prop_map(|(days, act)| Entry { on: day("2026-01-01") + Days::new(days), act });
    (0..=whole_way().len(), prop::collection::vec(entry, 0..12)).prop_map(|(upto, more)| [&whole_way()[..upto], &more].concat())
}

proptest! {
    #[test]
    fn any_history_is_followed_alike(history in any_history(), today in 0_u64..120) {
        let (pathway, calendar) = (&*PATHWAY, Calendar::default());
        let setting = Setting { today: day("2026-01-01") + Days::new(today), ..setting("2026-03-01") };
        let begun = day("2026-01-10");
        let standing = pathway.follow(begun, &history, &setting, &calendar);
        prop_assert_eq!(&pathway.follow(begun, &history, &setting, &calendar), &standing);
        prop_assert_eq!(&standing.faults, &vec![]);
        // One phase a track while it lasts, none afterwards.
        prop_assert_eq!(standing.here.len(), if standing.ended.is_some() { 0 } else { 2 });
        // Leaving out what was refused changes nothing else.
        let kept: Vec<Entry> = history.iter().enumerate().filter(|(place, _)| !standing.refused.iter().any(|refused| refused.entry == *place)).map(|(_, entry)| entry.clone()).collect();
        let again = pathway.follow(begun, &kept, &setting, &calendar);
        prop_assert_eq!(&again.refused, &vec![]);
        prop_assert_eq!((again.here, again.steps, again.exits, again.counts), (standing.here, standing.steps, standing.exits, standing.counts));
    }

    #[test]
    fn where_somebody_stands_does_not_move_with_the_days(history in any_history(), first in 60_u64..400, second in 60_u64..400) {
        let (pathway, calendar) = (&*PATHWAY, Calendar::default());
        let at = |days| pathway.follow(day("2026-01-10"), &history, &Setting { today: day("2026-01-01") + Days::new(days), ..setting("2026-03-01") }, &calendar);
        prop_assert_eq!(at(first).here, at(second).here);
    }
}
