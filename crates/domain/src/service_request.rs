//! What a person asks the desk for from afar: a certificate, her record, an interview, an answer; by when, and what she is answered.
//!
//! Requests under her rights over data are another thing ([`crate::person_request`]).

mod figures;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{actor::Actor, clock::day_in_rome, codes, id::WorkerId, service::ServiceChannel};

pub use figures::Satisfaction;

/// Days within which the desk means to answer: proposed, no text gives a figure.
pub const ANSWER_DAYS: u64 = 5;

/// Most characters of what is asked or answered, and of times and places.
pub const WORDS_CHARS: usize = 2_000;
pub const PLACE_CHARS: usize = 200;

codes! {
    /// What is asked for: the grid of the Marche. Targeted placement is asked for as an appointment, so that no list says of anybody that
    /// she might be on the lists of L.68/99.
    pub enum Asked {
        /// Her professional record (SAP).
        Record = "record",
        /// Registration, declaration of availability (DID).
        Registration = "registration",
        StatusCertificate = "status_certificate",
        /// The interview that the pact foresees.
        PeriodicInterview = "periodic_interview",
        /// A question on her status.
        StatusQuestion = "status_question",
        /// A question on profiling or guidance.
        Guidance = "guidance",
        Traineeship = "traineeship",
        /// Vacancies, matching.
        Matching = "matching",
        /// Rankings for public bodies (avviamento a selezione).
        Ranking = "ranking",
        /// An appointment, for whatever it is.
        Appointment = "appointment",
        Other = "other",
    }
}

codes! {
    /// Where a request stands.
    pub enum AskedState {
        Open = "open",
        /// Somebody works on it.
        Taken = "taken",
        Answered = "answered",
        Refused = "refused",
        /// She took it back.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// A document that answers a request.
    pub enum AnswerDocument { StatusCertificate = "status_certificate", Record = "record" }
}

/// When and how she is to be met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    pub day: NaiveDate,
    pub at: NaiveTime,
    pub channel: ServiceChannel,
    /// Where, whom to ask for, the address of a video meeting.
    #[serde(default)]
    pub place: Option<String>,
}

/// A document that was made for her and is kept among her files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosed {
    pub what: AnswerDocument,
    /// Number of the file.
    pub file: Uuid,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// What she is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub by: Actor,
    pub at: DateTime<Utc>,
    #[serde(default)]
    pub words: Option<String>,
    #[serde(default)]
    pub meeting: Option<Meeting>,
    #[serde(default)]
    pub enclosed: Option<Enclosed>,
}

/// What an operator answers: at least one of the three.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    pub words: String,
    pub meeting: Option<Meeting>,
    pub enclosed: Option<Enclosed>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub kind: Asked,
    pub words: String,
    /// How she would like to be answered.
    pub channel: ServiceChannel,
    /// When she can be reached.
    pub times: String,
}

/// What a person asks the desk for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRequest {
    pub id: Uuid,
    pub worker: WorkerId,
    pub kind: Asked,
    pub state: AskedState,
    #[serde(default)]
    pub words: Option<String>,
    pub channel: ServiceChannel,
    #[serde(default)]
    pub times: Option<String>,
    /// Who recorded it; the channel of the actor says how she asked when it was not she.
    pub asked_by: Actor,
    pub asked_at: DateTime<Utc>,
    /// Who works on it, since when.
    #[serde(default)]
    pub taken: Option<(Actor, DateTime<Utc>)>,
    #[serde(default)]
    pub reply: Option<Reply>,
    /// How well she was served, from 1 to 5.
    #[serde(default)]
    pub score: Option<u8>,
}

/// Why a request, or an act on it, is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AskedError {
    /// A question needs words; a refusal needs its reason; an answer needs something.
    #[error("the words are missing")]
    Words,
    #[error("a text is too long")]
    TooLong,
    /// It was answered, refused or withdrawn.
    #[error("the request is closed")]
    Closed,
    /// Somebody works on it.
    #[error("somebody works on it")]
    Taken,
    /// An appointment of a day that is past.
    #[error("the day is past")]
    Past,
    /// Only what was answered is scored, once, from 1 to 5.
    #[error("it cannot be scored")]
    Score,
}

fn text(text: &str, most: usize) -> Result<Option<String>, AskedError> {
    match text.trim() {
        "" => Ok(None),
        text if text.chars().count() > most => Err(AskedError::TooLong),
        text => Ok(Some(text.to_owned())),
    }
}

impl Asked {
    /// Whether it must say in words what it is about.
    #[must_use]
    pub const fn needs_words(self) -> bool {
        matches!(self, Self::StatusQuestion | Self::Guidance | Self::Other)
    }

