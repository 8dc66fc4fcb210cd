//! A person's case on a pathway: what was recorded, by whom, and what was struck out.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{About, Act, Calendar, Entry, Pathway, Refusal, Standing, Subject};
use crate::{actor::Actor, expression::Values, questionnaire::Setting};

/// Most characters of a note, and of the reason why something is struck out.
pub const NOTE_CHARS: usize = 2_000;

/// Most things that one case records.
pub const MOST_RECORDED: usize = 2_000;

/// A case on a pathway: a person's or an employer's. It keeps the version of the pack and the parameters that it began with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub id: Uuid,
    /// Whom it is about.
    #[serde(flatten, with = "subject")]
    pub subject: Subject,
    /// Code of the desk that follows it.
    pub desk: String,
    pub pack: String,
    /// The version of the pack that it began with.
    pub pack_version: Uuid,
    /// Name of the pathway in the pack.
    pub pathway: String,
    pub begun: NaiveDate,
    /// What the desk had set when it began: `parameter.<id>`.
    #[serde(default)]
    pub parameters: Values,
    /// All that was recorded, in that order, what was struck out too.
    #[serde(default)]
    pub history: Vec<Recorded>,
}

/// Whom a case is about, as a field of that name: `worker` or `employer`.
mod subject {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Subject;
    use crate::id::{EmployerId, WorkerId};

    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Field {
        Worker(WorkerId),
        Employer(EmployerId),
    }

    pub fn serialize<S: Serializer>(subject: &Subject, to: S) -> Result<S::Ok, S::Error> {
        match *subject {
            Subject::Worker(id) => Field::Worker(id),
            Subject::Employer(id) => Field::Employer(id),
        }
        .serialize(to)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Subject, D::Error> {
        Ok(match Field::deserialize(from)? {
            Field::Worker(id) => Subject::Worker(id),
            Field::Employer(id) => Subject::Employer(id),
        })
    }
}

impl About {
    /// Whether a case may be about somebody.
    #[must_use]
    pub const fn fits(self, subject: Subject) -> bool {
        matches!((self, subject), (Self::Person, Subject::Worker(_)) | (Self::Employer, Subject::Employer(_)))
    }
}

/// Something that was recorded of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    pub id: Uuid,
    pub entry: Entry,
    pub at: DateTime<Utc>,
    pub by: Actor,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub struck: Option<Struck>,
}

/// Who struck something out, when and why. It stays readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Struck {
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub reason: String,
}

/// Why something is not recorded, or not struck out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The pathway does not allow it.
    #[error("the pathway does not allow it: {0}")]
    Refused(Refusal),
    /// What has not happened yet is not recorded.
    #[error("a day to come")]
    Future,
    /// A step, a move or an end before the case began.
    #[error("before it began")]
    BeforeBegun,
    #[error("the note is too long")]
    NoteTooLong,
    #[error("too many entries")]
    TooMany,
    /// There is no such entry, or it is struck out.
    #[error("no such entry")]
    NoSuchEntry,
    /// What was recorded later could not stand without it.
    #[error("later entries build on it")]
    BuiltOn,
    /// Striking out needs a reason.
    #[error("the reason is missing")]
    NoReason,
    /// The pathway is for people, and the case about an employer, or the other way round.
    #[error("about somebody else")]
    WrongSubject,
    /// Only what is known to be false keeps a person out, and it is.
    #[error("the person may not begin it")]
    NotAdmitted,
}

impl Run {
    /// What expressions see on a day.
    #[must_use]
    pub fn setting(&self, today: NaiveDate) -> Setting {
        Setting { today, parameters: self.parameters.clone() }
    }

    /// What stands: all that was recorded and not struck out.
    pub fn standing_entries(&self) -> impl Iterator<Item = &Recorded> {
        self.history.iter().filter(|recorded| recorded.struck.is_none())
    }

    fn entries(&self) -> Vec<Entry> {
        self.standing_entries().map(|recorded| recorded.entry.clone()).collect()
    }

    /// Where the person stands on a day.
    #[must_use]
    pub fn standing(&self, pathway: &Pathway, today: NaiveDate, calendar: &Calendar) -> Standing {
        pathway.follow(self.begun, &self.entries(), &self.setting(today), calendar)
    }

    /// What documents and messages may say of the case on a day.
    #[must_use]
    pub fn values(&self, pathway: &Pathway, today: NaiveDate, calendar: &Calendar) -> Values {
        pathway.values(self.begun, &self.entries(), &self.setting(today), calendar)
    }

    /// Whether the person may begin, by the facts that are recorded.
    ///
    /// # Errors
    /// [`RunError::WrongSubject`], [`RunError::NotAdmitted`].
    pub fn admit(&self, pathway: &Pathway, today: NaiveDate) -> Result<(), RunError> {
        if !pathway.about.fits(self.subject) {
            return Err(RunError::WrongSubject);
        }
        let facts = self.standing_entries().filter_map(|recorded| match &recorded.entry.act {
            Act::Fact { fact, value } => Some((format!("fact.{fact}"), value.clone())),
            _ => None,
        });
        if pathway.admits(&facts.collect(), &self.setting(today)) { Ok(()) } else { Err(RunError::NotAdmitted) }
    }

    /// Records something that happened.
    ///
    /// # Errors
    /// The [`RunError`].
    pub fn record(&mut self, pathway: &Pathway, calendar: &Calendar, today: NaiveDate, recorded: Recorded) -> Result<(), RunError> {
        let on = recorded.entry.on;
        if on > today {
            return Err(RunError::Future);
        }
        // The pact was signed before; what is done on the way is done after its beginning.
        let before = matches!(recorded.entry.act, Act::Event { .. } | Act::Fact { .. } | Act::Sheet { .. });
        if on < self.begun && !before {
            return Err(RunError::BeforeBegun);
        }
        if recorded.note.chars().count() > NOTE_CHARS {
            return Err(RunError::NoteTooLong);
        }
        if self.history.len() >= MOST_RECORDED {
            return Err(RunError::TooMany);
        }
        pathway.allows(self.begun, &self.entries(), &recorded.entry, &self.setting(today), calendar).map_err(RunError::Refused)?;
        self.history.push(recorded);
        Ok(())
    }

    /// Strikes something out: it stays readable and counts no more. What could not stand without it must be struck out first.
    ///
    /// # Errors
    /// [`RunError::NoReason`], [`RunError::NoteTooLong`], [`RunError::NoSuchEntry`], [`RunError::BuiltOn`].
    pub fn strike(
        &mut self,
        pathway: &Pathway,
        calendar: &Calendar,
        today: NaiveDate,
        entry: Uuid,
        struck: Struck,
    ) -> Result<(), RunError> {
        if struck.reason.trim().is_empty() {
            return Err(RunError::NoReason);
        }
        if struck.reason.chars().count() > NOTE_CHARS {
            return Err(RunError::NoteTooLong);
        }
        let before = self.standing(pathway, today, calendar).refused.len();
        let place = self.history.iter().position(|recorded| recorded.id == entry && recorded.struck.is_none());
        let place = place.ok_or(RunError::NoSuchEntry)?;
        let mut without = self.clone();
        without.history[place].struck = Some(struck);
        if without.standing(pathway, today, calendar).refused.len() > before {
            return Err(RunError::BuiltOn);
        }
        *self = without;
        Ok(())
    }
}
