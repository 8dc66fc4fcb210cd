//! The invented vacancy and people of the shortlist's samples.

use std::collections::BTreeMap;

use ponte_domain::{
    proposal::{ContactOutcome, ProposalState, Reason},
    vacancy::{Need, VacancyState, Weights},
    work_terms::{Contract, Hours},
};
use serde_json::{Value, json};

use super::{
    AnswerField, AskRow, Bin, Candidate, Counterfactual, Dot, FourTerms, Gap, GapStep, ListChange, Phase, PointMap, Relaxed,
    RequirementRow, Ring, Shortlist, Town, VacancyHead, WhyNot,
};
use crate::{
    layout::{Crumb, Place},
    list::Chip,
    pages::{invented, worker::Named},
};

/// The vacancy of the samples.
pub(crate) fn vacancy() -> VacancyHead {
    VacancyHead {
        id: invented::id(1),
        title: "Elettricista di bordo, refit di yacht".into(),
        employer: Some(Named { id: invented::id(2), name: "Cantiere Levante Refit".into() }),
        place: Some("Fossamastra, La Spezia".into()),
        positions: 2,
        contract: Some(Contract::FixedTerm),
        hours: Some(Hours::FullTime),
        deadline: Some(invented::in_minutes(26 * 60 + 48)),
        state: VacancyState::Published,
        state_reason: None,
        state_note: None,
    }
}

pub(crate) fn crumbs() -> Vec<Crumb> {
    vec![
        Crumb::key("vacancies", "/sportello/offerte"),
        Crumb::name("Elettricista di bordo", format!("/sportello/offerte/{}", invented::id(1))),
    ]
}

pub(super) fn samples() -> Vec<Shortlist> {
    let path = format!("/sportello/offerte/{}/rosa", invented::id(1));
    let full = Shortlist {
        layout: invented::operator(Place::Vacancies, &path, crumbs()),
        vacancy: vacancy(),
        version: 3,
        reserved: false,
        names_work: true,
        steps: steps(),
        requirements: requirements(),
        trial: None,
        weights: Weights::DEFAULT,
        population: 8412,
        total: 38,
        changed: Some(ListChange { before: 47, after: 38, undo: "/sportello/annulla/7".into() }),
        rows: vec![giulia(), matteo(), davide()],
        opened: Some(invented::id(11)),
        ready: 2,
        wanted: 5,
        to_hear: 3,
        map: Some(map()),
        histogram_bins: [5, 9, 11, 9, 4, 0]
            .iter()
            .zip([400, 500, 600, 700, 800, 900])
            .map(|(count, from)| Bin { from, count: *count })
            .collect(),
        why_not: Some(why_not()),
        relaxed: vec![Relaxed { key: "2".into(), what: json!({"kind": "licence", "licence": "B"}), gained: 6, best: Some(791) }],
        here: path.clone(),
        chosen: BTreeMap::new(),
        chips: Vec::new(),
        filtered: None,
        among: None,
        plain: path.clone(),
        next: Some(format!("{path}?quante=50")),
    };
    let empty = Shortlist {
        rows: Vec::new(),
        total: 0,
        changed: None,
        opened: None,
        map: None,
        histogram_bins: Vec::new(),
        why_not: None,
        ..full.clone()
    };
    let nobody =
        WhyNot { query: "tonelli".into(), name: None, failures: Vec::new(), points: None, place: None, would: None, others: Vec::new() };
    let inside = WhyNot { name: Some("Paolo Lertora".into()), points: Some(729), place: Some(8), ..nobody.clone() };
    vec![
        Shortlist { why_not: Some(nobody), opened: None, ready: 5, ..full.clone() },
        Shortlist {
            why_not: Some(inside),
            opened: None,
            trial: Some(json!({"kind": "licence", "licence": "B"})),
            ..filtered(&path, full.clone())
        },
        Shortlist { rows: Vec::new(), filtered: Some(0), among: None, ..filtered(&path, full.clone()) },
        Shortlist { opened: None, names_work: false, ..full.clone() },
        Shortlist { reserved: true, ..empty.clone() },
        full,
        empty,
    ]
}

fn filtered(path: &str, list: Shortlist) -> Shortlist {
    let all = [("stato", "to_hear"), ("km", "10"), ("dal", "2026-12-07"), ("consenso", "si"), ("fresca", "si"), ("note", "si")];
    let chip = |(name, value): &(&str, &str)| {
        let kind = match *name {
            "stato" => Some("standing".to_owned()),
            "consenso" | "fresca" | "note" => Some("only".to_owned()),
            _ => None,
        };
        let value = if kind.as_deref() == Some("only") { *name } else { *value };
        Chip { filter: (*name).to_owned(), value: value.to_owned(), kind, without: path.to_owned() }
    };
    Shortlist {
        chosen: all.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
        chips: all.iter().map(chip).collect(),
        filtered: Some(12),
        among: Some(5_000),
        ..list
    }
}

