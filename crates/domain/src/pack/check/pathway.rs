//! What a pathway says, against itself and the rest of its pack.

use super::{Known, graph, manifest::level, names::sheets, questionnaire::counts};
use crate::{
    expression::{Expression, Names, Type},
    pack::{fault::Code, report::Report},
    pathway::{Fact, FactKind, Named, Pathway, Phase, Step, StepKind, TakenBy},
};

/// Checks a pathway.
pub(super) fn check(report: &mut Report<'_>, pathway: &Pathway, known: &Known<'_>) {
    distinct(report, pathway);
    let facts = pathway.facts.iter().map(|fact| (format!("fact.{}", fact.id), fact.of()));
    let admitting: Names = known.common.clone().into_iter().chain(facts).collect();
    report.typed("admission", pathway.admission.as_ref(), &Type::Boolean, &admitting);
    let mut names = known.common.clone();
    names.extend(sheets(known.questionnaires.iter().copied()));
    names.extend(pathway.names());
    for (place, fact) in pathway.facts.iter().enumerate() {
        fact_options(report, &format!("facts.{}", place + 1), fact);
    }
    for (place, phase) in pathway.phases.iter().enumerate() {
        let at = format!("phases.{}", place + 1);
        for (place, one) in phase.steps.iter().enumerate() {
            step(report, &format!("{at}.steps.{}", place + 1), one, pathway, known, &names);
        }
        transitions(report, &at, phase, &names);
    }
    for (place, exit) in pathway.exits.iter().enumerate() {
        let at = format!("exits.{}", place + 1);
        report.typed(&format!("{at}.when"), exit.when.as_ref(), &Type::Boolean, &names);
        codes(report, &format!("{at}.reasons"), &exit.reasons);
        for (place, from) in exit.from.iter().enumerate() {
            report.one_of(&format!("{at}.from.{}", place + 1), from, "phase", pathway.phases.iter().map(|phase| phase.id.as_str()));
        }
    }
    graph::check(report, pathway);
    names.extend(pathway.final_names());
    counts(report, &pathway.counts, &names);
}

fn distinct(report: &mut Report<'_>, pathway: &Pathway) {
    fn named<'n>(list: &'static str, ids: impl Iterator<Item = &'n String> + 'n) -> impl Iterator<Item = (String, &'n str)> + 'n {
        ids.enumerate().map(move |(place, id)| (format!("{list}.{}.id", place + 1), id.as_str()))
    }
    report.distinct(named("actors", pathway.actors.iter().map(|one| &one.id)));
    report.distinct(named("facts", pathway.facts.iter().map(|one| &one.id)));
    report.distinct(named("events", pathway.events.iter().map(|one| &one.id)));
    report.distinct(named("tracks", pathway.tracks.iter().map(|one| &one.id)));
    report.distinct(named("phases", pathway.phases.iter().map(|one| &one.id)));
    report.distinct(named("exits", pathway.exits.iter().map(|one| &one.id)));
    let mut steps = Vec::new();
    for (p, phase) in pathway.phases.iter().enumerate() {
        steps.extend(phase.steps.iter().enumerate().map(|(s, step)| (format!("phases.{}.steps.{}.id", p + 1, s + 1), step.id.as_str())));
    }
    report.distinct(steps);
}

fn codes(report: &mut Report<'_>, at: &str, options: &[Named]) {
    report.distinct(options.iter().enumerate().map(|(place, option)| (format!("{at}.{}.code", place + 1), option.code.as_str())));
}

fn fact_options(report: &mut Report<'_>, at: &str, fact: &Fact) {
    let (field, choice) = (format!("{at}.options"), fact.kind == FactKind::Choice);
    codes(report, &field, &fact.options);
    if fact.options.is_empty() == choice {
        report.fault(&field, if choice { Code::NeededForKind } else { Code::NotForKind }, "options", fact.kind.as_str());
    }
}

