//! Who acts, and what for: every use case is told both.

use serde::{Deserialize, Serialize};

use crate::{
    codes,
    id::{AccountId, ProposalId},
};

codes! {
    /// What an account may do; the table of rights says what each means.
    pub enum Role { Operator = "operator", Administrator = "administrator" }
}

codes! {
    /// What an act is for (purpose limitation, GDPR art. 5.1.b).
    pub enum Purpose {
        Casework = "casework", Matching = "matching", Employers = "employers", Reference = "reference",
        Exchange = "exchange", Administration = "administration", Outcome = "outcome",
    }
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum Actor {
    /// A person who signed in.
    Account { id: AccountId, name: String, role: Role, desk: String },
    /// Whoever holds the machine: the command line without an account named.
    Console,
    /// A background job of the program itself.
    Job { name: String },
    /// Whoever opened a one-use link that was sent about a proposal.
    Link { proposal: ProposalId },
    /// Nobody who signed in.
    Anonymous,
}

impl Actor {
    /// The name to show beside an act, when a person signed in.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Account { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The account, when a person signed in.
    #[must_use]
    pub const fn account(&self) -> Option<AccountId> {
        match self {
            Self::Account { id, .. } => Some(*id),
            _ => None,
        }
    }
}
