//! Pathways: the phases somebody goes through, what is done in each, by whom and until when, and how it ends.
//!
//! A pathway is data of a pack ([`crate::pack`]); nothing here knows which one. Where somebody stands is never stored: it
//! follows from what happened ([`Pathway::follow`]), so that a correction of the past corrects the present. Beside the
//! person's own phases there may be those of others, such as a partner's that mirror them: each such track has its own
//! present phase.

use serde::{Deserialize, Serialize};

use crate::{
    codes,
    expression::{Choices, Expression, Type},
    questionnaire::Count,
    reference::Label,
};

mod drawing;
mod due;
mod fields;
mod follow;
mod run;
mod standing;
#[cfg(test)]
mod tests;

pub use crate::service::Subject;
pub use drawing::{Arrow, Drawing, Lane, Square};
pub use due::{Calendar, Unit};
pub use fields::PATHWAY;
pub use follow::{Act, Entry, Refusal, Refused};
pub use run::{NOTE_CHARS, Recorded, Run, RunError, Struck};
pub use standing::{Ended, Here, Move, Standing, StepStanding, StepState};

codes! {
    /// What somebody is in a pathway, whatever the pathway calls him.
    pub enum Role {
        Operator = "operator", Worker = "worker", Employer = "employer", Partner = "partner", Tutor = "tutor",
        School = "school", Trainer = "trainer", SocialServices = "social_services", Caregiver = "caregiver", Expert = "expert",
    }
}

codes! {
    /// What kind of thing a step is.
    pub enum StepKind {
        /// Something to do.
        Task = "task",
        /// An appointment, in presence or at a distance.
        Appointment = "appointment",
        /// A meeting of a group.
        Session = "session",
        /// A questionnaire of the pack is answered.
        Sheet = "sheet",
        /// A document of the pack is made, or one is handed in.
        Document = "document",
        /// Somebody chooses among the step's options.
        Decision = "decision",
        /// A message of the pack is sent.
        Message = "message",
        /// Days, hours or visits are noted.
        Log = "log",
    }
}

codes! {
    /// What kind of fact.
    pub enum FactKind { YesNo = "yes_no", Number = "number", Date = "date", Choice = "choice" }
}

codes! {
    /// How a pathway ended.
    pub enum Outcome {
        /// What it was for came about.
        Reached = "reached",
        /// The person goes on elsewhere, or alone.
        GoesOn = "goes_on",
        /// It turned out not to be the way.
        NotFeasible = "not_feasible",
        /// The person gave up.
        GivenUp = "given_up",
        /// The person was not seen again.
        Lost = "lost",
    }
}

codes! {
    /// Who takes a transition.
    pub enum TakenBy {
        /// Somebody decides it.
        Person = "person",
        /// It happens as soon as it can.
        Itself = "itself",
    }
}

codes! {
    /// Whom a case is about.
    pub enum About {
        /// A person who is served.
        Person = "person",
        Employer = "employer",
    }
}

codes! {
    /// What is noted with a step that counts something.
    pub enum Quantity { Hours = "hours", Minutes = "minutes", Days = "days", Pieces = "pieces", Euro = "euro" }
}

/// A pathway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pathway {
    pub id: String,
    pub title: Label,
    #[serde(default)]
    pub summary: Label,
    /// Whom a case is about: a person when absent.
    #[serde(default = "person")]
    pub about: About,
    /// Several cases of the same person or employer may be open at once.
    #[serde(default)]
    pub several: bool,
    /// The first phase.
    pub start: String,
    /// Who may begin it; everybody when absent. What is not known does not keep anybody out.
    #[serde(default)]
    pub admission: Option<Expression>,
    pub actors: Vec<Actor>,
    #[serde(default)]
    pub facts: Vec<Fact>,
    #[serde(default)]
    pub events: Vec<Event>,
    /// Those whose phases run beside the person's.
    #[serde(default)]
    pub tracks: Vec<Track>,
    pub phases: Vec<Phase>,
    pub exits: Vec<Exit>,
    #[serde(default)]
    pub counts: Vec<Count>,
}

const fn person() -> About {
    About::Person
}

/// Somebody who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub id: String,
    pub role: Role,
    pub title: Label,
}

/// Something about the person or the case that conditions ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub id: String,
    pub kind: FactKind,
    pub title: Label,
    #[serde(default)]
    pub options: Vec<Named>,
}

/// Something that happens outside the pathway's own steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub id: String,
    pub title: Label,
}

/// Phases of somebody else than the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    pub id: String,
    pub title: Label,
    /// Its first phase.
    pub start: String,
}

/// A code with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub code: String,
    pub label: Label,
}

/// A part of the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    pub id: String,
    pub title: Label,
    #[serde(default)]
    pub summary: Label,
    /// Whose it is; the person's when absent.
    #[serde(default)]
    pub track: Option<String>,
    /// The phase of another track that it goes with.
    #[serde(default)]
    pub mirrors: Option<String>,
    #[serde(default)]
    pub steps: Vec<Step>,
    #[serde(default)]
    pub next: Vec<Transition>,
}

