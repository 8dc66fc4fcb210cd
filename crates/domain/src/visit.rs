//! A visit: somebody who comes to the desk, from the ticket of the day to what came of it.
//!
//! The queue keeps as little of people as it can: a number is enough. A name that was typed is forgotten with the day, the link to a
//! file by the retention rules; what is counted stays.

mod figures;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{actor::Actor, clock::day_in_rome, codes, id::WorkerId};

pub use figures::Figures;

/// Most characters of a name that is typed at the entrance.
pub const NAME_CHARS: usize = 80;

/// Most characters of the place at which somebody is received.
pub const COUNTER_CHARS: usize = 20;

/// Longest time that a visit counts as a service, in minutes: what was left open over lunch is no three hours of information.
pub const MOST_MINUTES: u32 = 120;

codes! {
    /// Who comes, as far as the desk knows when she does.
    pub enum VisitKind {
        /// Gave a name, and has no file yet.
        FirstContact = "first_contact",
        /// Has a file.
        Known = "known",
        /// A number, and nothing more.
        PasserBy = "passer_by",
    }
}

codes! {
    /// What she comes for.
    pub enum VisitPurpose {
        Information = "information",
        /// Declaration of availability (DID), status, registration.
        Status = "status",
        /// Service pact.
        Pact = "pact",
        /// Vacancies, proposals.
        Work = "work",
        /// Courses and traineeships.
        Training = "training",
        /// Certificates and papers.
        Documents = "documents",
        /// She is expected.
        Appointment = "appointment",
        /// She is an employer.
        Employer = "employer",
        Other = "other",
    }
}

codes! {
    /// What came of a visit.
    pub enum VisitOutcome {
        /// Information was given (LEP A).
        Information = "information",
        /// A declaration was recorded.
        Declaration = "declaration",
        /// A pact was signed.
        Pact = "pact",
        /// Another service was recorded.
        Service = "service",
        /// Sent on: to an appointment, another desk, another office.
        Elsewhere = "elsewhere",
        /// Received, and nothing came of it.
        Nothing = "nothing",
        /// Left without being received.
        Left = "left",
    }
}

codes! {
    /// Where a visit stands.
    pub enum VisitState { Waiting = "waiting", Received = "received", Ended = "ended", Left = "left" }
}

codes! {
    /// What a visit holds of somebody.
    pub enum Holds { Nothing = "nothing", Name = "name", Person = "person" }
}

/// That somebody took a visit up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    pub at: DateTime<Utc>,
    pub by: Actor,
    /// Where, as it is called in the waiting room: a window, a room.
    #[serde(default)]
    pub counter: Option<String>,
}

/// That a visit ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub outcome: VisitOutcome,
}

/// Somebody who came to a desk on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub id: Uuid,
    /// Code of the desk.
    pub desk: String,
    pub day: NaiveDate,
    /// Number of the day, from 1.
    pub ticket: u32,
    pub kind: VisitKind,
    pub purpose: VisitPurpose,
    /// As typed at the entrance; forgotten with the day.
    #[serde(default)]
    pub name: Option<String>,
    /// Her file, when it was found or made; forgotten by the retention rules.
    #[serde(default)]
    pub worker: Option<WorkerId>,
    pub arrived: DateTime<Utc>,
    /// Who took her in; absent when she took a ticket by herself.
    pub by: Actor,
    #[serde(default)]
    pub received: Option<Received>,
    #[serde(default)]
    pub ended: Option<Ended>,
}

/// Why an act on a visit is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VisitError {
    #[error("the name is too long")]
    Name,
    #[error("the name of the place is too long")]
    Counter,
    /// Somebody has taken it up.
    #[error("somebody receives her already")]
    Received,
    #[error("the visit has ended")]
    Ended,
    /// It is of another day, or nothing was done that could be taken back.
    #[error("it cannot be taken back any more")]
    Past,
}

/// What was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// The end: it goes on.
    Ended,
    /// Taking up: she waits again, with her number.
    Received,
    /// The arrival: it never was.
    Arrived,
}

/// A text without the blanks around it; none when nothing remains.
fn trimmed(text: Option<&str>, most: usize, error: VisitError) -> Result<Option<String>, VisitError> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) if text.chars().count() > most => Err(error),
        text => Ok(text.map(str::to_owned)),
    }
}

