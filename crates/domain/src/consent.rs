//! What a person's data are used for, what each use rests on, and what she has said about it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{actor::Actor, codes, id::WorkerId, worker::Consents};

codes! {
    /// A use of a person's data. What each rests on, and since when, stands in `reference/uses.toml`.
    pub enum DataUse {
        /// To take her in charge and follow her.
        Casework = "casework",
        /// To consider her for vacancies.
        Matching = "matching",
        /// To send her name to employers.
        Publication = "publication",
        /// To write to her by mail and message.
        Contact = "contact",
        /// To hand her data to other bodies that work with the desk.
        Transfer = "transfer",
        /// To count, without names.
        Statistics = "statistics",
    }
}

codes! {
    /// What a use of data rests on (GDPR art. 6.1).
    pub enum LegalBasis {
        /// Point (a).
        Consent = "consent",
        /// Point (c).
        LegalDuty = "legal_duty",
        /// Point (e): she may object (art. 21).
        PublicTask = "public_task",
    }
}

impl DataUse {
    /// Whether she decides about it: by consent, or by an objection that is obeyed at once.
    #[must_use]
    pub const fn is_hers(self) -> bool {
        matches!(self, Self::Matching | Self::Publication | Self::Contact | Self::Transfer)
    }
}

impl Consents {
    /// What she said about a use; absent when she was not asked, or when it is not hers to decide.
    #[must_use]
    pub const fn said(&self, about: DataUse) -> Option<bool> {
        match about {
            DataUse::Matching => self.matching,
            DataUse::Publication => self.publication,
            DataUse::Contact => self.contact,
            DataUse::Transfer => self.transfer,
            DataUse::Casework | DataUse::Statistics => None,
        }
    }

    /// Notes what she says about a use; false when it is not hers to decide.
    pub const fn say(&mut self, about: DataUse, agreed: bool) -> bool {
        match about {
            DataUse::Matching => self.matching = Some(agreed),
            DataUse::Publication => self.publication = Some(agreed),
            DataUse::Contact => self.contact = Some(agreed),
            DataUse::Transfer => self.transfer = Some(agreed),
            DataUse::Casework | DataUse::Statistics => return false,
        }
        true
    }
}

/// Most characters of what proves a consent.
pub const EVIDENCE_CHARS: usize = 300;

/// A consent given or withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentAct {
    pub id: Uuid,
    pub worker: WorkerId,
    pub about: DataUse,
    /// Given, or withdrawn.
    pub agreed: bool,
    pub at: DateTime<Utc>,
    /// Who recorded it; the channel says how she told it when it was not she.
    pub by: Actor,
    /// What proves it: a signed form, a call noted.
    #[serde(default)]
    pub evidence: Option<String>,
    /// First day of the terms that she was shown.
    pub terms: NaiveDate,
}
