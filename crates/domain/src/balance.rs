//! The balance of competences (OFF; level E): what a person can do, how well, and what shows it.

#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    actor::Actor,
    codes,
    concept::ConceptRef,
    id::WorkerId,
    text::sort_key,
    work_terms::Cefr,
    worker::{Experience, Worker},
};

/// Most characters of a text, and most competences of a balance.
pub const TEXT_CHARS: usize = 2_000;
pub const MOST_COMPETENCES: usize = 200;

/// The scale of levels, that of skills in a record: 1 with help, 2 alone in usual cases, 3 alone in any case, 4 can teach it.
pub const LEVELS: std::ops::RangeInclusive<u8> = 1..=4;

codes! {
    /// The classes of competences.
    pub enum Class {
        /// What every work asks: languages, computers, the rules of work.
        Base = "base",
        /// What a trade asks.
        Technical = "technical",
        /// What goes from one work to another: dealing with people, solving problems, organising oneself.
        Transversal = "transversal",
    }
}

codes! {
    /// Who says that she has it.
    pub enum SaidBy {
        Herself = "herself", Operator = "operator", Employer = "employer", Trainer = "trainer",
        /// A title or a certificate says so.
        Certificate = "certificate",
    }
}

codes! {
    /// Where an entry is from.
    pub enum Taken {
        Interview = "interview", Experience = "experience", Education = "education", Language = "language", Skill = "skill",
        /// A unit of her plan that she has done.
        Unit = "unit",
    }
}

/// A competence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competence {
    pub id: Uuid,
    pub class: Class,
    /// A skill of the classification, or words. Of a language, its code (ISO 639-1).
    pub what: ConceptRef,
    /// On the scale of [`LEVELS`]; absent until somebody judged it.
    #[serde(default)]
    pub level: Option<u8>,
    /// What shows it, where that was, and when, in words.
    #[serde(default)]
    pub evidence: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub when: String,
    pub said_by: SaidBy,
    pub taken: Taken,
}

/// How a balance was concluded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concluded {
    pub day: NaiveDate,
    /// What came out, in a few sentences.
    pub summary: String,
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// A balance of competences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    pub id: Uuid,
    pub worker: WorkerId,
    /// The day on which it was begun.
    pub day: NaiveDate,
    #[serde(default)]
    pub competences: Vec<Competence>,
    pub by: Actor,
    pub at: DateTime<Utc>,
    #[serde(default)]
    pub concluded: Option<Concluded>,
}

/// Why a balance is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BalanceError {
    /// The competence, or what came out, must be said.
    #[error("the words are missing")]
    Words,
    #[error("a text is too long")]
    TooLong,
    /// The level is none of the scale, or is missing while something is concluded.
    #[error("no such level")]
    Level,
    #[error("too many competences")]
    Many,
    /// The same competence is there.
    #[error("it is there already")]
    Twice,
    #[error("no such competence")]
    Missing,
    #[error("the balance is concluded")]
    Concluded,
    #[error("the balance is open")]
    Open,
    /// Another balance is open.
    #[error("another balance is open")]
    Another,
    /// Nothing is in it yet.
    #[error("nothing is in it")]
    Empty,
}

impl Competence {
    fn check(&self) -> Result<(), BalanceError> {
        if self.what.text.trim().is_empty() {
            return Err(BalanceError::Words);
        }
        if [&self.what.text, &self.evidence, &self.place, &self.when].iter().any(|text| text.chars().count() > TEXT_CHARS) {
            return Err(BalanceError::TooLong);
        }
        if self.level.is_none_or(|level| LEVELS.contains(&level)) { Ok(()) } else { Err(BalanceError::Level) }
    }

    /// Whether it is the same thing as another: the same concept, or the same words in the same class.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.what.uri, &other.what.uri) {
            (Some(own), Some(uri)) => own == uri,
            _ => self.class == other.class && sort_key(&self.what.text) == sort_key(&other.what.text),
        }
    }
}

impl Balance {
    const fn open(&self) -> Result<(), BalanceError> {
        if self.concluded.is_some() { Err(BalanceError::Concluded) } else { Ok(()) }
    }

    /// Adds a competence, or changes the one with its number.
    ///
    /// # Errors
    /// [`BalanceError`].
    pub fn keep(&mut self, competence: Competence) -> Result<(), BalanceError> {
        self.open()?;
        competence.check()?;
        if self.competences.iter().any(|own| own.id != competence.id && own.is_same(&competence)) {
            return Err(BalanceError::Twice);
        }
        if let Some(own) = self.competences.iter_mut().find(|own| own.id == competence.id) {
            *own = competence;
            return Ok(());
        }
        if self.competences.len() >= MOST_COMPETENCES {
            return Err(BalanceError::Many);
        }
        self.competences.push(competence);
        Ok(())
    }

