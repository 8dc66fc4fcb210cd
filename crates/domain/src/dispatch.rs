//! A dispatch: a shortlist (*rosa*) sent to an employer, what it was agreed to show, and what came back.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    codes,
    id::{DispatchId, ProposalId, VacancyId, WorkerId},
};

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
