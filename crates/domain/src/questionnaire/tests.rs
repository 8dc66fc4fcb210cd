use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{Answers, ItemFault, Questionnaire, Setting};
use crate::{
    expression::{Number, Value, Values},
    pack::Pack,
};

/// A pack of one questionnaire.
fn questionnaire(text: &str) -> Questionnaire {
    let manifest = "form = 1\nid = \"prova\"\nversion = \"1.0.0\"\nlanguages = [\"it\"]\nleps = [\"C\"]\nengines = [\"questionnaires\"]\n\
                    targets = [{ it = \"tutti\" }]\ntitle.it = \"Prova\"\n";
    let card = "# Prova\n\n## a {#description}\nx\n## b {#territory}\nx\n## c {#targets}\nx\n## d {#objectives}\nx\n## e {#activities}\nx\n## f {#conclusions}\nx\n";
    let files = [("pack.toml", manifest), ("card/it.md", card), ("questionnaires/prova.toml", text)];
    let pack = Pack::read(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into())
        .unwrap_or_else(|faults| panic!("{faults:#?}"));
    pack.questionnaires.into_iter().next().unwrap()
}

const ALL_KINDS: &str = r#"
id = "prova"
title.it = "Prova"
[[sections]]
id = "one"
title.it = "Una"
items = [
  { id = "work", kind = "choice", label.it = "Lavori?", options = [{ code = "yes", label.it = "Sì", points = 2 }, { code = "no", label.it = "No" }] },
  { id = "tasks", kind = "multiple", label.it = "Che cosa?", when = "work = 'yes'", most_chosen = 2, options = [
    { code = "sell", label.it = "Vendo", points = 1.5 }, { code = "write", label.it = "Scrivo", points = 1 }, { code = "drive", label.it = "Guido" },
    { code = "nothing", label.it = "Niente", alone = true } ] },
  { id = "mood", kind = "scale", label.it = "Come va?", least = 1, most = 5, reversed = true },
  { id = "pay", kind = "number", label.it = "Quanto?", least = 0, most = 100, decimals = 2, required = false, points = "pay / 10" },
  { id = "since", kind = "date", label.it = "Da quando?", until = "today", since = "add_years(today, -1)", required = false },
  { id = "name", kind = "text", label.it = "Nome?", most_chars = 5, required = false },
  { id = "town", kind = "place", label.it = "Dove?", required = false },
  { id = "job", kind = "occupation", label.it = "Mestiere?", required = false },
  { id = "cv", kind = "file", label.it = "CV?", required = false },
]
[[sections]]
id = "two"
title.it = "Due"
when = "mood >= 4"
items = [{ id = "why", kind = "text", label.it = "Perché?" }]
[[scores]]
id = "total"
title.it = "Totale"
formula = "sum(work.points, tasks.points, mood.points, pay.points)"
decimals = 1
bands = [{ code = "low", title.it = "Basso" }, { code = "high", from = 4, title.it = "Alto" }]
[[scores]]
id = "double"
title.it = "Doppio"
formula = "if total.band = 'high' then total * 2 else none"
[[checks]]
holds = "work = 'yes' or absent(pay)"
item = "pay"
message.it = "Chi non lavora non ha paga"
[[counts]]
id = "high"
title.it = "Alti"
when = "total.band = 'high'"
"#;

static QUESTIONNAIRE: LazyLock<Questionnaire> = LazyLock::new(|| questionnaire(ALL_KINDS));

fn setting() -> Setting {
    Setting { today: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), parameters: Values::new() }
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

fn given(answers: &[(&str, Value)]) -> Answers {
    answers.iter().map(|(id, value)| ((*id).to_owned(), value.clone())).collect()
}

#[test]
fn what_is_asked_follows_the_answers() {
    let questionnaire = &*QUESTIONNAIRE;
    let asked = |answers: &[(&str, Value)]| {
        let assessment = questionnaire.assess(&given(answers), &setting());
        (assessment.asked.contains(&"tasks".to_owned()), assessment.asked.contains(&"why".to_owned()), assessment.missing)
    };
    assert_eq!(asked(&[]), (false, false, vec!["work".to_owned(), "mood".into()]));
    assert_eq!(asked(&[("work", Value::text("yes")), ("mood", number("4"))]), (true, true, vec!["tasks".to_owned(), "why".into()]));
    // An answer to what is no longer asked is not missing, and counts no more.
    let left =
        questionnaire.assess(&given(&[("work", Value::text("no")), ("tasks", Value::codes(["sell"])), ("mood", number("1"))]), &setting());
    assert!(left.is_complete() && !left.answered.contains_key("tasks"));
    assert_eq!(left.scores[0].value, Some("5".parse().unwrap()), "a scale turned round");
}