    /// Adds what is not in it yet, as far as there is room; says how many were added.
    ///
    /// # Errors
    /// [`BalanceError::Concluded`].
    pub fn take_over(&mut self, found: Vec<Competence>) -> Result<usize, BalanceError> {
        self.open()?;
        let before = self.competences.len();
        for each in found {
            match self.keep(each) {
                Ok(()) | Err(BalanceError::Twice | BalanceError::Words | BalanceError::TooLong | BalanceError::Level) => {}
                Err(BalanceError::Many) => break,
                Err(error) => return Err(error),
            }
        }
        Ok(self.competences.len() - before)
    }

    /// Takes a competence out.
    ///
    /// # Errors
    /// [`BalanceError::Concluded`], [`BalanceError::Missing`].
    pub fn remove(&mut self, id: Uuid) -> Result<(), BalanceError> {
        self.open()?;
        let before = self.competences.len();
        self.competences.retain(|own| own.id != id);
        if self.competences.len() == before { Err(BalanceError::Missing) } else { Ok(()) }
    }

    /// Concludes it: something is in it, all has a level, and what came out is said.
    ///
    /// # Errors
    /// [`BalanceError::Concluded`], [`BalanceError::Empty`], [`BalanceError::Level`], [`BalanceError::Words`], [`BalanceError::TooLong`].
    pub fn conclude(&mut self, summary: &str, day: NaiveDate, by: Actor, at: DateTime<Utc>) -> Result<(), BalanceError> {
        self.open()?;
        if self.competences.is_empty() {
            return Err(BalanceError::Empty);
        }
        if self.competences.iter().any(|own| own.level.is_none()) {
            return Err(BalanceError::Level);
        }
        let summary = summary.trim();
        if summary.is_empty() {
            return Err(BalanceError::Words);
        }
        if summary.chars().count() > TEXT_CHARS {
            return Err(BalanceError::TooLong);
        }
        self.concluded = Some(Concluded { day, summary: summary.to_owned(), by, at });
        Ok(())
    }

    /// Opens it again; what came out is to be said anew.
    ///
    /// # Errors
    /// [`BalanceError::Open`].
    pub fn reopen(&mut self) -> Result<(), BalanceError> {
        self.concluded.take().map(drop).ok_or(BalanceError::Open)
    }
}

/// The level on the scale that one of the Common European Framework is.
#[must_use]
pub const fn level_of_language(cefr: Cefr) -> u8 {
    match cefr {
        Cefr::A1 | Cefr::A2 => 1,
        Cefr::B1 => 2,
        Cefr::B2 => 3,
        Cefr::C1 | Cefr::C2 | Cefr::Native => 4,
    }
}

fn span(experience: &Experience) -> String {
    let day = |date: crate::dates::PartialDate| date.first_day().format("%m/%Y").to_string();
    match (experience.from, experience.to) {
        (Some(from), Some(to)) => format!("{} – {}", day(from), day(to)),
        (Some(from), None) => format!("{} –", day(from)),
        (None, Some(to)) => format!("– {}", day(to)),
        (None, None) => String::new(),
    }
}

/// What a record holds, as competences: skills with their level, languages, pieces of work, titles of study. Nothing is judged that the
/// record does not judge. `is_transversal` tells of a concept whether it is of use in any work.
pub fn of_record(worker: &Worker, is_transversal: impl Fn(&str) -> bool, new_id: impl Fn() -> Uuid) -> Vec<Competence> {
    let entry = |class, what, taken| Competence {
        id: new_id(),
        class,
        what,
        level: None,
        evidence: String::new(),
        place: String::new(),
        when: String::new(),
        said_by: SaidBy::Herself,
        taken,
    };
    let skills = worker.skills.iter().map(|skill| {
        let general = skill.skill.uri.as_deref().is_some_and(&is_transversal);
        let class = if general { Class::Transversal } else { Class::Technical };
        let said_by = match skill.evidence {
            Some(crate::work_terms::Evidence::Observed) => SaidBy::Operator,
            Some(crate::work_terms::Evidence::Certified) => SaidBy::Certificate,
            _ => SaidBy::Herself,
        };
        Competence { level: skill.level, said_by, ..entry(class, skill.skill.clone(), Taken::Skill) }
    });
    let languages = worker.languages.iter().map(|language| Competence {
        level: language.cefr.map(level_of_language),
        evidence: language.cefr.map(|cefr| cefr.as_str().to_owned()).unwrap_or_default(),
        ..entry(Class::Base, ConceptRef::words(language.code.clone()), Taken::Language)
    });
    let work = worker.experiences.iter().map(|experience| Competence {
        evidence: experience.duties.clone().unwrap_or_default(),
        place: experience.employer.clone().unwrap_or_default(),
        when: span(experience),
        ..entry(Class::Technical, ConceptRef::words(experience.title.clone()), Taken::Experience)
    });
    let titles = worker.education.iter().map(|title| Competence {
        place: title.institution.clone().unwrap_or_default(),
        when: title.year.map(|year| year.to_string()).unwrap_or_default(),
        said_by: SaidBy::Certificate,
        ..entry(Class::Base, ConceptRef::words(title.title.clone()), Taken::Education)
    });
    skills.chain(languages).chain(work).chain(titles).collect()
}
