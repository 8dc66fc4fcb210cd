//! The service pact (PSP, d.lgs. 150/2015 art. 20): what person and desk engage in, how it was signed, what was done and missed.

mod absence;
mod diary;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{actor::Actor, codes, id::WorkerId, profiling::Track};

pub use absence::{Absence, AbsenceError, Contest, Decision, Effect, Justification, Missed, Rule, SANCTIONS, proposed};
pub use diary::{DiaryAct, DiaryEntry, DiaryError};

/// Most characters of one text of a pact, and most lines of a list.
pub const TEXT_CHARS: usize = 2_000;
pub const MOST_LINES: usize = 20;

/// Fewest and most days between two contacts.
pub const CONTACT_DAYS: std::ops::RangeInclusive<u32> = 1..=180;

codes! {
    /// How a pact was signed, and what proves it.
    pub enum SignedHow {
        /// On paper, at the desk.
        Paper = "paper",
        /// A signed PDF came by mail with a copy of an identity document.
        Mail = "mail",
        /// Said yes to in a video meeting, before who validated it.
        Video = "video",
        /// By the person on her own page, signed in with a strong identity.
        StrongSignIn = "strong_sign_in",
    }
}

codes! {
    /// What the law wants a person to be available for (art. 20 c. 3).
    pub enum Available {
        /// Sessions on how to look for work.
        Workshops = "workshops",
        Training = "training",
        /// A suitable offer (art. 25).
        Offers = "offers",
    }
}

/// An act of active search, and how it is proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchAct {
    pub what: String,
    pub proof: String,
}

/// What is agreed, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What the person looks for.
    pub goal: String,
    /// What she engages in, line by line.
    pub hers: Vec<String>,
    /// What the desk engages in, line by line.
    pub ours: Vec<String>,
    pub search: Vec<SearchAct>,
    pub available: Vec<Available>,
    /// At most so many days pass between two contacts.
    pub contact_days: u32,
    /// The day on which it is looked at again.
    pub review: NaiveDate,
    /// Name of the operator who answers for it.
    pub responsible: String,
    /// The track (GOL) that it is agreed on.
    #[serde(default)]
    pub track: Option<Track>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub how: SignedHow,
    pub day: NaiveDate,
    /// Where the proof is kept, or what it was: the protocol of a mail, the meeting, the folder of the paper.
    pub evidence: String,
    /// Who validated it, and when it was recorded.
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// Terms that held before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    pub terms: Terms,
    pub signed: Option<Signature>,
    /// Who replaced it, when and why.
    pub by: Actor,
    pub at: DateTime<Utc>,
    pub reason: String,
}

/// A pact, with every version of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pact {
    pub id: Uuid,
    pub worker: WorkerId,
    pub desk: String,
    pub terms: Terms,
    #[serde(default)]
    pub signed: Option<Signature>,
    /// The first first.
    #[serde(default)]
    pub before: Vec<Version>,
    pub by: Actor,
    pub at: DateTime<Utc>,
    /// Last day and why, once it has ended.
    #[serde(default)]
    pub ended: Option<(NaiveDate, String)>,
}

/// Why a pact is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PactError {
    /// It must say what she looks for, what each engages in, and who answers for it; names the part.
    #[error("{0} is missing")]
    Missing(&'static str),
    #[error("a text is too long, or there are too many lines")]
    TooLong,
    #[error("the days between contacts are out of range")]
    Contact,
    /// The day of the review is past.
    #[error("the review is past")]
    Review,
    /// It is signed: it is changed by a new version with a reason.
    #[error("signed already")]
    Signed,
    /// Signed on a day to come, or before it was written.
    #[error("the day of the signature cannot be")]
    Day,
    /// What proves the signature must be said.
    #[error("the evidence is missing")]
    Evidence,
    /// Another pact is in force.
    #[error("a pact is in force")]
    Another,
    #[error("the pact has ended")]
    Ended,
}

