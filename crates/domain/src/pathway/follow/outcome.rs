//! What a case that was followed looks like.

use chrono::NaiveDate;

use super::{Case, Refused};
use crate::pathway::{Here, Move, Phase, Standing, Step, StepStanding, StepState};

impl Case<'_> {
    /// The standing that the case has come to.
    pub(super) fn standing(mut self, refused: Vec<Refused>) -> Standing {
        let over = self.ended.is_some();
        let present: Vec<(Option<&str>, &Phase, NaiveDate)> =
            self.here.iter().map(|(track, (phase, since))| (*track, *phase, *since)).collect();
        let mut here = Vec::new();
        for (track, phase, since) in present.into_iter().filter(|_| !over) {
            let complete = self.is_complete(phase);
            here.push(Here { track: track.map(str::to_owned), phase: phase.id.clone(), since, complete });
        }
        let pathway = self.pathway;
        let mut steps = Vec::new();
        for (phase, step) in pathway.steps().filter(|(phase, _)| self.was_entered(phase)).collect::<Vec<_>>() {
            steps.push(self.step_standing(phase, step));
        }
        let moves = if over { Vec::new() } else { self.open_moves() };
        let moves = moves.into_iter().map(|(from, to)| Move { from: from.id.clone(), to: to.id.clone() }).collect();
        let exits = pathway.exits.iter().filter(|exit| !over && self.is_exit_open(exit)).map(|exit| exit.id.clone()).collect();
        let counts = pathway.counts.iter().map(|count| (count.id.clone(), count.of(&self.values, &mut self.faults))).collect();
        let entered = self.entered.iter().map(|phase| phase.id.clone()).collect();
        Standing { ended: self.ended, here, entered, steps, moves, exits, counts, refused, faults: self.faults }
    }

    fn step_standing(&mut self, phase: &Phase, step: &Step) -> StepStanding {
        let present = self.ended.is_none() && self.here.values().any(|(here, _)| here.id == phase.id);
        let doing = self.done.get(step.id.as_str()).cloned().unwrap_or_default();
        let due = self.due(step);
        let state = if self.is_finished(step) {
            StepState::Done
        } else if !self.holds(step.when.as_ref(), &step.id) {
            StepState::NotAsked
        } else if present && due.is_some_and(|due| due < self.today) {
            StepState::Late
        } else {
            StepState::Open
        };
        StepStanding {
            phase: phase.id.clone(),
            step: step.id.clone(),
            state,
            done: doing.last,
            times: doing.times,
            missed: doing.missed,
            due,
        }
    }

    fn due(&mut self, step: &Step) -> Option<NaiveDate> {
        let due = step.due.as_ref()?;
        let within = self.evaluated(&due.within, &step.id).as_number()?.as_whole()?;
        let after = self.evaluated(&due.after, &step.id).as_date()?;
        self.calendar.after(after, within, due.unit)
    }
}
