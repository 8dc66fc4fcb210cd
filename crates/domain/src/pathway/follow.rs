//! From what happened to where somebody stands.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Calendar, Ended, Exit, Pathway, Phase, Standing, Step, StepKind, TakenBy, Transition};
use crate::{
    codes,
    expression::{Expression, Fault, Number, Value, Values},
    questionnaire::Setting,
};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// An event of the pathway.
    Event { event: String },
    /// A fact became known, or changed.
    Fact { fact: String, value: Value },
    /// A questionnaire of the pack was answered: what [`crate::questionnaire::Assessment::values`] gives.
    Sheet { questionnaire: String, values: Values },
    /// A step was done.
    Step { step: String, decision: Option<String>, quantity: Option<Number> },
    /// Nobody came to an appointment or a meeting: it stays to be done.
    Missed { step: String },
    /// Somebody decided to go on to a phase.
    Move { to: String },
    /// It ended.
    Exit { exit: String, reason: Option<String> },
}

/// Something that happened, and when. A history is in the order in which it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub on: NaiveDate,
    pub act: Act,
}

mod outcome;

codes! {
    /// Why something cannot be recorded.
    pub enum Refusal {
        /// There is no such event, fact, step, phase or exit.
        Unknown = "unknown",
        /// The pathway has ended.
        Ended = "ended",
        /// The phase was not entered yet.
        NotEntered = "not_entered",
        /// The step is not asked here.
        NotAsked = "not_asked",
        /// The step was done, and does not repeat.
        AlreadyDone = "already_done",
        /// A questionnaire is done by answering it.
        NotAnswered = "not_answered",
        /// The decision is none of the options, is missing, or there is nothing to decide.
        NoSuchDecision = "no_such_decision",
        /// An amount is missing, below zero, or nothing is counted here.
        WrongQuantity = "wrong_quantity",
        /// Only an appointment or a meeting can be missed.
        NotMissed = "not_missed",
        /// The value is of another kind than the fact.
        WrongKind = "wrong_kind",
        /// The way is not open: the phase is another, steps are missing, or its condition is not true.
        NotOpen = "not_open",
        /// The reason is none of the list, or missing.
        NoSuchReason = "no_such_reason",
    }
}

/// An entry of the history that could not be followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Its place in the history, from 0.
    pub entry: usize,
    pub why: Refusal,
}

impl Pathway {
    /// Where somebody stands who began on a day, after all that happened.
    ///
    /// A phase is complete when each of its required steps, if its condition is true, is done. A transition is open when its
    /// phase is complete and its condition is true; one that is taken by itself is taken at once, the first of several. An entry
    /// that cannot be followed changes nothing and is listed. Because no phase leads back to itself, this ends.
    #[must_use]
    pub fn follow(&self, begun: NaiveDate, history: &[Entry], setting: &Setting, calendar: &Calendar) -> Standing {
        let mut case = Case::begin(self, begun, setting, calendar);
        let mut refused = Vec::new();
        for (place, entry) in history.iter().enumerate() {
            match case.record(entry) {
                Ok(()) => case.settle(entry.on),
                Err(why) => refused.push(Refused { entry: place, why }),
            }
        }
        case.standing(refused)
    }

    /// What expressions may ask for after all that happened.
    #[must_use]
    pub fn values(&self, begun: NaiveDate, history: &[Entry], setting: &Setting, calendar: &Calendar) -> Values {
        let mut case = Case::begin(self, begun, setting, calendar);
        for entry in history {
            if case.record(entry).is_ok() {
                case.settle(entry.on);
            }
        }
        case.values
    }

    /// Whether one more thing can be recorded.
    ///
    /// # Errors
    /// The [`Refusal`].
    pub fn allows(&self, begun: NaiveDate, history: &[Entry], next: &Entry, setting: &Setting, calendar: &Calendar) -> Result<(), Refusal> {
        let mut case = Case::begin(self, begun, setting, calendar);
        for entry in history {
            if case.record(entry).is_ok() {
                case.settle(entry.on);
            }
        }
        case.record(next)
    }