    /// The document that usually answers it.
    #[must_use]
    pub const fn document(self) -> Option<AnswerDocument> {
        match self {
            Self::StatusCertificate => Some(AnswerDocument::StatusCertificate),
            Self::Record => Some(AnswerDocument::Record),
            _ => None,
        }
    }
}

impl ServiceRequest {
    /// A new request.
    ///
    /// # Errors
    /// [`AskedError::Words`], [`AskedError::TooLong`].
    pub fn ask(id: Uuid, worker: WorkerId, wanted: &Wanted, by: Actor, at: DateTime<Utc>) -> Result<Self, AskedError> {
        let words = text(&wanted.words, WORDS_CHARS)?;
        if wanted.kind.needs_words() && words.is_none() {
            return Err(AskedError::Words);
        }
        Ok(Self {
            id,
            worker,
            kind: wanted.kind,
            state: AskedState::Open,
            words,
            channel: wanted.channel,
            times: text(&wanted.times, PLACE_CHARS)?,
            asked_by: by,
            asked_at: at,
            taken: None,
            reply: None,
            score: None,
        })
    }

    /// Whether it waits for an answer.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, AskedState::Open | AskedState::Taken)
    }

    /// The last day of the answer.
    #[must_use]
    pub fn due(&self) -> NaiveDate {
        let day = day_in_rome(self.asked_at);
        day.checked_add_days(Days::new(ANSWER_DAYS)).unwrap_or(day)
    }

    /// The day on which it was answered, refused or withdrawn.
    #[must_use]
    pub fn closed_on(&self) -> Option<NaiveDate> {
        self.reply.as_ref().filter(|_| !self.is_open()).map(|reply| day_in_rome(reply.at))
    }

    fn open(&self) -> Result<(), AskedError> {
        if self.is_open() { Ok(()) } else { Err(AskedError::Closed) }
    }

    /// Somebody begins to work on it.
    ///
    /// # Errors
    /// [`AskedError::Taken`], [`AskedError::Closed`].
    pub fn take(&mut self, by: Actor, at: DateTime<Utc>) -> Result<(), AskedError> {
        self.open()?;
        if self.state == AskedState::Taken {
            return Err(AskedError::Taken);
        }
        (self.state, self.taken) = (AskedState::Taken, Some((by, at)));
        Ok(())
    }

    /// Answers it, with words, a document or an appointment.
    ///
    /// # Errors
    /// [`AskedError::Closed`], [`AskedError::Words`], [`AskedError::TooLong`], [`AskedError::Past`].
    pub fn answer(&mut self, answer: Answer, by: Actor, at: DateTime<Utc>) -> Result<(), AskedError> {
        self.open()?;
        let words = text(&answer.words, WORDS_CHARS)?;
        if words.is_none() && answer.meeting.is_none() && answer.enclosed.is_none() {
            return Err(AskedError::Words);
        }
        if let Some(meeting) = &answer.meeting {
            if meeting.day < day_in_rome(at) {
                return Err(AskedError::Past);
            }
            if meeting.place.as_ref().is_some_and(|place| place.chars().count() > PLACE_CHARS) {
                return Err(AskedError::TooLong);
            }
        }
        self.state = AskedState::Answered;
        self.reply = Some(Reply { by, at, words, meeting: answer.meeting, enclosed: answer.enclosed });
        Ok(())
    }

    /// Refuses it, with the reason.
    ///
    /// # Errors
    /// [`AskedError::Closed`], [`AskedError::Words`], [`AskedError::TooLong`].
    pub fn refuse(&mut self, why: &str, by: Actor, at: DateTime<Utc>) -> Result<(), AskedError> {
        self.open()?;
        let words = Some(text(why, WORDS_CHARS)?.ok_or(AskedError::Words)?);
        self.state = AskedState::Refused;
        self.reply = Some(Reply { by, at, words, meeting: None, enclosed: None });
        Ok(())
    }

    /// Takes it back.
    ///
    /// # Errors
    /// [`AskedError::Closed`].
    pub fn withdraw(&mut self, by: Actor, at: DateTime<Utc>) -> Result<(), AskedError> {
        self.open()?;
        self.state = AskedState::Withdrawn;
        self.reply = Some(Reply { by, at, words: None, meeting: None, enclosed: None });
        Ok(())
    }

    /// Says how well she was served.
    ///
    /// # Errors
    /// [`AskedError::Score`].
    pub fn rate(&mut self, score: u8) -> Result<(), AskedError> {
        if self.state != AskedState::Answered || self.score.is_some() || !(1..=5).contains(&score) {
            return Err(AskedError::Score);
        }
        self.score = Some(score);
        Ok(())
    }
}
