//! A proposal as the API gives it.

use chrono::{DateTime, Utc};
use ponte_domain::proposal::{ContactAttempt, Snapshot, Step};
use ponte_storage::proposal::StoredProposal;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::{
    actor::By,
    code::{Code, ContactChannelCode, ContactOutcomeCode, ProposalStateCode, ReasonCode},
};

/// An operator's offer of a worker for a vacancy, and what came of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Proposal)]
pub struct ProposalDocument {
    uuid: Uuid,
    vacancy: Uuid,
    worker: Uuid,
    state: ProposalStateCode,
    /// The states that may follow.
    next: Vec<ProposalStateCode>,
    version: i64,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    /// First to last.
    steps: Vec<StepDocument>,
    attempts: Vec<AttemptDocument>,
    snapshot: Option<SnapshotDocument>,
}

/// A step in the life of a proposal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Step)]
pub struct StepDocument {
    state: ProposalStateCode,
    at: DateTime<Utc>,
    by: By,
    reason: Option<ReasonCode>,
    note: Option<String>,
}

/// One time that a person was asked whether she is available.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Attempt)]
pub struct AttemptDocument {
    at: DateTime<Utc>,
    by: By,
    channel: ContactChannelCode,
    outcome: ContactOutcomeCode,
    conditions: Option<String>,
    call_back_at: Option<DateTime<Utc>>,
    note: Option<String>,
}

/// The match as it was seen when the proposal was made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Snapshot)]
pub struct SnapshotDocument {
    /// Out of 1,000.
    points: u16,
    /// Version of the engine that computed it.
    engine: String,
    /// In the engine's own form.
    explanation: Value,
}

impl From<StoredProposal> for ProposalDocument {
    fn from(stored: StoredProposal) -> Self {
        let proposal = stored.proposal;
        Self {
            uuid: proposal.id.0,
            vacancy: proposal.vacancy.0,
            worker: proposal.worker.0,
            state: Code(proposal.state),
            next: proposal.state.next().iter().copied().map(Code).collect(),
            version: stored.version,
            created_at: stored.created_at,
            updated_at: stored.updated_at,
            steps: proposal.steps.into_iter().map(Into::into).collect(),
            attempts: proposal.attempts.into_iter().map(Into::into).collect(),
            snapshot: proposal.snapshot.map(Into::into),
        }
    }
}

impl From<Step> for StepDocument {
    fn from(step: Step) -> Self {
        Self { state: Code(step.state), at: step.at, by: By::from(&step.by), reason: step.reason.map(Code), note: step.note }
    }
}

impl From<ContactAttempt> for AttemptDocument {
    fn from(attempt: ContactAttempt) -> Self {
        Self {
            at: attempt.at,
            by: By::from(&attempt.by),
            channel: Code(attempt.channel),
            outcome: Code(attempt.outcome),
            conditions: attempt.conditions,
            call_back_at: attempt.call_back_at,
            note: attempt.note,
        }
    }
}

impl From<Snapshot> for SnapshotDocument {
    fn from(snapshot: Snapshot) -> Self {
        Self { points: snapshot.points, engine: snapshot.engine, explanation: snapshot.explanation }
    }
}