fn step(report: &mut Report<'_>, at: &str, step: &Step, pathway: &Pathway, known: &Known<'_>, names: &Names) {
    for (place, who) in step.who.iter().enumerate() {
        report.one_of(&format!("{at}.who.{}", place + 1), who, "actor", pathway.actors.iter().map(|actor| actor.id.as_str()));
    }
    let questionnaires = known.questionnaires.iter().map(|questionnaire| questionnaire.id.as_str());
    named_part(report, &format!("{at}.sheet"), step.sheet.as_deref(), "questionnaire", questionnaires);
    named_part(report, &format!("{at}.document"), step.document.as_deref(), "document", known.documents.iter().copied());
    named_part(report, &format!("{at}.message"), step.message.as_deref(), "message", known.messages.iter().copied());
    if let Some(asked) = known.questionnaires.iter().find(|asked| Some(&asked.id) == step.sheet.as_ref()).filter(|asked| asked.anonymous) {
        report.fault(&format!("{at}.sheet"), Code::AnonymousInCase, &asked.id, "");
    }
    step.lep.iter().for_each(|lep| level(report, &format!("{at}.lep"), lep));
    for (place, lep) in step.leps.iter().enumerate() {
        level(report, &format!("{at}.leps.{}", place + 1), lep);
    }
    codes(report, &format!("{at}.options"), &step.options);
    step_kind(report, at, step);
    for (field, condition) in [("when", &step.when), ("enough", &step.enough)] {
        report.typed(&format!("{at}.{field}"), condition.as_ref(), &Type::Boolean, names);
        no_today(report, &format!("{at}.{field}"), condition.as_ref());
    }
    if let Some(due) = &step.due {
        report.typed(&format!("{at}.due.within"), Some(&due.within), &Type::Number, names);
        report.typed(&format!("{at}.due.after"), Some(&due.after), &Type::Date, names);
    }
    if step.group.is_some_and(|group| group.least.zip(group.most).is_some_and(|(least, most)| least > most)) {
        report.fault(&format!("{at}.group.least"), Code::Reversed, "least", "most");
    }
}

fn named_part<'n>(report: &mut Report<'_>, field: &str, name: Option<&str>, kind: &str, there: impl Iterator<Item = &'n str>) {
    if let Some(name) = name {
        report.one_of(field, name, kind, there);
    }
}

/// What a step says against its kind.
fn step_kind(report: &mut Report<'_>, at: &str, step: &Step) {
    let kind = step.kind.as_str();
    let decides = step.kind == StepKind::Decision;
    let needed = [
        ("sheet", step.sheet.is_some(), step.kind == StepKind::Sheet),
        ("options", !step.options.is_empty(), decides),
        ("message", step.message.is_some(), step.kind == StepKind::Message),
        ("quantity", step.quantity.is_some(), step.kind == StepKind::Log),
        ("repeats", step.repeats, step.kind == StepKind::Log),
    ];
    for (field, _, _) in needed.iter().filter(|(_, set, wanted)| *wanted && !set) {
        report.fault(&format!("{at}.{field}"), Code::NeededForKind, field, kind);
    }
    let refused = [
        ("sheet", step.sheet.is_some() && step.kind != StepKind::Sheet),
        ("options", !step.options.is_empty() && !decides),
        ("enough", step.enough.is_some() && !step.repeats),
        // The answers themselves say how often and what.
        ("quantity", step.quantity.is_some() && step.kind == StepKind::Sheet),
    ];
    for (field, _) in refused.iter().filter(|(_, set)| *set) {
        report.fault(&format!("{at}.{field}"), Code::NotForKind, field, kind);
    }
}

fn transitions(report: &mut Report<'_>, at: &str, phase: &Phase, names: &Names) {
    for (place, transition) in phase.next.iter().enumerate() {
        let field = format!("{at}.next.{}.when", place + 1);
        report.typed(&field, transition.when.as_ref(), &Type::Boolean, names);
        if transition.by == TakenBy::Itself {
            no_today(report, &field, transition.when.as_ref());
        }
    }
}

/// What makes somebody go on by itself must follow from what happened: else a case would stand elsewhere the next morning,
/// and nobody could say since when.
fn no_today(report: &mut Report<'_>, field: &str, condition: Option<&Expression>) {
    if condition.is_some_and(|condition| condition.names().contains(&"today")) {
        report.fault(field, Code::DependsOnToday, "today", "");
    }
}
