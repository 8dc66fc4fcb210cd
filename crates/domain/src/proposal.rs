//! A proposal: an operator offers a worker for a vacancy, and what comes of it, step by step.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    codes,
    id::{ProposalId, VacancyId, WorkerId},
};

codes! {
    /// Where a proposal stands.
    pub enum ProposalState {
        Proposed = "proposed", Discarded = "discarded", Contacted = "contacted", Available = "available",
        NotAvailable = "not_available", Sent = "sent", Assessed = "assessed", Suitable = "suitable",
        Unsuitable = "unsuitable", Interview = "interview", Hired = "hired", Refused = "refused",
        Withdrawn = "withdrawn", ClosedElsewhere = "closed_elsewhere",
    }
}

impl ProposalState {
    /// The states that may follow this one.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        use ProposalState as S;
        match self {
            S::Proposed => &[S::Discarded, S::Contacted, S::Available, S::NotAvailable, S::Withdrawn, S::ClosedElsewhere],
            S::Contacted => &[S::Contacted, S::Available, S::NotAvailable, S::Discarded, S::Withdrawn, S::ClosedElsewhere],
            // A person may call back and change her mind until her name has gone out.
            S::Available => &[S::Available, S::NotAvailable, S::Sent, S::Discarded, S::Withdrawn, S::ClosedElsewhere],
            S::NotAvailable => &[S::Contacted, S::Available, S::Proposed],
            S::Discarded => &[S::Proposed],
            S::Sent => &[S::Assessed, S::Suitable, S::Unsuitable, S::Interview, S::Hired, S::Refused, S::Withdrawn, S::ClosedElsewhere],
            S::Assessed => &[S::Suitable, S::Unsuitable, S::Interview, S::Hired, S::Refused, S::Withdrawn, S::ClosedElsewhere],
            S::Suitable => &[S::Unsuitable, S::Interview, S::Hired, S::Refused, S::Withdrawn, S::ClosedElsewhere],
            S::Interview => &[S::Suitable, S::Unsuitable, S::Hired, S::Refused, S::Withdrawn, S::ClosedElsewhere],
            S::Unsuitable => &[S::Suitable, S::Interview, S::Hired],
            S::Hired | S::Refused | S::Withdrawn | S::ClosedElsewhere => &[],
        }
    }

    /// Whether something is still to be done or awaited.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Contacted | Self::Available | Self::Sent | Self::Assessed | Self::Suitable | Self::Interview)
    }

    /// Whether the employer has the name.
    #[must_use]
    pub const fn was_sent(self) -> bool {
        matches!(self, Self::Sent | Self::Assessed | Self::Suitable | Self::Unsuitable | Self::Interview | Self::Hired | Self::Refused)
    }
}

codes! {
    /// Why a step was taken, from a list.
    pub enum Reason {
        FoundWork = "found_work", TooFar = "too_far", Hours = "hours", Contract = "contract", Pay = "pay",
        NotInterested = "not_interested", Personal = "personal", Skills = "skills", Experience = "experience",
        WorksThere = "works_there", NotReachable = "not_reachable", NoConsent = "no_consent",
        BetterCandidate = "better_candidate", PositionFilled = "position_filled",
        VacancyClosed = "vacancy_closed", Other = "other",
    }
}

codes! {
    /// How a person was asked.
    pub enum ContactChannel { Phone = "phone", Desk = "desk", Email = "email", Sms = "sms", Letter = "letter", Link = "link" }
}

codes! {
    /// What came of asking a person.
    pub enum ContactOutcome {
        Available = "available", OnConditions = "on_conditions", NotAvailable = "not_available",
        NoAnswer = "no_answer", CallBack = "call_back", WrongNumber = "wrong_number", Written = "written",
    }
}

impl ContactOutcome {
    /// Whether the person was reached and told what she thinks of it.
    #[must_use]
    pub const fn was_heard(self) -> bool {
        matches!(self, Self::Available | Self::OnConditions | Self::NotAvailable)
    }
}

/// A step in the life of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub state: ProposalState,
    pub at: DateTime<Utc>,
    pub by: Actor,
    #[serde(default)]
    pub reason: Option<Reason>,
    #[serde(default)]
    pub note: Option<String>,
}

/// One time that a person was asked whether she is available: who asked, when, how, and what she said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactAttempt {
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub channel: ContactChannel,
    pub outcome: ContactOutcome,
    /// The conditions she set, in words.
    #[serde(default)]
    pub conditions: Option<String>,
    /// When to call again.
    #[serde(default)]
    pub call_back_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub note: Option<String>,
}

