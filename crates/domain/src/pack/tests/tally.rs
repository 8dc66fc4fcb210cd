//! What is counted, brought to rows.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::shipped as pack;
use crate::{
    expression::{Number, Rounding, Values},
    pack::{Breakdown, Counted, Pack, Total, rows, whole},
    pathway::{Act, Calendar, Entry, Pathway},
    questionnaire::Setting,
};

fn number(n: i64) -> Number {
    Number::whole(n).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn setting() -> Setting {
    Setting { today: day("2023-06-30"), parameters: Values::new() }
}

/// A case of a pack's pathway after some steps, on one day each.
fn case(pathway: &Pathway, parameters: &Setting, acts: &[Act], desk: &str) -> Counted {
    let begun = day("2023-03-06");
    let history: Vec<Entry> = acts.iter().map(|act| Entry { on: begun, act: act.clone() }).collect();
    let standing = pathway.follow(begun, &history, parameters, &Calendar::default());
    assert!(standing.refused.is_empty(), "{:?} at {:?}", standing.refused, standing.here);
    Counted::of_case(pathway, begun, &standing).under(Breakdown::Desk, desk)
}

/// What the practice of Campania counted at its desks: contacted, at the lab, heard in an interview.
const FUNNEL: [(&str, usize, usize, usize); 3] = [("avellino", 123, 70, 53), ("nola", 45, 30, 13), ("teano", 62, 20, 13)];

fn funnel(pack: &Pack) -> Vec<Counted> {
    let known = pack.pathway("line_one").unwrap();
    let parameters = Setting { parameters: pack.manifest.parameters(&Values::new()), ..setting() };
    let step =
        |step: &str, decision: Option<&str>| Act::Step { step: step.to_owned(), decision: decision.map(str::to_owned), quantity: None };
    let sheet = Act::Sheet { questionnaire: "target".to_owned(), values: Values::new() };
    let all = [step("contact", None), sheet, step("lab_way", Some("plenary")), step("plenary", None), step("talk", None)];
    let [none, lab, heard] = [1, 4, 5].map(|done| case(known, &parameters, &all[..done], ""));
    let of = |desk: &str, contacted: usize, attended: usize, interviewed: usize| {
        let ways = (0..contacted).map(|n| {
            if n < interviewed {
                &heard
            } else if n < attended {
                &lab
            } else {
                &none
            }
        });
        ways.map(|counted| counted.clone().under(Breakdown::Desk, desk)).collect::<Vec<_>>()
    };
    FUNNEL.iter().flat_map(|(desk, contacted, attended, interviewed)| of(desk, *contacted, *attended, *interviewed)).collect()
}

#[test]
fn the_funnel_of_self_employment_comes_out() {
    let pack = pack("campania-self-employment");
    let counted = funnel(&pack);
    let rows = rows(&pack, Breakdown::Desk, &counted);
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["avellino", "nola", "teano"]);
    let rate = |formula: &str| {
        let indicator = pack.indicators.iter().find(|indicator| indicator.formula.to_string() == formula).unwrap();
        let shown = crate::pack::Indicator { decimals: 1, rounding: Rounding::HalfUp, hidden_below: None, ..indicator.clone() };
        let table = shown.table(&rows);
        let text = |value: Option<Number>| value.map(|value| value.to_fixed(1));
        (table.rows.iter().map(|(_, value)| text(*value)).collect::<Vec<_>>(), text(table.pooled))
    };
    let some = |texts: [&str; 3]| texts.map(|text| Some(text.to_owned())).to_vec();
    let attended = rate("pathway.line_one.lab_attended / pathway.line_one.begun * 100");
    assert_eq!(attended, (some(["56.9", "66.7", "32.3"]), Some("52.2".to_owned())));
    let heard = rate("pathway.line_one.interviewed_after_lab / pathway.line_one.lab_attended * 100");
    assert_eq!(heard, (some(["75.7", "43.3", "65.0"]), Some("65.8".to_owned())));
}

