//! Cases as the pages show them.

use chrono::NaiveDate;
use ponte_app::pathway::Case;
use ponte_domain::{
    expression::Value,
    pathway::{Act, Fact, FactKind, Pathway, Recorded, Refusal, RunError, Step, StepStanding, Subject},
    reference::Lang,
};
use ponte_templates::{
    form::{Choice, FieldError},
    pages::{
        pathway::{CaseRow, EndedLine, EventLine, ExitLine, FactLine, HereLine, HistoryLine, SheetLine, StepLine, StruckLine},
        worker::Named,
    },
};

use super::side::path_of;
use crate::pages::pack::written;

/// The words of why something was not recorded, beside a field.
pub fn error_of(field: &str, why: RunError) -> FieldError {
    FieldError::new(field, format!("run-{}", code_of(why)))
}

/// The code of why something was not recorded.
pub fn code_of(why: RunError) -> String {
    let code = match why {
        RunError::Refused(refusal) => return format!("refused-{}", Refusal::as_str(refusal)),
        RunError::Future => "future",
        RunError::BeforeBegun => "before-begun",
        RunError::NoteTooLong => "note-too-long",
        RunError::TooMany => "too-many",
        RunError::NoSuchEntry => "no-such-entry",
        RunError::BuiltOn => "built-on",
        RunError::NoReason => "no-reason",
        RunError::NotAdmitted => "not-admitted",
        RunError::WrongSubject => "wrong-subject",
    };
    code.to_owned()
}

/// A case as a list of one person shows it.
pub fn row(case: &Case, person: &Named, today: NaiveDate, lang: Lang) -> Option<CaseRow> {
    let pathway = case.pathway()?;
    let due = case.standing.next_due();
    let ended = case.standing.ended.as_ref();
    Some(CaseRow {
        id: case.stored.run.id.to_string(),
        at: path_of(case.stored.run.subject),
        employer: matches!(case.stored.run.subject, Subject::Employer(_)),
        person: person.clone(),
        title: pathway.title.get(lang).to_owned(),
        begun: case.stored.run.begun,
        phase: case.standing.phase().and_then(|id| phase_title(pathway, id, lang)),
        due: due.filter(|_| ended.is_none()),
        late: ended.is_none() && due.is_some_and(|due| due < today),
        ended: ended.map(|ended| ended.on),
        exit: ended.and_then(|ended| exit_title(pathway, &ended.exit, lang)),
    })
}

/// What a phase is called.
pub fn phase_title(pathway: &Pathway, id: &str, lang: Lang) -> Option<String> {
    pathway.phase(id).map(|phase| phase.title.get(lang).to_owned())
}

/// What an exit is called.
pub fn exit_title(pathway: &Pathway, id: &str, lang: Lang) -> Option<String> {
    pathway.exits.iter().find(|exit| exit.id == id).map(|exit| exit.title.get(lang).to_owned())
}

/// The phases that somebody is in, her own first.
pub fn here(case: &Case, pathway: &Pathway, lang: Lang) -> Vec<HereLine> {
    let line = |here: &ponte_domain::pathway::Here| {
        let phase = pathway.phase(&here.phase)?;
        let track = here.track.as_ref().and_then(|id| pathway.tracks.iter().find(|track| track.id == *id));
        Some(HereLine {
            track: track.map(|track| track.title.get(lang).to_owned()),
            phase: phase.title.get(lang).to_owned(),
            summary: phase.summary.get(lang).to_owned(),
            since: here.since,
            complete: here.complete,
        })
    };
    case.standing.here.iter().filter_map(line).collect()
}

/// The steps of the present phases, and those of phases before.
pub fn steps(case: &Case, pathway: &Pathway, put: &[(String, SheetLine)], lang: Lang) -> (Vec<StepLine>, Vec<StepLine>) {
    let present = |phase: &str| case.standing.here.iter().any(|here| here.phase == phase);
    let (now, before): (Vec<&StepStanding>, Vec<&StepStanding>) = case.standing.steps.iter().partition(|step| present(&step.phase));
    let lines = |steps: Vec<&StepStanding>| steps.into_iter().filter_map(|step| step_line(case, pathway, step, put, lang)).collect();
    (lines(now), lines(before))
}

