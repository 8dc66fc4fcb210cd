//! What a person asks for under her rights (GDPR art. 15 to 22), by when she must be answered, and the answer.

use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    actor::Actor,
    codes,
    id::{ProposalId, WorkerId},
};

/// Months within which she is answered (GDPR art. 12.3).
pub const ANSWER_MONTHS: u32 = 1;

/// Months by which the answer may be put off, told with the reason within the first month (GDPR art. 12.3).
pub const EXTENSION_MONTHS: u32 = 2;

/// Days before its end from which a request counts as near due.
pub const NEAR_DAYS: i64 = 10;

/// Most characters of what is asked or answered.
pub const WORDS_CHARS: usize = 2_000;

codes! {
    /// What is asked for.
    pub enum RequestKind {
        /// A copy of her data (art. 15), also machine-readable (art. 20).
        Copy = "copy",
        /// That something wrong be put right (art. 16).
        Rectification = "rectification",
        /// That her data be erased (art. 17).
        Erasure = "erasure",
        /// That her data be kept but not used (art. 18).
        Restriction = "restriction",
        /// That a use be stopped (art. 21).
        Objection = "objection",
        /// That a person look at a ranking made by the program (art. 22.3; AI Act art. 86).
        Contest = "contest",
    }
}

codes! {
    /// Where a request stands.
    pub enum RequestState { Open = "open", Granted = "granted", Refused = "refused", Withdrawn = "withdrawn" }
}

codes! {
    /// What a person may ask to have put right in words of her own: single values by their import name, lists in words.
    pub enum Rectifiable {
        GivenName = "given_name", FamilyName = "family_name", CodiceFiscale = "codice_fiscale", BirthDate = "birth_date",
        Phone = "contacts.phone", Email = "contacts.email", Pec = "contacts.pec", Address = "residence.address", Cap = "residence.cap",
        /// Whatever else: the operator changes the file by its form, and says so.
        Other = "other",
    }
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestAnswer {
    pub at: DateTime<Utc>,
    pub by: Actor,
    /// In words; compulsory when it is refused or a contest.
    #[serde(default)]
    pub words: Option<String>,
}

/// A time limit put off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub reason: String,
}

/// What a person asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRequest {
    pub id: Uuid,
    pub worker: WorkerId,
    pub kind: RequestKind,
    pub state: RequestState,
    pub asked_at: DateTime<Utc>,
    /// Who recorded it; the channel says how she asked when it was not she.
    pub asked_by: Actor,
    /// Last day of the answer.
    pub due: NaiveDate,
    /// In her words.
    #[serde(default)]
    pub words: Option<String>,
    /// What is to be put right.
    #[serde(default)]
    pub field: Option<Rectifiable>,
    /// What stood there when she asked.
    #[serde(default)]
    pub was: Option<String>,
    /// What ought to stand there.
    #[serde(default)]
    pub wanted: Option<String>,
    /// The ranking that is contested.
    #[serde(default)]
    pub proposal: Option<ProposalId>,
    #[serde(default)]
    pub extension: Option<Extension>,
    #[serde(default)]
    pub answer: Option<RequestAnswer>,
}

/// Why a request or its answer was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// It must say what is asked: the field and its value, or what is contested and why.
    #[error("what is asked is missing")]
    Asked,
    #[error("the words are missing")]
    Words,
    #[error("the words are too long")]
    TooLong,
    /// It was answered or withdrawn.
    #[error("the request is closed")]
    Closed,
    /// The time limit was put off already, or is over.
    #[error("the time limit cannot be put off")]
    Extended,
}

/// The day some months after another (the last of a shorter month).
fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

impl PersonRequest {
    /// A request made on a day; due [`ANSWER_MONTHS`] later.
    #[must_use]
    pub fn new(id: Uuid, worker: WorkerId, kind: RequestKind, by: Actor, at: DateTime<Utc>, today: NaiveDate) -> Self {
        let due = months_after(today, ANSWER_MONTHS);
        Self {
            id,
            worker,
            kind,
            state: RequestState::Open,
            asked_at: at,
            asked_by: by,
            due,
            words: None,
            field: None,
            was: None,
            wanted: None,
            proposal: None,
            extension: None,
            answer: None,
        }
    }

    /// Checks what is asked.
    ///
    /// # Errors
    /// [`RequestError::Asked`], [`RequestError::TooLong`].
    pub fn check(&self) -> Result<(), RequestError> {
        let missing = match self.kind {
            RequestKind::Rectification => match self.field {
                None => true,
                Some(Rectifiable::Other) => self.words.is_none(),
                Some(_) => self.wanted.is_none(),
            },
            RequestKind::Contest => self.proposal.is_none() || self.words.is_none(),
            RequestKind::Objection | RequestKind::Restriction => self.words.is_none(),
            RequestKind::Copy | RequestKind::Erasure => false,
        };
        if missing {
            return Err(RequestError::Asked);
        }
        let long = |text: &Option<String>| text.as_ref().is_some_and(|text| text.chars().count() > WORDS_CHARS);
        if long(&self.words) || long(&self.wanted) { Err(RequestError::TooLong) } else { Ok(()) }
    }