#[test]
fn points_become_scores_and_bands() {
    let answers = [
        ("work", Value::text("yes")),
        ("tasks", Value::codes(["sell", "drive"])),
        ("mood", number("5")),
        ("pay", number("2.55")),
        ("why", Value::text("x")),
    ];
    let assessment = QUESTIONNAIRE.assess(&given(&answers), &setting());
    // 2 + 1.5 + 0 + (5 + 1 − 5) + 0.255, rounded to one decimal.
    assert_eq!(assessment.scores[0].value, Some("4.8".parse().unwrap()));
    assert_eq!(assessment.scores[0].band.as_deref(), Some("high"));
    assert_eq!(assessment.scores[1].value, Some("10".parse().unwrap()), "a score may use one above it, as it was rounded");
    assert_eq!(assessment.counts["high"], Number::whole(1).unwrap());
}

#[test]
fn each_wrong_answer_is_told() {
    let questionnaire = &*QUESTIONNAIRE;
    let day = |text: &str| Value::Date(text.parse().unwrap());
    let working = ("work", Value::text("yes"));
    for (item, answer, fault) in [
        ("work", Value::text("maybe"), ItemFault::NotAnOption),
        ("work", Value::Boolean(true), ItemFault::WrongKind),
        ("tasks", Value::codes(["sell", "sell"]), ItemFault::NotAnOption),
        ("tasks", Value::codes(["sell", "nothing"]), ItemFault::NotAlone),
        ("tasks", Value::codes(["sell", "write", "drive"]), ItemFault::TooMany),
        ("mood", number("0"), ItemFault::TooLow),
        ("mood", number("6"), ItemFault::TooHigh),
        ("mood", number("2.5"), ItemFault::TooManyDecimals),
        ("pay", number("1.005"), ItemFault::TooManyDecimals),
        ("pay", number("-0.01"), ItemFault::TooLow),
        ("since", day("2026-11-24"), ItemFault::TooHigh),
        ("since", day("2025-11-22"), ItemFault::TooLow),
        ("name", Value::text("Giulia"), ItemFault::TooLong),
        ("shoes", number("38"), ItemFault::Unknown),
    ] {
        let assessment = questionnaire.assess(&given(&[working.clone(), (item, answer)]), &setting());
        let found: Vec<(&str, ItemFault)> = assessment.errors.iter().map(|error| (error.item.as_str(), error.fault)).collect();
        assert_eq!(found, [(item, fault)]);
    }
    let disagree = questionnaire.assess(&given(&[("work", Value::text("no")), ("pay", number("10"))]), &setting());
    assert_eq!((disagree.errors[0].fault, disagree.errors[0].check), (ItemFault::Disagrees, Some(0)));
}

#[test]
fn what_is_blank_is_no_answer() {
    let blank = given(&[("work", Value::None), ("tasks", Value::List(Vec::new())), ("name", Value::text("  "))]);
    let assessment = QUESTIONNAIRE.assess(&blank, &setting());
    assert_eq!((assessment.errors.len(), assessment.answered.len()), (0, 0));
}

fn any_answer() -> impl Strategy<Value = Value> {
    let codes = prop::sample::select(vec!["yes", "no", "sell", "write", "drive", "nothing", "altro"]);
    prop_oneof![
        Just(Value::None),
        any::<bool>().prop_map(Value::Boolean),
        (-20_i64..200, 1_i64..5).prop_map(|(top, under)| Value::Number(
            format!("{}", top).parse::<Number>().unwrap().over(Number::whole(under).unwrap()).unwrap().unwrap()
        )),
        (2020_i32..2030, 1_u32..=365).prop_map(|(year, day)| Value::Date(NaiveDate::from_yo_opt(year, day).unwrap())),
        codes.clone().prop_map(Value::text),
        prop::collection::vec(codes, 0..4).prop_map(Value::codes),
    ]
}

proptest! {
    #[test]
    fn any_answers_are_assessed_alike_and_only_right_ones_count(answers in prop::collection::btree_map(
        prop::sample::select(vec!["work", "tasks", "mood", "pay", "since", "name", "town", "job", "cv", "why", "other"]).prop_map(str::to_owned), any_answer(), 0..11)) {
        let questionnaire = &*QUESTIONNAIRE;
        let assessment = questionnaire.assess(&answers, &setting());
        prop_assert_eq!(&questionnaire.assess(&answers, &setting()), &assessment);
        prop_assert_eq!(&assessment.faults, &vec![]);
        for id in assessment.answered.keys().chain(&assessment.missing) {
            prop_assert!(assessment.asked.contains(id));
        }
        // What was found right is all that counts: giving it alone says the same, but for the errors.
        let again = questionnaire.assess(&assessment.answered, &setting());
        prop_assert_eq!((again.asked, again.scores, again.counts), (assessment.asked, assessment.scores, assessment.counts));
    }
}
