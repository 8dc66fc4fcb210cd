//! Services delivered to people and employers, by the essential levels (LEP, DM 4/2018 annex B), and the programmes they are part of.

mod lep;
mod programme;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    actor::Actor,
    codes,
    id::{EmployerId, WorkerId},
};

pub use lep::{Extension, LEPS, Lep, LepError, LepList, Side};
pub use programme::{Adhesion, AdhesionEnd, Programme, ProgrammeError};

/// Longest service, in minutes: two working weeks of a course day by day.
pub const MOST_MINUTES: u32 = 4_800;

/// Most characters of a note.
pub const NOTE_CHARS: usize = 1_000;

codes! {
    /// How a service reached its subject.
    pub enum ServiceChannel {
        Desk = "desk", Telephone = "telephone", Video = "video", Mail = "mail", Messaging = "messaging",
        /// At the person's home, at the employer's, in a school.
        Outside = "outside",
        Group = "group",
    }
}

codes! {
    /// What came of a service.
    pub enum ServiceOutcome {
        Done = "done",
        /// It goes on another time.
        GoesOn = "goes_on",
        /// Sent on to somebody else.
        Referred = "referred",
        /// The subject did not come.
        Missed = "missed",
    }
}

codes! {
    /// What recorded a service by itself.
    pub enum Origin {
        /// A declaration of availability.
        Declaration = "declaration",
        /// A service pact that was signed.
        Pact = "pact",
        /// A person heard about a vacancy.
        Round = "round",
        /// A shortlist sent to an employer.
        Dispatch = "dispatch",
        /// A step of a pathway.
        Pathway = "pathway",
        /// Somebody welcomed at the desk.
        Visit = "visit",
        /// A request from afar that was answered.
        Request = "request",
        /// A quantitative profile.
        Profile = "profile",
        /// A track that was decided.
        Track = "track",
        /// A balance of competences that was concluded.
        Balance = "balance",
    }
}

/// To whom a service was delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Subject {
    Worker(WorkerId),
    Employer(EmployerId),
}

impl Subject {
    /// The side of the levels that are for her or it.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Worker(_) => Side::People,
            Self::Employer(_) => Side::Employers,
        }
    }
}

/// A service that was delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub id: Uuid,
    /// Code of the level.
    pub lep: String,
    pub subject: Subject,
    /// Code of the desk that delivered it.
    pub desk: String,
    pub by: Actor,
    pub channel: ServiceChannel,
    /// When it began.
    pub at: DateTime<Utc>,
    pub minutes: u32,
    pub outcome: ServiceOutcome,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub programme: Option<Uuid>,
    /// The act that recorded it by itself, and its number.
    #[serde(default)]
    pub origin: Option<(Origin, Uuid)>,
}

/// Why a service is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ServiceError {
    /// No level has this code.
    #[error("no such level")]
    Lep,
    /// The level is for the other side.
    #[error("the level is for the other side")]
    Side,
    #[error("the minutes are out of range")]
    Minutes,
    #[error("it begins in the future")]
    Future,
    #[error("the note is too long")]
    TooLong,
    /// The subject is not in the programme on that day.
    #[error("not in the programme")]
    Programme,
}

impl Service {
    /// Checks a service against the levels of the installation.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub fn check(&self, leps: &LepList, now: DateTime<Utc>) -> Result<(), ServiceError> {
        let lep = leps.get(&self.lep).ok_or(ServiceError::Lep)?;
        if lep.side != self.subject.side() {
            return Err(ServiceError::Side);
        }
        if self.minutes > MOST_MINUTES {
            return Err(ServiceError::Minutes);
        }
        if self.at > now {
            return Err(ServiceError::Future);
        }
        let long = self.note.as_ref().is_some_and(|note| note.chars().count() > NOTE_CHARS);
        if long { Err(ServiceError::TooLong) } else { Ok(()) }
    }
}