    /// Whether it waits for an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == RequestState::Open
    }

    /// Whether its time limit is near or over.
    #[must_use]
    pub fn is_near_due(&self, today: NaiveDate) -> bool {
        self.is_open() && (self.due - today).num_days() <= NEAR_DAYS
    }

    /// Answers it. A refusal says why, and a contest is always answered in words (GDPR art. 12.4, 22.3).
    ///
    /// # Errors
    /// [`RequestError::Closed`], [`RequestError::Words`], [`RequestError::TooLong`].
    pub fn answer(&mut self, granted: bool, words: Option<String>, by: Actor, at: DateTime<Utc>) -> Result<(), RequestError> {
        if !self.is_open() {
            return Err(RequestError::Closed);
        }
        let words = words.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        if words.is_none() && (!granted || self.kind == RequestKind::Contest) {
            return Err(RequestError::Words);
        }
        if words.as_ref().is_some_and(|text| text.chars().count() > WORDS_CHARS) {
            return Err(RequestError::TooLong);
        }
        self.state = if granted { RequestState::Granted } else { RequestState::Refused };
        self.answer = Some(RequestAnswer { at, by, words });
        Ok(())
    }

    /// Takes it back, as long as it is open.
    ///
    /// # Errors
    /// [`RequestError::Closed`].
    pub fn withdraw(&mut self, by: Actor, at: DateTime<Utc>) -> Result<(), RequestError> {
        if !self.is_open() {
            return Err(RequestError::Closed);
        }
        self.state = RequestState::Withdrawn;
        self.answer = Some(RequestAnswer { at, by, words: None });
        Ok(())
    }

    /// Puts the time limit off by [`EXTENSION_MONTHS`], once, and within the first month.
    ///
    /// # Errors
    /// [`RequestError::Closed`], [`RequestError::Extended`], [`RequestError::Words`].
    pub fn extend(&mut self, reason: &str, by: Actor, at: DateTime<Utc>, today: NaiveDate) -> Result<(), RequestError> {
        if !self.is_open() {
            return Err(RequestError::Closed);
        }
        if self.extension.is_some() || today > self.due {
            return Err(RequestError::Extended);
        }
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(RequestError::Words);
        }
        self.due = months_after(self.due, EXTENSION_MONTHS);
        self.extension = Some(Extension { at, by, reason: reason.chars().take(WORDS_CHARS).collect() });
        Ok(())
    }

    /// What remains of it once the person is erased: that it was asked and answered, and when.
    pub fn forget_words(&mut self) {
        (self.words, self.was, self.wanted) = (None, None, None);
        self.asked_by.forget_name();
        if let Some(answer) = &mut self.answer {
            answer.words = None;
            answer.by.forget_name();
        }
        if let Some(extension) = &mut self.extension {
            extension.reason.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeZone, Utc};
    use uuid::Uuid;

    use super::{PersonRequest, Rectifiable, RequestError, RequestKind, RequestState};
    use crate::{actor::Actor, id::WorkerId};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn asked(kind: RequestKind, on: &str) -> PersonRequest {
        let at = Utc.with_ymd_and_hms(2026, 1, 31, 9, 0, 0).unwrap();
        PersonRequest::new(Uuid::nil(), WorkerId(Uuid::nil()), kind, Actor::Console, at, day(on))
    }

    #[test]
    fn an_answer_is_due_in_a_month_and_may_be_put_off_once_by_two() {
        let mut request = asked(RequestKind::Copy, "2026-01-31");
        let at = request.asked_at;
        assert_eq!(request.due, day("2026-02-28"), "the last of a shorter month");
        assert_eq!(request.extend(" ", Actor::Console, at, day("2026-02-01")), Err(RequestError::Words));
        assert_eq!(request.extend("molte carte", Actor::Console, at, day("2026-03-01")), Err(RequestError::Extended), "too late");
        assert_eq!(request.extend("molte carte", Actor::Console, at, day("2026-02-01")), Ok(()));
        assert_eq!(request.due, day("2026-04-28"));
        assert_eq!(request.extend("ancora", Actor::Console, at, day("2026-02-02")), Err(RequestError::Extended));
        assert!(!request.is_near_due(day("2026-04-17")) && request.is_near_due(day("2026-04-18")));
    }

    #[test]
    fn a_refusal_says_why_and_a_contest_is_answered_in_words() {
        let mut copy = asked(RequestKind::Copy, "2026-01-31");
        let at = copy.asked_at;
        assert_eq!(copy.answer(false, Some("  ".into()), Actor::Console, at), Err(RequestError::Words));
        assert_eq!(copy.answer(true, None, Actor::Console, at), Ok(()));
        assert_eq!((copy.state, copy.answer(true, None, Actor::Console, at)), (RequestState::Granted, Err(RequestError::Closed)));
        let mut contest = asked(RequestKind::Contest, "2026-01-31");
        assert_eq!(contest.answer(true, None, Actor::Console, at), Err(RequestError::Words));
        assert_eq!(contest.withdraw(Actor::Console, at), Ok(()));
        assert_eq!(contest.withdraw(Actor::Console, at), Err(RequestError::Closed));
    }

    #[test]
    fn a_rectification_says_what_and_how() {
        let mut request = asked(RequestKind::Rectification, "2026-01-31");
        assert_eq!(request.check(), Err(RequestError::Asked));
        request.field = Some(Rectifiable::Address);
        assert_eq!(request.check(), Err(RequestError::Asked));
        request.wanted = Some("Via Nuova 1".into());
        assert_eq!(request.check(), Ok(()));
        request.field = Some(Rectifiable::Other);
        assert_eq!(request.check(), Err(RequestError::Asked), "lists are told in words");
        request.words = Some("x".repeat(2_001));
        assert_eq!(request.check(), Err(RequestError::TooLong));
    }
}