#[test]
fn a_case_counts_its_phases_its_exit_the_reason_and_what_was_missed() {
    let pack = pack("emilia-romagna-self-employment");
    let known = pack.pathway("self_employment").unwrap();
    let setting = Setting { parameters: pack.manifest.parameters(&Values::new()), ..setting() };
    let exit =
        known.exits.iter().find(|exit| exit.when.is_none() && exit.from.is_empty() && !exit.reasons.is_empty()).expect("one that is open");
    let reason = exit.reasons[0].code.clone();
    let begun = day("2023-03-06");
    let out = Entry { on: begun, act: Act::Exit { exit: exit.id.clone(), reason: Some(reason.clone()) } };
    let mut standing = known.follow(begun, &[out], &setting, &Calendar::default());
    let missable = known.steps().find(|(_, step)| step.kind.can_be_missed()).expect("an appointment").1;
    standing.steps[0].step.clone_from(&missable.id);
    standing.steps[0].missed = 2;
    let counted = Counted::of_case(known, begun, &standing);
    let of = |name: &str| counted.counts.get(&format!("pathway.self_employment.{name}")).copied();
    for name in ["begun", "ended", &format!("exit.{}", exit.id), &format!("exit.{}.{reason}", exit.id), &format!("phase.{}", known.start)] {
        assert_eq!(of(name), Some(number(1)), "{name}");
    }
    assert_eq!((of("open"), of(&format!("missed.{}", missable.id))), (None, Some(number(2))));
    assert_eq!(counted.under[&Breakdown::Quarter], "2023-Q1");
    assert_eq!((counted.under[&Breakdown::Month].as_str(), counted.under[&Breakdown::Year].as_str()), ("2023-03", "2023"));
    assert_eq!(counted.under[&Breakdown::Exit], exit.id);
    assert!(counted.counts.keys().all(|name| pack.counted().contains(name)), "{:?}", counted.counts);
}

#[test]
fn a_rate_of_nothing_is_none_and_the_mean_leaves_it_out() {
    let pack = pack("campania-self-employment");
    let mut counted = funnel(&pack);
    counted.push(Counted::default().under(Breakdown::Desk, "zero"));
    let indicator = pack.indicators.iter().find(|indicator| indicator.formula.to_string().ends_with("begun * 100")).unwrap();
    let indicator = crate::pack::Indicator { decimals: 0, total: Total::Mean, ..indicator.clone() };
    let table = indicator.table(&rows(&pack, Breakdown::Desk, &counted));
    assert_eq!(table.rows.last(), Some(&("zero".to_owned(), None)));
    assert_eq!(table.mean.map(|mean| mean.to_fixed(0)), Some("52".to_owned()), "(56.9 + 66.7 + 32.3) / 3");
}

#[test]
fn few_are_few_wherever_they_stand_in_the_formula() {
    let pack = pack("campania-self-employment");
    let rate = pack.indicators.iter().find(|indicator| indicator.formula.to_string().ends_with("begun * 100")).unwrap();
    let rate = crate::pack::Indicator { hidden_below: Some(3), ..rate.clone() };
    let row = |begun: i64, attended: i64| {
        [("pathway.line_one.begun".to_owned(), number(begun)), ("pathway.line_one.lab_attended".to_owned(), number(attended))].into()
    };
    assert!(rate.is_small(&row(40, 2)) && rate.is_small(&row(2, 0)));
    assert!(!rate.is_small(&row(40, 3)) && !rate.is_small(&row(40, 0)));
    assert!(!crate::pack::Indicator { hidden_below: None, ..rate }.is_small(&row(1, 1)));
}

proptest! {
    #[test]
    fn rows_sum_up_to_the_whole_in_any_order(
        cases in prop::collection::vec((0_usize..4, 0_usize..3, 0_i64..50), 1..60),
        order in any::<u64>(),
    ) {
        let pack = pack("campania-self-employment");
        let names: Vec<String> = pack.counted().into_iter().collect();
        let desks = ["", "AV", "NO", "TE"];
        let months = ["2026-01", "2026-02", "2026-03"];
        let mut counted: Vec<Counted> = cases
            .iter()
            .enumerate()
            .map(|(at, (desk, month, amount))| {
                let mut one = Counted::default().under(Breakdown::Month, months[*month]);
                if *desk > 0 {
                    one = one.under(Breakdown::Desk, desks[*desk]);
                }
                one.counts.insert(names[at % names.len()].clone(), number(*amount));
                one
            })
            .collect();
        let total = whole(&pack, &counted);
        let before: Vec<_> = [Breakdown::Desk, Breakdown::Month].map(|by| rows(&pack, by, &counted)).into();
        for table in &before {
            for name in &names {
                let sum = table.iter().fold(Number::ZERO, |sum, row| sum.plus(row.counts[name]).unwrap());
                prop_assert_eq!(sum, total.counts[name], "{}", name);
            }
            for indicator in &pack.indicators {
                prop_assert_eq!(indicator.table(table).pooled, indicator.table(std::slice::from_ref(&total)).pooled, "{}", indicator.id);
            }
        }
        let length = counted.len().max(1) as u64;
        let by = usize::try_from(order % length).unwrap().min(counted.len());
        counted.rotate_left(by);
        counted.reverse();
        prop_assert_eq!(before, [Breakdown::Desk, Breakdown::Month].map(|by| rows(&pack, by, &counted)).to_vec());
    }
}