/// The phases of the sample vacancy.
pub(crate) fn steps() -> Vec<Phase> {
    let phase = |name, state, note: &str| Phase { name, state, note: note.into() };
    vec![
        phase("need", "done", "16/11"),
        phase("published", "done", "17/11"),
        phase("list", "done", "38"),
        phase("round", "now", "4/7"),
        phase("rosa", "next", "2/5"),
        phase("outcomes", "next", "1/12"),
    ]
}

fn requirements() -> Vec<RequirementRow> {
    let row = |key: &str, need, what: Value, excludes, worth, value: Option<(&'static str, &str)>| RequirementRow {
        key: key.into(),
        need,
        what,
        excludes,
        worth,
        value: value.map(|(measure, value)| (measure, value.to_owned())),
        removable: key.parse::<usize>().is_ok(),
    };
    vec![
        row("0", Need::Required, json!({"kind": "licence", "licence": "B"}), Some(6), None, None),
        row("start", Need::Required, json!({"kind": "start", "date": "2026-12-07"}), Some(3), None, Some(("start", "2026-12-07"))),
        row("distance", Need::Required, json!({"kind": "distance"}), None, None, None),
        row(
            "3",
            Need::Preferred,
            json!({"kind": "experience", "occupation": {"text": "Elettricista navale"}, "months": 36}),
            None,
            Some(70),
            Some(("months", "36")),
        ),
        row("4", Need::Preferred, json!({"kind": "experience", "occupation": null, "months": 6}), None, None, None),
        row(
            "5",
            Need::Preferred,
            json!({"kind": "skill", "text": "lettura di schemi elettrici", "essential": true}),
            None,
            Some(31),
            Some(("level", "2")),
        ),
        row("6", Need::Preferred, json!({"kind": "language", "code": "en", "cefr": "A2"}), None, Some(20), Some(("cefr", "A2"))),
        row("7", Need::Preferred, json!({"kind": "education", "eqf": 3, "field": "elettrotecnica"}), None, Some(40), Some(("eqf", "3"))),
        row("contract", Need::Preferred, json!({"kind": "contract", "contract": "permanent"}), None, None, Some(("contract", "permanent"))),
        row("hours", Need::Preferred, json!({"kind": "hours", "hours": "full_time"}), None, None, Some(("hours", "full_time"))),
        row("8", Need::Preferred, json!({"kind": "register", "register": "PES/PAV"}), None, Some(9), None),
    ]
}

/// Every reason the engine gives, so that the words of each are seen.
fn all_reasons() -> Vec<Value> {
    let term = |name: &str, points: u16, of: u16, why: Value| json!({"name": name, "points": points, "of": of, "why": why});
    vec![
        term("occupation", 180, 180, json!({"kind": "same_occupation", "occupation": {"text": "elettricista navale"}})),
        term("occupation", 120, 180, json!({"kind": "broader_or_narrower_occupation"})),
        term("occupation", 60, 180, json!({"kind": "isco_group", "digits": 3})),
        term("occupation", 0, 180, json!({"kind": "other_occupation"})),
        term(
            "skills",
            149,
            190,
            json!({"kind": "skills_met", "essential": 5, "essential_of": 6, "optional": 3, "optional_of": 4, "near": 1, "unknown": 2, "profile": true}),
        ),
        term("experience", 70, 70, json!({"kind": "months", "have": 108, "need": 36})),
        term("experience", 20, 70, json!({"kind": "months", "have": 12, "need": 36})),
        term("experience", 20, 70, json!({"kind": "experiences_met", "met": 1, "of": 2})),
        term("education", 40, 40, json!({"kind": "education", "have": 3, "need": 3, "field_met": true})),
        term("education", 40, 40, json!({"kind": "education", "have": 4, "need": null, "field_met": false})),
        term("education", 0, 40, json!({"kind": "education", "have": null, "need": 3, "field_met": null})),
        term("languages", 10, 20, json!({"kind": "languages_met", "met": 1, "of": 2, "unknown": 1})),
        term("ascertained", 102, 110, json!({"kind": "ascertained_days_ago", "days": 6})),
        term("ascertained", 0, 110, json!({"kind": "never_ascertained"})),
        term("contract", 50, 50, json!({"kind": "contract_accepted", "rank": 2})),
        term("contract", 0, 50, json!({"kind": "contract_not_accepted"})),
        term("times", 30, 60, json!({"kind": "times_met", "accepted": 1, "unknown": 1, "of": 2})),
        term("start", 30, 30, json!({"kind": "free_in_time"})),
        term("start", 10, 30, json!({"kind": "free_late", "days": 9})),
        term("distance", 132, 150, json!({"kind": "metres", "metres": 5240, "range": 25000, "assumed": false, "vehicle": true})),
        term("distance", 132, 150, json!({"kind": "metres", "metres": 5240, "range": 25000, "assumed": true, "vehicle": false})),
        term("distance", 150, 150, json!({"kind": "board_and_lodging"})),
        term("wish_occupation", 40, 40, json!({"kind": "wished", "rank": 1})),
        term("wish_occupation", 20, 40, json!({"kind": "near_wish", "rank": 2, "isco_digits": 3})),
        term("wish_sector", 0, 20, json!({"kind": "not_wished"})),
        term("wish_contract", 9, 20, json!({"kind": "wished", "rank": 2})),
        term("wish_pay", 10, 20, json!({"kind": "unknown"})),
        term("wish_pay", 20, 20, json!({"kind": "pay", "offered_cents": 2_314_000, "least_cents": 2_000_000})),
    ]
}

