//! A dispatch: a shortlist (*rosa*) sent to an employer, what it was agreed to show, and what came back.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    codes,
    id::{DispatchId, ProposalId, VacancyId, WorkerId},
};

codes! {
    /// Where a shortlist stands that has not left.
    pub enum PlanState { Waiting = "waiting", Cancelled = "cancelled", NotSent = "not_sent" }
}

/// When and with whom a shortlist is to leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub leaves_at: DateTime<Utc>,
    pub state: PlanState,
    pub workers: Vec<WorkerId>,
    /// Who sends it.
    pub by: Actor,
}

codes! {
    /// What the employer says of a person on the shortlist.
    pub enum Verdict { Suitable = "suitable", Unsuitable = "unsuitable", Interview = "interview", Hired = "hired" }
}

/// A shortlist as it left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    pub id: DispatchId,
    pub vacancy: VacancyId,
    pub sent_at: DateTime<Utc>,
    /// Name of the account that sent it.
    pub sent_by: String,
    /// Address it was sent to; absent when it was handed over on paper.
    #[serde(default)]
    pub to: Option<String>,
    /// Words of the operator to the employer.
    #[serde(default)]
    pub message: Option<String>,
    pub people: Vec<Sent>,
    /// People who were to be on it and could not be named any more when it left.
    #[serde(default)]
    pub left_out: Vec<WorkerId>,
    /// What is planned as long as it has not left; then nobody is on it yet.
    #[serde(default)]
    pub plan: Option<Plan>,
    /// When the outcome was last asked for.
    #[serde(default)]
    pub asked_at: Option<DateTime<Utc>>,
    /// When the employer first answered anything.
    #[serde(default)]
    pub answered_at: Option<DateTime<Utc>>,
}

/// A person on a shortlist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    pub proposal: ProposalId,
    pub worker: WorkerId,
    #[serde(default)]
    pub verdict: Option<Verdict>,
    #[serde(default)]
    pub verdict_at: Option<DateTime<Utc>>,
}

impl Dispatch {
    /// Whether every person on it has had a verdict.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.people.iter().all(|sent| sent.verdict.is_some())
    }
}