impl Terms {
    /// Checks terms that are agreed on a day.
    ///
    /// # Errors
    /// [`PactError`].
    pub fn check(&self, today: NaiveDate) -> Result<(), PactError> {
        for (part, missing) in [
            ("goal", self.goal.trim().is_empty()),
            ("hers", self.hers.is_empty()),
            ("ours", self.ours.is_empty()),
            ("search", self.search.is_empty()),
            ("responsible", self.responsible.trim().is_empty()),
        ] {
            if missing {
                return Err(PactError::Missing(part));
            }
        }
        let texts = self.hers.iter().chain(&self.ours).chain(self.search.iter().flat_map(|act| [&act.what, &act.proof]));
        let long = [&self.goal, &self.responsible].into_iter().chain(texts).any(|text| text.chars().count() > TEXT_CHARS);
        if long || [self.hers.len(), self.ours.len(), self.search.len()].iter().any(|lines| *lines > MOST_LINES) {
            return Err(PactError::TooLong);
        }
        // How an act is proven belongs to it (art. 20 c. 2 lett. d).
        if self.search.iter().any(|act| act.what.trim().is_empty() || act.proof.trim().is_empty()) {
            return Err(PactError::Missing("search"));
        }
        if !CONTACT_DAYS.contains(&self.contact_days) {
            return Err(PactError::Contact);
        }
        if self.review < today { Err(PactError::Review) } else { Ok(()) }
    }
}

impl Pact {
    /// Whether it was signed and has not ended by a day.
    #[must_use]
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        self.first_signed().is_some_and(|first| first <= day) && self.ended.as_ref().is_none_or(|(last, _)| day <= *last)
    }

    /// The day on which it was signed first, whatever version.
    #[must_use]
    pub fn first_signed(&self) -> Option<NaiveDate> {
        self.before.iter().filter_map(|version| version.signed.as_ref()).chain(&self.signed).map(|signature| signature.day).min()
    }

    /// Changes a draft, or writes a new version of what was signed, which is then to be signed again; that needs a reason.
    ///
    /// # Errors
    /// [`PactError`]; [`PactError::Signed`] without a reason.
    pub fn change(&mut self, terms: Terms, reason: &str, by: Actor, at: DateTime<Utc>, today: NaiveDate) -> Result<(), PactError> {
        if self.ended.is_some() {
            return Err(PactError::Ended);
        }
        terms.check(today)?;
        if self.signed.is_some() {
            let reason = reason.trim();
            if reason.is_empty() {
                return Err(PactError::Signed);
            }
            if reason.chars().count() > TEXT_CHARS {
                return Err(PactError::TooLong);
            }
            let before = std::mem::replace(&mut self.terms, terms);
            self.before.push(Version { terms: before, signed: self.signed.take(), by, at, reason: reason.to_owned() });
        } else {
            self.terms = terms;
        }
        Ok(())
    }

    /// Records the signature.
    ///
    /// # Errors
    /// [`PactError::Signed`], [`PactError::Ended`], [`PactError::Day`], [`PactError::Evidence`].
    pub fn sign(&mut self, signature: Signature, today: NaiveDate) -> Result<(), PactError> {
        if self.ended.is_some() {
            return Err(PactError::Ended);
        }
        if self.signed.is_some() {
            return Err(PactError::Signed);
        }
        if signature.day > today {
            return Err(PactError::Day);
        }
        // A mail, a meeting and a paper are found again by what is written of them; a strong sign-in is in the audit.
        let said = signature.evidence.trim().chars().count();
        if said == 0 && signature.how != SignedHow::StrongSignIn {
            return Err(PactError::Evidence);
        }
        if said > TEXT_CHARS {
            return Err(PactError::TooLong);
        }
        self.signed = Some(signature);
        Ok(())
    }

    /// Ends it.
    ///
    /// # Errors
    /// [`PactError::Ended`], [`PactError::Missing`] without a reason.
    pub fn end(&mut self, last: NaiveDate, reason: &str) -> Result<(), PactError> {
        if self.ended.is_some() {
            return Err(PactError::Ended);
        }
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(PactError::Missing("reason"));
        }
        self.ended = Some((last, reason.chars().take(TEXT_CHARS).collect()));
        Ok(())
    }
}