/// Everything the engine may ask or miss.
fn all_questions() -> Vec<AskRow> {
    [
        json!({"kind": "skills_of_occupation"}),
        json!({"kind": "vehicle"}),
        json!({"kind": "language", "code": "en", "cefr": "A2"}),
        json!({"kind": "education", "eqf": null, "field": null}),
        json!({"kind": "occupation", "text": "elettricista navale"}),
        json!({"kind": "availability"}),
        json!({"kind": "contract", "contract": "fixed_term"}),
        json!({"kind": "hours", "hours": "full_time"}),
        json!({"kind": "shifts", "shifts": ["weekend", "night"]}),
        json!({"kind": "home"}),
        json!({"kind": "max_km", "km": 12}),
        json!({"kind": "right_to_work"}),
        json!({"kind": "pay", "euro_year": 23140}),
        json!({"kind": "wish_occupation", "text": "elettricista navale"}),
        json!({"kind": "wish_sector"}),
        json!({"kind": "sector"}),
        json!({"kind": "consent"}),
        json!({"kind": "other", "text": "lavora in quota"}),
    ]
    .into_iter()
    .enumerate()
    .map(|(ix, what)| {
        let answer = AnswerField { name: format!("answer.{ix}.availability.shifts"), value: "weekend".into(), takes_no: ix % 2 == 0 };
        AskRow { what, worth: 10, decides: ix == 0, answer: (ix % 3 > 0).then_some(answer) }
    })
    .collect()
}

/// Giulia Ferrando: 872 = 449 + 212 + 132 + 79.
pub(crate) fn giulia() -> Candidate {
    let same = json!({"kind": "same_occupation", "occupation": {"text": "elettricista navale"}});
    let years = json!({"kind": "months", "have": 108, "need": 36});
    Candidate {
        id: invented::id(11),
        name: "Giulia Ferrando".into(),
        place_in_list: 1,
        place: Some("Lerici".into()),
        km: Some(5.2),
        main: vec![same, years, json!({"kind": "free_in_time"})],
        points: 872,
        reachable: 922,
        four: FourTerms { coherence: 449, availability: 212, nearness: 132, wishes: 79 },
        terms: all_reasons(),
        ask: all_questions(),
        missing: vec![json!({"what": {"kind": "skill", "text": "quadri di bordo 24 V", "essential": true}, "worth": 22})],
        counterfactuals: vec![
            Counterfactual { what: json!({"kind": "shifts", "shifts": ["weekend"]}), met: true, points: Some(902) },
            Counterfactual { what: json!({"kind": "shifts", "shifts": ["weekend"]}), met: false, points: None },
        ],
        gap: Some(Gap {
            points: 894,
            steps: vec![GapStep {
                what: json!({"kind": "register", "register": "PES/PAV"}),
                courses: vec![Named { id: invented::id(31), name: "Rinnovo PES/PAV, 16 ore".into() }],
            }],
        }),
        ascertained: Some(invented::in_days(-6)),
        state: Some(ProposalState::Proposed),
        outcome: None,
        heard_at: None,
        note: None,
        discarded: None,
        works_there: false,
        can_ask_by_mail: true,
    }
}

/// Matteo Bertoloni, available.
pub(crate) fn matteo() -> Candidate {
    Candidate {
        id: invented::id(12),
        name: "Matteo Bertoloni".into(),
        place_in_list: 2,
        place: Some("La Spezia".into()),
        km: Some(1.5),
        main: vec![json!({"kind": "isco_group", "digits": 3}), json!({"kind": "months", "have": 48, "need": 36})],
        points: 861,
        reachable: 861,
        four: FourTerms { coherence: 428, availability: 231, nearness: 146, wishes: 56 },
        ask: Vec::new(),
        ascertained: Some(invented::in_days(-47)),
        state: Some(ProposalState::Available),
        outcome: Some(ContactOutcome::OnConditions),
        heard_at: Some(invented::in_minutes(-3900)),
        note: Some("sabato alterno".into()),
        works_there: true,
        can_ask_by_mail: false,
        ..giulia()
    }
}