    /// Whether somebody of whom these facts are known (`fact.<id>`) may begin: only a condition that is false keeps out.
    #[must_use]
    pub fn admits(&self, facts: &Values, setting: &Setting) -> bool {
        let mut values = setting.values();
        values.extend(facts.clone());
        self.admission.as_ref().is_none_or(|condition| condition.evaluate(&values) != Ok(Value::Boolean(false)))
    }
}

/// Days and numbers of a step.
#[derive(Default, Clone)]
struct Doing {
    last: Option<NaiveDate>,
    times: u32,
    missed: u32,
}

struct Case<'p> {
    pathway: &'p Pathway,
    calendar: &'p Calendar,
    today: NaiveDate,
    /// What expressions may ask for.
    values: Values,
    /// The present phase of each track.
    here: BTreeMap<Option<&'p str>, (&'p Phase, NaiveDate)>,
    entered: Vec<&'p Phase>,
    done: BTreeMap<&'p str, Doing>,
    ended: Option<Ended>,
    faults: Vec<(String, Fault)>,
}

impl<'p> Case<'p> {
    fn begin(pathway: &'p Pathway, begun: NaiveDate, setting: &Setting, calendar: &'p Calendar) -> Self {
        let (here, done) = (BTreeMap::new(), BTreeMap::new());
        let mut values = setting.values();
        values.insert("begun".to_owned(), Value::Date(begun));
        let mut case =
            Self { pathway, calendar, today: setting.today, values, here, entered: Vec::new(), done, ended: None, faults: Vec::new() };
        for phase in pathway.starts().filter_map(|start| pathway.phase(start)) {
            case.enter(phase, begun);
        }
        case.settle(begun);
        case
    }

    fn enter(&mut self, phase: &'p Phase, on: NaiveDate) {
        if let Some((before, _)) = self.here.insert(phase.track.as_deref(), (phase, on)) {
            self.values.insert(format!("phase.{}.left", before.id), Value::Date(on));
        }
        self.entered.push(phase);
        self.values.insert(format!("phase.{}", phase.id), Value::Date(on));
    }

    /// Takes every transition that happens by itself. Each phase is entered once at most, or a pack that was never checked
    /// could lead round for ever.
    fn settle(&mut self, on: NaiveDate) {
        while let Some(to) = self.taken_by_itself() {
            self.enter(to, on);
        }
    }

