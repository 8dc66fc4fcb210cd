//! Identifiers: one type per noun, so that a worker's id is never taken for a vacancy's.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }

        impl From<Uuid> for $name { fn from(id: Uuid) -> Self { Self(id) } }
        impl From<$name> for Uuid { fn from(id: $name) -> Self { id.0 } }
    )+};
}

ids! {
    /// A person on the supply side, of any age or status.
    WorkerId,
    /// A firm or household that needs people.
    EmployerId,
    /// A request for people by an employer.
    VacancyId,
    /// A course and the skills it teaches.
    CourseId,
    /// A public or private organisation that is no employer here.
    BodyId,
    /// A project of socially useful or public-utility work.
    ProjectId,
    /// An operator's offer of a worker for a vacancy.
    ProposalId,
    /// A person who signs in.
    AccountId,
    /// An office of any kind that serves people.
    DeskId,
    /// One run of an import.
    BatchId,
    /// A unit of background execution.
    JobId,
    /// One sending of a shortlist to an employer.
    DispatchId,
    /// One questionnaire, to be answered or answered.
    ResponseId,
    /// A questionnaire put to many.
    CampaignId,
}

/// How a record is called in the system it comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ExternalId {
    /// Name of the system the record comes from.
    pub source: String,
    /// The identifier, unique within its source.
    pub id: String,
}