impl Visit {
    /// Somebody who arrives; her kind follows from what is known of her.
    ///
    /// # Errors
    /// [`VisitError::Name`].
    pub fn arrive(
        id: Uuid,
        (desk, ticket): (&str, u32),
        purpose: VisitPurpose,
        (name, worker): (Option<&str>, Option<WorkerId>),
        by: Actor,
        at: DateTime<Utc>,
    ) -> Result<Self, VisitError> {
        // With a file there is no need for a second name.
        let name = trimmed(name.filter(|_| worker.is_none()), NAME_CHARS, VisitError::Name)?;
        let kind = match (worker, &name) {
            (Some(_), _) => VisitKind::Known,
            (None, Some(_)) => VisitKind::FirstContact,
            (None, None) => VisitKind::PasserBy,
        };
        let (day, desk) = (day_in_rome(at), desk.to_owned());
        Ok(Self { id, desk, day, ticket, kind, purpose, name, worker, arrived: at, by, received: None, ended: None })
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> VisitState {
        match (&self.ended, &self.received) {
            (Some(ended), _) if ended.outcome == VisitOutcome::Left => VisitState::Left,
            (Some(_), _) => VisitState::Ended,
            (None, Some(_)) => VisitState::Received,
            (None, None) => VisitState::Waiting,
        }
    }

    /// What it holds of somebody.
    #[must_use]
    pub const fn holds(&self) -> Holds {
        match (&self.worker, &self.name) {
            (Some(_), _) => Holds::Person,
            (None, Some(_)) => Holds::Name,
            (None, None) => Holds::Nothing,
        }
    }

    /// Somebody takes her up.
    ///
    /// # Errors
    /// [`VisitError::Received`], [`VisitError::Ended`], [`VisitError::Counter`].
    pub fn receive(&mut self, counter: Option<&str>, by: Actor, at: DateTime<Utc>) -> Result<(), VisitError> {
        match self.state() {
            VisitState::Waiting => {}
            VisitState::Received => return Err(VisitError::Received),
            VisitState::Ended | VisitState::Left => return Err(VisitError::Ended),
        }
        let counter = trimmed(counter, COUNTER_CHARS, VisitError::Counter)?;
        self.received = Some(Received { at, by, counter });
        Ok(())
    }

    /// It ends. Who is answered at the entrance is received and goes in one moment; who left was not received.
    ///
    /// # Errors
    /// [`VisitError::Ended`]; [`VisitError::Received`] when she would have left while somebody receives her.
    pub fn end(&mut self, outcome: VisitOutcome, by: Actor, at: DateTime<Utc>) -> Result<(), VisitError> {
        if self.ended.is_some() {
            return Err(VisitError::Ended);
        }
        match (outcome, &self.received) {
            (VisitOutcome::Left, Some(_)) => return Err(VisitError::Received),
            (VisitOutcome::Left, None) | (_, Some(_)) => {}
            (_, None) => self.received = Some(Received { at, by: by.clone(), counter: None }),
        }
        self.ended = Some(Ended { at, by, outcome });
        Ok(())
    }

    /// Her file was found, or was made just now: then it is her first contact.
    ///
    /// # Errors
    /// [`VisitError::Ended`].
    pub fn link(&mut self, worker: WorkerId, made: bool) -> Result<(), VisitError> {
        if self.ended.is_some() {
            return Err(VisitError::Ended);
        }
        self.kind = if made { VisitKind::FirstContact } else { VisitKind::Known };
        (self.worker, self.name) = (Some(worker), None);
        Ok(())
    }

    /// Takes the last act back, on the day itself.
    ///
    /// # Errors
    /// [`VisitError::Past`].
    pub fn step_back(&mut self, today: NaiveDate) -> Result<Back, VisitError> {
        if self.day != today {
            return Err(VisitError::Past);
        }
        if let Some(ended) = self.ended.take() {
            // Answered at the entrance, she was received in the same moment.
            if self.received.as_ref().is_some_and(|received| received.at == ended.at) {
                self.received = None;
            }
            return Ok(Back::Ended);
        }
        Ok(if self.received.take().is_some() { Back::Received } else { Back::Arrived })
    }

    /// Seconds that she waited: until she was received, until she left, or until now.
    #[must_use]
    pub fn waited_seconds(&self, now: DateTime<Utc>) -> i64 {
        let end = self.received.as_ref().map(|received| received.at).or(self.ended.as_ref().map(|ended| ended.at));
        (end.unwrap_or(now) - self.arrived).num_seconds().max(0)
    }

    /// Minutes that she was received for, to record as a service; at most [`MOST_MINUTES`].
    #[must_use]
    pub fn minutes(&self, now: DateTime<Utc>) -> u32 {
        let end = self.ended.as_ref().map_or(now, |ended| ended.at);
        let whole = self.received.as_ref().map_or(0, |received| (end - received.at).num_minutes());
        u32::try_from(whole).unwrap_or(0).min(MOST_MINUTES)
    }

    /// Forgets whom it was; that somebody came stays.
    pub fn forget(&mut self) {
        (self.name, self.worker) = (None, None);
    }
}