    fn taken_by_itself(&mut self) -> Option<&'p Phase> {
        if self.ended.is_some() {
            return None;
        }
        let present: Vec<&'p Phase> = self.here.values().map(|(phase, _)| *phase).collect();
        for phase in present {
            for transition in phase.next.iter().filter(|transition| transition.by == TakenBy::Itself) {
                let to = self.pathway.phase(&transition.to).filter(|to| to.track == phase.track && !self.was_entered(to));
                if let Some(to) = to
                    && self.is_open(phase, transition)
                {
                    return Some(to);
                }
            }
        }
        None
    }

    fn was_entered(&self, phase: &Phase) -> bool {
        self.entered.iter().any(|entered| entered.id == phase.id)
    }

    fn evaluated(&mut self, expression: &Expression, at: &str) -> Value {
        expression.evaluate(&self.values).unwrap_or_else(|fault| {
            let fault = (at.to_owned(), fault);
            if !self.faults.contains(&fault) {
                self.faults.push(fault);
            }
            Value::None
        })
    }

    fn holds(&mut self, condition: Option<&Expression>, at: &str) -> bool {
        condition.is_none_or(|condition| self.evaluated(condition, at).holds())
    }

    fn is_open(&mut self, phase: &Phase, transition: &Transition) -> bool {
        self.is_complete(phase) && self.holds(transition.when.as_ref(), &phase.id)
    }

    fn is_complete(&mut self, phase: &Phase) -> bool {
        phase.steps.iter().all(|step| !step.required || !self.holds(step.when.as_ref(), &step.id) || self.is_finished(step))
    }

    fn is_finished(&mut self, step: &Step) -> bool {
        let done = self.done.get(step.id.as_str()).is_some_and(|doing| doing.times > 0);
        done && (!step.repeats || self.holds(step.enough.as_ref(), &step.id))
    }

    fn record(&mut self, entry: &Entry) -> Result<(), Refusal> {
        if self.ended.is_some() {
            return Err(Refusal::Ended);
        }
        match &entry.act {
            Act::Event { event } => {
                if !self.pathway.events.iter().any(|known| known.id == *event) {
                    return Err(Refusal::Unknown);
                }
                self.values.insert(format!("event.{event}"), Value::Date(entry.on));
                Ok(())
            }
            Act::Fact { fact, value } => {
                let known = self.pathway.facts.iter().find(|known| known.id == *fact).ok_or(Refusal::Unknown)?;
                if !known.of().takes(value) {
                    return Err(Refusal::WrongKind);
                }
                self.values.insert(format!("fact.{fact}"), value.clone());
                Ok(())
            }
            Act::Sheet { questionnaire, values } => self.answer(questionnaire, values, entry.on),
            Act::Step { step, decision, quantity } => self.act(step, decision.as_deref(), *quantity, entry.on),
            Act::Missed { step } => self.miss(step, entry.on),
            Act::Move { to } => {
                let open = self.open_moves().into_iter().find(|(_, phase)| phase.id == *to);
                let (_, phase) = open.ok_or(Refusal::NotOpen)?;
                self.enter(phase, entry.on);
                Ok(())
            }
            Act::Exit { exit, reason } => self.leave(exit, reason.as_deref(), entry.on),
        }
    }

    /// The steps that ask for something: those of the present phases, or, where none does, of the phases before.
    fn asking(&self, asks: impl Fn(&Step) -> bool) -> Vec<&'p Step> {
        let present = self.here.values().flat_map(|(phase, _)| &phase.steps).filter(|step| asks(step));
        let found: Vec<&'p Step> = present.collect();
        if found.is_empty() { self.entered.iter().flat_map(|phase| &phase.steps).filter(|step| asks(step)).collect() } else { found }
    }

    /// Answers a questionnaire: what it said before is forgotten, and the open steps that ask for it are done.
    fn answer(&mut self, questionnaire: &str, values: &Values, on: NaiveDate) -> Result<(), Refusal> {
        let asks = |step: &Step| step.sheet.as_deref() == Some(questionnaire);
        if !self.pathway.steps().any(|(_, step)| asks(step)) {
            return Err(Refusal::Unknown);
        }
        let prefix = format!("sheet.{questionnaire}.");
        self.values.retain(|name, _| !name.starts_with(&prefix));
        self.values.extend(values.iter().map(|(name, value)| (format!("{prefix}{name}"), value.clone())));
        let steps = self.asking(asks);
        for step in steps {
            if self.holds(step.when.as_ref(), &step.id) {
                self.note_done(step, None, on);
            }
        }
        Ok(())
    }

    /// Nobody came: the step stays to be done, and conditions may ask how often that was.
    fn miss(&mut self, step: &str, on: NaiveDate) -> Result<(), Refusal> {
        let step = self.still_open(step)?;
        if !step.kind.can_be_missed() {
            return Err(Refusal::NotMissed);
        }
        let doing = self.done.entry(step.id.as_str()).or_default();
        doing.missed += 1;
        let missed = doing.missed;
        if let Ok(missed) = Number::whole(missed.into()) {
            self.values.insert(format!("step.{}.missed", step.id), Value::Number(missed));
        }
        let name = format!("step.{}.missed_on", step.id);
        let last = self.values.get(&name).and_then(Value::as_date).max(Some(on));
        self.values.extend(last.map(|last| (name, Value::Date(last))));
        Ok(())
    }

    /// The step of this name, if it is asked here and was not done for good.
    fn still_open(&mut self, step: &str) -> Result<&'p Step, Refusal> {
        let (phase, step) = self.pathway.step(step).ok_or(Refusal::Unknown)?;
        if !self.was_entered(phase) {
            return Err(Refusal::NotEntered);
        }
        if !self.holds(step.when.as_ref(), &step.id) {
            return Err(Refusal::NotAsked);
        }
        if !step.repeats && self.done.get(step.id.as_str()).is_some_and(|doing| doing.times > 0) {
            return Err(Refusal::AlreadyDone);
        }
        Ok(step)
    }

    fn act(&mut self, step: &str, decision: Option<&str>, quantity: Option<Number>, on: NaiveDate) -> Result<(), Refusal> {
        let step = self.still_open(step)?;
        if step.kind == StepKind::Sheet {
            return Err(Refusal::NotAnswered);
        }
        let known = decision.is_some_and(|code| step.options.iter().any(|option| option.code == code));
        if decision.is_some() != (step.kind == StepKind::Decision) || (decision.is_some() && !known) {
            return Err(Refusal::NoSuchDecision);
        }
        if quantity.is_some() != step.quantity.is_some() || quantity.is_some_and(|quantity| quantity < Number::ZERO) {
            return Err(Refusal::WrongQuantity);
        }
        if let Some(code) = decision {
            self.values.insert(format!("decision.{}", step.id), Value::text(code));
        }
        self.note_done(step, quantity, on);
        Ok(())
    }

    fn note_done(&mut self, step: &'p Step, quantity: Option<Number>, on: NaiveDate) {
        let doing = self.done.entry(step.id.as_str()).or_default();
        doing.times += 1;
        doing.last = doing.last.max(Some(on));
        let (last, times) = (doing.last, doing.times);
        if let Some(last) = last {
            self.values.insert(format!("step.{}", step.id), Value::Date(last));
        }
        if let Ok(times) = Number::whole(times.into()) {
            self.values.insert(format!("step.{}.times", step.id), Value::Number(times));
        }
        if let Some(quantity) = quantity {
            let name = format!("step.{}.total", step.id);
            let before = self.values.get(&name).and_then(Value::as_number).unwrap_or(Number::ZERO);
            if let Ok(total) = before.plus(quantity) {
                self.values.insert(name, Value::Number(total));
            }
        }
    }

    fn leave(&mut self, exit: &str, reason: Option<&str>, on: NaiveDate) -> Result<(), Refusal> {
        let exit = self.pathway.exits.iter().find(|known| known.id == exit).ok_or(Refusal::Unknown)?;
        if !self.is_exit_open(exit) {
            return Err(Refusal::NotOpen);
        }
        let known = reason.is_some_and(|code| exit.reasons.iter().any(|reason| reason.code == code));
        if reason.is_some() == exit.reasons.is_empty() || (reason.is_some() && !known) {
            return Err(Refusal::NoSuchReason);
        }
        self.ended = Some(Ended { exit: exit.id.clone(), outcome: exit.outcome, reason: reason.map(str::to_owned), on });
        self.values.insert("exit".to_owned(), Value::text(&exit.id));
        self.values.extend(reason.map(|reason| ("reason".to_owned(), Value::text(reason))));
        self.values.insert("outcome".to_owned(), Value::text(exit.outcome.as_str()));
        self.values.insert("ended".to_owned(), Value::Date(on));
        Ok(())
    }

    fn is_exit_open(&mut self, exit: &Exit) -> bool {
        let present = |id: &String| self.here.values().any(|(phase, _)| phase.id == *id);
        (exit.from.is_empty() || exit.from.iter().any(present)) && self.holds(exit.when.as_ref(), &exit.id)
    }

    /// The transitions that somebody may take now, with the phase they lead to.
    fn open_moves(&mut self) -> Vec<(&'p Phase, &'p Phase)> {
        let present: Vec<&'p Phase> = self.here.values().map(|(phase, _)| *phase).collect();
        let mut open = Vec::new();
        for phase in present {
            for transition in &phase.next {
                let to = self.pathway.phase(&transition.to).filter(|to| to.track == phase.track && !self.was_entered(to));
                if let Some(to) = to
                    && self.is_open(phase, transition)
                {
                    open.push((phase, to));
                }
            }
        }
        open
    }
}