fn step_line(case: &Case, pathway: &Pathway, standing: &StepStanding, put: &[(String, SheetLine)], lang: Lang) -> Option<StepLine> {
    let (phase, step) = pathway.step(&standing.step)?;
    let who = step.who.iter().filter_map(|id| pathway.actors.iter().find(|actor| actor.id == *id));
    let sheet = step.sheet.as_ref().and_then(|id| case.pack.questionnaire(id));
    Some(StepLine {
        id: step.id.clone(),
        kind: step.kind,
        phase: phase.title.get(lang).to_owned(),
        title: step.title.get(lang).to_owned(),
        help: step.help.get(lang).to_owned(),
        who: who.map(|actor| actor.title.get(lang).to_owned()).collect(),
        required: step.required,
        state: standing.state,
        done: standing.done,
        times: standing.times,
        due: standing.due,
        repeats: step.repeats,
        options: step.options.iter().map(|option| Choice::new(option.code.clone(), option.label.get(lang))).collect(),
        decided: decided(case, step, lang),
        quantity: step.quantity,
        total: total(case, step, lang),
        missed: standing.missed,
        can_be_missed: step.kind.can_be_missed(),
        leps: step.levels().map(str::to_owned).collect(),
        minutes: step.minutes,
        writes: step.document.is_some() || step.message.is_some(),
        sheet: sheet.map(|sheet| sheet.title.get(lang).to_owned()),
        response: put.iter().find(|(of, _)| *of == step.id).map(|(_, line)| line.clone()),
    })
}

/// What was done of a step, in the order of recording.
fn doings<'c>(case: &'c Case, step: &'c Step) -> impl Iterator<Item = (&'c Option<String>, &'c Option<ponte_domain::expression::Number>)> {
    case.stored.run.standing_entries().filter_map(move |recorded| match &recorded.entry.act {
        Act::Step { step: id, decision, quantity } if *id == step.id => Some((decision, quantity)),
        _ => None,
    })
}

fn decided(case: &Case, step: &Step, lang: Lang) -> Option<String> {
    let code = doings(case, step).filter_map(|(decision, _)| decision.as_ref()).last()?;
    step.options.iter().find(|option| option.code == *code).map(|option| option.label.get(lang).to_owned())
}

fn total(case: &Case, step: &Step, lang: Lang) -> Option<String> {
    step.quantity?;
    let noted = doings(case, step).filter_map(|(_, quantity)| *quantity);
    let total = noted.into_iter().try_fold(ponte_domain::expression::Number::ZERO, ponte_domain::expression::Number::plus).ok()?;
    Some(written(&Value::Number(total), lang))
}

/// Facts with what is known of them, the last that was said.
pub fn facts(pathway: &Pathway, recorded: &[&Recorded], lang: Lang) -> Vec<FactLine> {
    let known = |fact: &Fact| {
        recorded.iter().rev().find_map(|recorded| match &recorded.entry.act {
            Act::Fact { fact: id, value } if *id == fact.id => Some(value),
            _ => None,
        })
    };
    let line = |fact: &Fact| {
        let value = known(fact);
        FactLine {
            id: fact.id.clone(),
            kind: fact.kind,
            title: fact.title.get(lang).to_owned(),
            options: fact.options.iter().map(|option| Choice::new(option.code.clone(), option.label.get(lang))).collect(),
            known: value.and_then(|value| fact_words(fact, value, lang)),
            yes: value.filter(|_| fact.kind == FactKind::YesNo).map(Value::holds),
        }
    };
    pathway.facts.iter().map(line).collect()
}

/// A fact in words; what is true or false is said by the page.
fn fact_words(fact: &Fact, value: &Value, lang: Lang) -> Option<String> {
    match value {
        Value::Text(code) => fact.options.iter().find(|option| option.code == *code).map(|option| option.label.get(lang).to_owned()),
        Value::Date(day) => Some(day.format("%d/%m/%Y").to_string()),
        Value::Number(_) => Some(written(value, lang)),
        Value::Boolean(_) | Value::None | Value::List(_) => None,
    }
}

/// Events with the last day on which they happened.
pub fn events(pathway: &Pathway, recorded: &[&Recorded], lang: Lang) -> Vec<EventLine> {
    let on = |id: &str| {
        recorded.iter().rev().find_map(|recorded| match &recorded.entry.act {
            Act::Event { event } if event == id => Some(recorded.entry.on),
            _ => None,
        })
    };
    let line = |event: &ponte_domain::pathway::Event| EventLine {
        id: event.id.clone(),
        title: event.title.get(lang).to_owned(),
        on: on(&event.id),
    };
    pathway.events.iter().map(line).collect()
}