/// Something to be done in a phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub id: String,
    pub kind: StepKind,
    pub title: Label,
    #[serde(default)]
    pub help: Label,
    /// The actors who do it.
    pub who: Vec<String>,
    #[serde(default = "yes")]
    pub required: bool,
    /// To be done only where it is true.
    #[serde(default)]
    pub when: Option<Expression>,
    /// The questionnaire of a sheet.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The document of the pack that is made.
    #[serde(default)]
    pub document: Option<String>,
    /// The message of the pack that is sent.
    #[serde(default)]
    pub message: Option<String>,
    /// What can be decided.
    #[serde(default)]
    pub options: Vec<Named>,
    /// The essential service (LEP) that it delivers.
    #[serde(default)]
    pub lep: Option<String>,
    /// More of them, where it delivers several.
    #[serde(default)]
    pub leps: Vec<String>,
    /// Minutes that it usually takes.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// It may be done more than once.
    #[serde(default)]
    pub repeats: bool,
    /// What is noted each time.
    #[serde(default)]
    pub quantity: Option<Quantity>,
    /// A step that repeats is finished when this is true; after the first time when absent.
    #[serde(default)]
    pub enough: Option<Expression>,
    #[serde(default)]
    pub due: Option<Due>,
    /// It is done by several people together.
    #[serde(default)]
    pub group: Option<Group>,
}

const fn yes() -> bool {
    true
}

/// Until when a step is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// How many units.
    pub within: Expression,
    pub unit: Unit,
    /// The day from which they are counted.
    pub after: Expression,
}

/// How many people do a step together. Fewer or more are told, never refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    #[serde(default)]
    pub least: Option<u32>,
    #[serde(default)]
    pub most: Option<u32>,
}

/// A way from a phase to another of the same track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transition {
    pub to: String,
    /// Open only where it is true.
    #[serde(default)]
    pub when: Option<Expression>,
    #[serde(default = "itself")]
    pub by: TakenBy,
}

const fn itself() -> TakenBy {
    TakenBy::Itself
}

/// A way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exit {
    pub id: String,
    pub title: Label,
    pub outcome: Outcome,
    /// The phases from which it is open; all of them when empty.
    #[serde(default)]
    pub from: Vec<String>,
    /// Open only where it is true.
    #[serde(default)]
    pub when: Option<Expression>,
    /// Why; one must be given when there are any.
    #[serde(default)]
    pub reasons: Vec<Named>,
    /// What is proposed afterwards.
    #[serde(default)]
    pub afterwards: Label,
}

impl Pathway {
    /// The phase of this name.
    #[must_use]
    pub fn phase(&self, id: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.id == id)
    }

    /// Every step with its phase, in order.
    pub fn steps(&self) -> impl Iterator<Item = (&Phase, &Step)> {
        self.phases.iter().flat_map(|phase| phase.steps.iter().map(move |step| (phase, step)))
    }

    /// The step of this name, with its phase.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<(&Phase, &Step)> {
        self.steps().find(|(_, step)| step.id == id)
    }

    /// The first phases: the person's, then those of the other tracks.
    pub fn starts(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.start.as_str()).chain(self.tracks.iter().map(|track| track.start.as_str()))
    }

    /// The names that its expressions may use, beside those of questionnaires and parameters, each with its type.
    #[must_use]
    pub fn names(&self) -> Vec<(String, Type)> {
        let mut names: Vec<(String, Type)> = self.facts.iter().map(|fact| (format!("fact.{}", fact.id), fact.of())).collect();
        names.extend(self.events.iter().map(|event| (format!("event.{}", event.id), Type::Date)));
        for phase in &self.phases {
            names.push((format!("phase.{}", phase.id), Type::Date));
            names.push((format!("phase.{}.left", phase.id), Type::Date));
            names.extend(phase.steps.iter().flat_map(Step::names));
        }
        names
    }

    /// The names that only what is counted may use: how and when it ended.
    #[must_use]
    pub fn final_names(&self) -> Vec<(String, Type)> {
        let exits = Type::code(self.exits.iter().map(|exit| exit.id.as_str()));
        vec![
            ("begun".to_owned(), Type::Date),
            ("ended".to_owned(), Type::Date),
            ("exit".to_owned(), exits),
            ("reason".to_owned(), Type::code(self.exits.iter().flat_map(|exit| &exit.reasons).map(|reason| reason.code.as_str()))),
            ("outcome".to_owned(), Type::code(Outcome::ALL.iter().map(|code| code.as_str()))),
        ]
    }
}

impl Fact {
    /// The type of its values.
    #[must_use]
    pub fn of(&self) -> Type {
        match self.kind {
            FactKind::YesNo => Type::Boolean,
            FactKind::Number => Type::Number,
            FactKind::Date => Type::Date,
            FactKind::Choice => Type::Code(codes_of(&self.options)),
        }
    }
}

impl StepKind {
    /// Whether somebody may fail to come to it.
    #[must_use]
    pub const fn can_be_missed(self) -> bool {
        matches!(self, Self::Appointment | Self::Session)
    }
}

impl Step {
    /// The essential services (LEP) that it delivers.
    pub fn levels(&self) -> impl Iterator<Item = &str> {
        self.lep.iter().chain(&self.leps).map(String::as_str)
    }

    /// The names by which expressions ask for it: the last day it was done, how often, how much, how often and when last it was missed,
    /// what was decided.
    #[must_use]
    pub fn names(&self) -> Vec<(String, Type)> {
        let mut names = vec![(format!("step.{}", self.id), Type::Date), (format!("step.{}.times", self.id), Type::Number)];
        if self.quantity.is_some() {
            names.push((format!("step.{}.total", self.id), Type::Number));
        }
        if self.kind.can_be_missed() {
            names.push((format!("step.{}.missed", self.id), Type::Number));
            names.push((format!("step.{}.missed_on", self.id), Type::Date));
        }
        if self.kind == StepKind::Decision {
            names.push((format!("decision.{}", self.id), Type::Code(codes_of(&self.options))));
        }
        names
    }
}

fn codes_of(options: &[Named]) -> Choices {
    options.iter().map(|option| option.code.clone()).collect()
}