/// The match as it was seen when the proposal was made, so that it can be contested.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Points out of 1,000.
    pub points: u16,
    /// The explanation as shown, in the engine's own form.
    pub explanation: serde_json::Value,
    /// Version of the engine that computed it.
    pub engine: String,
}

/// An operator's offer of a worker for a vacancy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    pub id: ProposalId,
    pub vacancy: VacancyId,
    pub worker: WorkerId,
    pub state: ProposalState,
    /// First to last; the last one's state is the present one.
    pub steps: Vec<Step>,
    #[serde(default)]
    pub attempts: Vec<ContactAttempt>,
    #[serde(default)]
    pub snapshot: Option<Snapshot>,
}

/// A refused step of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProposalError {
    /// The state cannot follow the present one.
    #[error("a proposal cannot go from {from} to {to}")]
    State { from: ProposalState, to: ProposalState },
    /// A reason from the list is needed for this step.
    #[error("a reason is needed for {to}")]
    ReasonNeeded { to: ProposalState },
    /// The person gave no express consent that her name be sent, or it has lapsed.
    #[error("the person has not agreed that her name be sent")]
    NoConsent,
    /// The person does not want to be proposed, or her data are not to be used.
    #[error("the person does not want to be proposed")]
    NotToBeProposed,
}

impl Proposal {
    /// A new proposal, in state proposed.
    #[must_use]
    pub fn new(id: ProposalId, vacancy: VacancyId, worker: WorkerId, by: Actor, at: DateTime<Utc>, snapshot: Option<Snapshot>) -> Self {
        let first = Step { state: ProposalState::Proposed, at, by, reason: None, note: None };
        Self { id, vacancy, worker, state: ProposalState::Proposed, steps: vec![first], attempts: Vec::new(), snapshot }
    }

    /// Takes a step, if the state may follow and the reason it needs is given.
    ///
    /// A reason is needed for whatever ends a hope: discarded, not available, unsuitable, refused, withdrawn.
    ///
    /// # Errors
    /// [`ProposalError::State`] or [`ProposalError::ReasonNeeded`]; nothing is changed.
    pub fn take_step(&mut self, step: Step) -> Result<(), ProposalError> {
        use ProposalState as S;
        if !self.state.next().contains(&step.state) {
            return Err(ProposalError::State { from: self.state, to: step.state });
        }
        let needs_reason = matches!(step.state, S::Discarded | S::NotAvailable | S::Unsuitable | S::Refused | S::Withdrawn);
        if needs_reason && step.reason.is_none() {
            return Err(ProposalError::ReasonNeeded { to: step.state });
        }
        self.state = step.state;
        self.steps.push(step);
        Ok(())
    }

    /// Records that the person was asked, and takes the step that follows from what she said.
    ///
    /// No answer, a call-back, a wrong number or a message written leave her contacted; "on conditions"
    /// counts as available, with the conditions beside.
    ///
    /// # Errors
    /// As [`Proposal::take_step`]; nothing is recorded then.
    pub fn record_attempt(&mut self, attempt: ContactAttempt, reason: Option<Reason>) -> Result<(), ProposalError> {
        use ContactOutcome as O;
        let state = match attempt.outcome {
            O::Available | O::OnConditions => ProposalState::Available,
            O::NotAvailable => ProposalState::NotAvailable,
            O::NoAnswer | O::CallBack | O::WrongNumber | O::Written => ProposalState::Contacted,
        };
        self.take_step(Step { state, at: attempt.at, by: attempt.by.clone(), reason, note: attempt.conditions.clone() })?;
        self.attempts.push(attempt);
        Ok(())
    }

    /// The last time the person was asked.
    #[must_use]
    pub fn last_attempt(&self) -> Option<&ContactAttempt> {
        self.attempts.last()
    }

    /// Undoes the last step (and the attempt recorded with it), unless it is the first or a name has gone out.
    ///
    /// What was undone is returned, for the audit. A sent name cannot be called back by a button.
    pub fn undo(&mut self) -> Option<Step> {
        if self.steps.len() < 2 || self.state == ProposalState::Sent {
            return None;
        }
        let undone = self.steps.pop()?;
        if self.attempts.last().is_some_and(|attempt| attempt.at == undone.at) {
            self.attempts.pop();
        }
        self.state = self.steps.last().map_or(ProposalState::Proposed, |step| step.state);
        Some(undone)
    }
}