/// The exits that are open.
pub fn exits(case: &Case, pathway: &Pathway, lang: Lang) -> Vec<ExitLine> {
    let open = pathway.exits.iter().filter(|exit| case.standing.exits.contains(&exit.id));
    let line = |exit: &ponte_domain::pathway::Exit| ExitLine {
        id: exit.id.clone(),
        title: exit.title.get(lang).to_owned(),
        outcome: exit.outcome,
        reasons: exit.reasons.iter().map(|reason| Choice::new(reason.code.clone(), reason.label.get(lang))).collect(),
        afterwards: exit.afterwards.get(lang).to_owned(),
    };
    open.map(line).collect()
}

/// How it ended.
pub fn ended(case: &Case, pathway: &Pathway, lang: Lang) -> Option<EndedLine> {
    let ended = case.standing.ended.as_ref()?;
    let exit = pathway.exits.iter().find(|exit| exit.id == ended.exit)?;
    let reason = ended.reason.as_ref().and_then(|code| exit.reasons.iter().find(|reason| reason.code == *code));
    Some(EndedLine {
        title: exit.title.get(lang).to_owned(),
        outcome: ended.outcome,
        on: ended.on,
        reason: reason.map(|reason| reason.label.get(lang).to_owned()),
        afterwards: exit.afterwards.get(lang).to_owned(),
    })
}

/// All that was recorded, the latest first.
pub fn history(case: &Case, pathway: &Pathway, lang: Lang) -> Vec<HistoryLine> {
    case.stored.run.history.iter().rev().map(|recorded| history_line(case, pathway, recorded, lang)).collect()
}

fn history_line(case: &Case, pathway: &Pathway, recorded: &Recorded, lang: Lang) -> HistoryLine {
    let (act, title, said) = told_of(case, pathway, &recorded.entry.act, lang);
    let name = |actor: &ponte_domain::actor::Actor| actor.name().map(str::to_owned);
    HistoryLine {
        id: recorded.id.to_string(),
        act,
        title,
        said,
        yes: match &recorded.entry.act {
            Act::Fact { value: Value::Boolean(yes), .. } => Some(*yes),
            _ => None,
        },
        on: recorded.entry.on,
        at: recorded.at,
        by: name(&recorded.by),
        note: recorded.note.clone(),
        struck: recorded.struck.as_ref().map(|struck| StruckLine { by: name(&struck.by), at: struck.at, reason: struck.reason.clone() }),
    }
}

/// What an act is called, and what was said by it.
pub fn told_of(case: &Case, pathway: &Pathway, act: &Act, lang: Lang) -> (&'static str, String, Option<String>) {
    match act {
        Act::Event { event } => {
            let known = pathway.events.iter().find(|known| known.id == *event);
            ("event", known.map_or_else(|| event.clone(), |known| known.title.get(lang).to_owned()), None)
        }
        Act::Fact { fact, value } => {
            let known = pathway.facts.iter().find(|known| known.id == *fact);
            let title = known.map_or_else(|| fact.clone(), |known| known.title.get(lang).to_owned());
            ("fact", title, known.and_then(|known| fact_words(known, value, lang)))
        }
        Act::Sheet { questionnaire, .. } => {
            let known = case.pack.questionnaire(questionnaire);
            ("sheet", known.map_or_else(|| questionnaire.clone(), |known| known.title.get(lang).to_owned()), None)
        }
        Act::Step { step, decision, quantity } => {
            let known = pathway.step(step).map(|(_, step)| step);
            let title = known.map_or_else(|| step.clone(), |known| known.title.get(lang).to_owned());
            let option = |code: &String| known.and_then(|known| known.options.iter().find(|option| option.code == *code));
            let chosen = decision.as_ref().and_then(option).map(|option| option.label.get(lang).to_owned());
            ("step", title, chosen.or_else(|| quantity.map(|quantity| written(&Value::Number(quantity), lang))))
        }
        Act::Missed { step } => {
            let known = pathway.step(step).map(|(_, step)| step.title.get(lang).to_owned());
            ("missed", known.unwrap_or_else(|| step.clone()), None)
        }
        Act::Move { to } => ("move", phase_title(pathway, to, lang).unwrap_or_else(|| to.clone()), None),
        Act::Exit { exit, reason } => {
            let known = pathway.exits.iter().find(|known| known.id == *exit);
            let why = |code: &String| known.and_then(|known| known.reasons.iter().find(|reason| reason.code == *code));
            let title = known.map_or_else(|| exit.clone(), |known| known.title.get(lang).to_owned());
            ("exit", title, reason.as_ref().and_then(why).map(|reason| reason.label.get(lang).to_owned()))
        }
    }
}
