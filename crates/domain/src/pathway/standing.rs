//! Where somebody stands in a pathway.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Outcome, follow::Refused};
use crate::{
    codes,
    expression::{Fault, Number},
};

codes! {
    /// Whether a step is done.
    pub enum StepState {
        Done = "done",
        /// To be done.
        Open = "open",
        /// To be done, and its day is past.
        Late = "late",
        /// Its condition is not true.
        NotAsked = "not_asked",
    }
}

/// A phase that somebody is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Here {
    /// Whose; the person's own when absent.
    pub track: Option<String>,
    pub phase: String,
    pub since: NaiveDate,
    /// Every step that is required and asked is done.
    pub complete: bool,
}

/// How a step stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepStanding {
    pub phase: String,
    pub step: String,
    pub state: StepState,
    /// The last day it was done.
    pub done: Option<NaiveDate>,
    pub times: u32,
    /// How often nobody came to it.
    pub missed: u32,
    /// Until when it is to be done, when that can be said.
    pub due: Option<NaiveDate>,
}

/// A phase that can be entered, once somebody decides it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub from: String,
    pub to: String,
}

/// How and when it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub exit: String,
    pub outcome: Outcome,
    pub reason: Option<String>,
    pub on: NaiveDate,
}

/// Where somebody stands: what follows from all that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub ended: Option<Ended>,
    /// The present phases, the person's first; none once it ended.
    pub here: Vec<Here>,
    /// Every phase that was entered, in that order.
    #[serde(default)]
    pub entered: Vec<String>,
    /// The steps of every phase that was entered, in the order of the pathway.
    pub steps: Vec<StepStanding>,
    /// Where one can go by deciding it.
    pub moves: Vec<Move>,
    /// The exits that are open.
    pub exits: Vec<String>,
    /// What is counted for this case: name and amount.
    pub counts: Vec<(String, Number)>,
    /// What was recorded and could not be, with its place in the history.
    pub refused: Vec<Refused>,
    /// Expressions that could not be computed: where, and why. Nothing but numbers and dates out of bounds.
    pub faults: Vec<(String, Fault)>,
}

impl Standing {
    /// The step of this name, if its phase was entered.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&StepStanding> {
        self.steps.iter().find(|standing| standing.step == id)
    }

    /// The next day by which something that is open is to be done.
    #[must_use]
    pub fn next_due(&self) -> Option<NaiveDate> {
        let present = |phase: &str| self.here.iter().any(|here| here.phase == phase);
        let open = self.steps.iter().filter(|step| matches!(step.state, StepState::Open | StepState::Late) && present(&step.phase));
        open.filter_map(|step| step.due).min()
    }

    /// The person's present phase.
    #[must_use]
    pub fn phase(&self) -> Option<&str> {
        self.here.iter().find(|here| here.track.is_none()).map(|here| here.phase.as_str())
    }
}
