//! Who acts, and what for: every use case is told both.

use serde::{Deserialize, Serialize};

use crate::{
    codes,
    id::{AccountId, ProposalId, ResponseId},
};

pub use crate::role::Role;

codes! {
    /// How a person who is not there in writing asks for what an operator does in her name.
    pub enum Channel {
        /// At the counter.
        Counter = "counter",
        Telephone = "telephone",
        /// From a form on paper.
        Paper = "paper",
        /// From her own page, for what an operator then does.
        OwnPage = "own_page",
    }
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
    Account {
        id: AccountId,
        name: String,
        role: Role,
        desk: String,
        /// How the person in whose name the act was done asked for it; absent when it was nobody's wish but the desk's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf: Option<Channel>,
    },
    /// Whoever holds the machine: the command line without an account named.
    Console,
    /// A background job of the program itself.
    Job { name: String },
    /// Whoever opened a one-use link that was sent about a proposal.
    Link { proposal: ProposalId },
    /// Whoever opened the link to a questionnaire that is hers to answer.
    Respondent { response: ResponseId },
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

    /// The same actor, doing what the person herself asked for.
    #[must_use]
    pub fn on_behalf_by(mut self, channel: Option<Channel>) -> Self {
        if let Self::Account { on_behalf, .. } = &mut self {
            *on_behalf = channel;
        }
        self
    }

    /// Forgets the name: part of erasing whom it is of.
    pub fn forget_name(&mut self) {
        if let Self::Account { name, .. } = self {
            name.clear();
        }
    }

    /// How the person in whose name it was done asked for it.
    #[must_use]
    pub const fn channel(&self) -> Option<Channel> {
        match self {
            Self::Account { on_behalf, .. } => *on_behalf,
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