fn davide() -> Candidate {
    Candidate {
        id: invented::id(16),
        name: "Davide Castagnola".into(),
        place_in_list: 6,
        points: 771,
        discarded: Some(Reason::FoundWork),
        note: Some("C. Donati, ven 20/11".into()),
        ..matteo()
    }
}

fn map() -> PointMap {
    let dot = |number, name: &str, km, x, y, out| Dot { number, name: name.into(), km, x, y, out };
    PointMap {
        rings: vec![Ring { km: 5.0, r: 50.0 }, Ring { km: 10.0, r: 100.0 }],
        dots: vec![
            dot(1, "Giulia Ferrando", 5.2, 190.0, 155.0, false),
            dot(2, "Matteo Bertoloni", 1.5, 128.0, 116.0, false),
            dot(6, "Davide Castagnola", 7.4, 96.0, 190.0, true),
        ],
        towns: vec![Town { name: "Lerici".into(), x: 215.0, y: 175.0 }, Town { name: "Portovenere".into(), x: 70.0, y: 215.0 }],
        outlines: vec!["M0 0H300V90L200 130L120 140L60 110L0 180Z".into()],
    }
}

fn why_not() -> WhyNot {
    let fail = |gate: &str, what: Value, have: Value, need: Value, short: Value| json!({"gate": gate, "what": what, "have": have, "need": need, "short_by": short});
    let failures = vec![
        fail(
            "licence",
            json!({"kind": "licence", "licence": "B"}),
            json!({"unit": "nothing"}),
            json!({"unit": "licences", "value": ["B"]}),
            Value::Null,
        ),
        fail(
            "distance",
            json!({"kind": "distance"}),
            json!({"unit": "metres", "value": 20000}),
            json!({"unit": "metres", "value": 31400}),
            json!({"unit": "metres", "value": 11400}),
        ),
        fail(
            "experience",
            json!({"kind": "experience", "occupation": null, "months": 36}),
            json!({"unit": "months", "value": 12}),
            json!({"unit": "months", "value": 36}),
            json!({"unit": "months", "value": 24}),
        ),
        fail(
            "start",
            json!({"kind": "start", "date": "2026-12-07"}),
            json!({"unit": "date", "value": "2026-12-20"}),
            json!({"unit": "date", "value": "2026-12-07"}),
            json!({"unit": "days", "value": 13}),
        ),
        fail(
            "education",
            json!({"kind": "education", "eqf": 5, "field": null}),
            json!({"unit": "eqf", "value": 3}),
            json!({"unit": "eqf", "value": 5}),
            json!({"unit": "steps", "value": 2}),
        ),
        fail(
            "language",
            json!({"kind": "language", "code": "xx", "cefr": null}),
            json!({"unit": "cefr", "value": "A1"}),
            json!({"unit": "cefr", "value": null}),
            Value::Null,
        ),
        fail(
            "skill",
            json!({"kind": "skill", "text": "saldatura TIG", "essential": true}),
            json!({"unit": "level", "value": 1}),
            json!({"unit": "level", "value": 3}),
            json!({"unit": "steps", "value": 2}),
        ),
        fail(
            "pay",
            json!({"kind": "pay", "euro_year": 20000}),
            json!({"unit": "cents", "value": 2_400_000}),
            json!({"unit": "cents", "value": 2_000_000}),
            json!({"unit": "cents", "value": 400_000}),
        ),
        fail(
            "contract",
            json!({"kind": "contract", "contract": "fixed_term"}),
            json!({"unit": "contracts", "value": ["permanent"]}),
            json!({"unit": "contracts", "value": ["fixed_term"]}),
            Value::Null,
        ),
        fail(
            "hours",
            json!({"kind": "hours", "hours": "full_time"}),
            json!({"unit": "hours", "value": ["part_time_morning"]}),
            json!({"unit": "hours", "value": ["full_time"]}),
            Value::Null,
        ),
        fail(
            "shifts",
            json!({"kind": "shifts", "shifts": ["night"]}),
            json!({"unit": "refused"}),
            json!({"unit": "shifts", "value": ["night"]}),
            Value::Null,
        ),
        fail(
            "register",
            json!({"kind": "register", "register": "PES/PAV"}),
            json!({"unit": "nothing"}),
            json!({"unit": "text", "value": "PES/PAV"}),
            Value::Null,
        ),
    ];
    WhyNot {
        query: "Roberto Tonelli".into(),
        name: Some("Roberto Tonelli".into()),
        failures,
        points: None,
        place: None,
        would: Some((791, 5)),
        others: vec![Named { id: invented::id(19), name: "Roberta Tonelli".into() }],
    }
}
