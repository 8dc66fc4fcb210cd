//! Breaches of personal data: what happened, the clock of 72 hours, who was told (GDPR art. 33 and 34).

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{actor::Actor, codes};

/// Hours after which the authority is to know of a breach (GDPR art. 33.1).
pub const NOTIFY_HOURS: i64 = 72;

/// Most characters of each text.
pub const TEXT_CHARS: usize = 4_000;

codes! {
    /// What was broken.
    pub enum BreachKind {
        /// Somebody saw what was not hers to see.
        Confidentiality = "confidentiality",
        /// Something was changed that should not have been.
        Integrity = "integrity",
        /// Something was lost, or could not be reached.
        Availability = "availability",
    }
}

codes! {
    /// What it may mean for the people concerned.
    pub enum BreachRisk {
        /// Unlikely to result in a risk: it is recorded, nobody need be told (art. 33.1).
        Unlikely = "unlikely",
        /// The authority is told.
        Risk = "risk",
        /// The authority and the people are told (art. 34.1).
        High = "high",
    }
}

/// A breach, with what the notification must contain (art. 33.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breach {
    pub id: Uuid,
    /// When the body became aware of it: the clock runs from here.
    pub known_at: DateTime<Utc>,
    /// Day on which it happened, as far as known.
    #[serde(default)]
    pub happened: Option<NaiveDate>,
    pub recorded_by: Actor,
    pub kinds: Vec<BreachKind>,
    pub what: String,
    /// How many people, as far as known.
    #[serde(default)]
    pub people: Option<u32>,
    /// Which people and which data.
    #[serde(default)]
    pub categories: String,
    pub risk: BreachRisk,
    #[serde(default)]
    pub consequences: String,
    /// What was done and is to be done.
    #[serde(default)]
    pub measures: String,
    /// When the authority was told.
    #[serde(default)]
    pub authority_told: Option<DateTime<Utc>>,
    /// Why it was told after the clock had run out.
    #[serde(default)]
    pub delay: String,
    /// When the people were told.
    #[serde(default)]
    pub people_told: Option<DateTime<Utc>>,
    /// Why they need not be told (art. 34.3).
    #[serde(default)]
    pub not_told: String,
    #[serde(default)]
    pub closed: Option<DateTime<Utc>>,
}

/// Why a breach was not taken as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BreachError {
    /// It must say what happened, and what was broken.
    #[error("what happened is missing")]
    What,
    #[error("a text is too long")]
    TooLong,
    /// Told after the clock had run out, it says why (art. 33.1).
    #[error("the reason of the delay is missing")]
    Delay,
    /// Known later than now, told before it was known, or happened after it was known.
    #[error("the moments do not follow each other")]
    Order,
    /// It cannot be closed before everybody was told who must be.
    #[error("somebody is still to be told")]
    Told,
}

impl Breach {
    /// When the clock runs out.
    #[must_use]
    pub fn deadline(&self) -> DateTime<Utc> {
        self.known_at + TimeDelta::hours(NOTIFY_HOURS)
    }

    /// Whether the clock runs: the authority is to be told and was not.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.risk != BreachRisk::Unlikely && self.authority_told.is_none() && self.closed.is_none()
    }

    /// Checks a breach as it is to be kept.
    ///
    /// # Errors
    /// [`BreachError`] says what is wrong.
    pub fn check(&self, now: DateTime<Utc>) -> Result<(), BreachError> {
        if self.what.trim().is_empty() || self.kinds.is_empty() {
            return Err(BreachError::What);
        }
        let texts = [&self.what, &self.categories, &self.consequences, &self.measures, &self.delay, &self.not_told];
        if texts.iter().any(|text| text.chars().count() > TEXT_CHARS) {
            return Err(BreachError::TooLong);
        }
        let told = [self.authority_told, self.people_told];
        if self.known_at > now || told.into_iter().flatten().any(|at| at < self.known_at || at > now) {
            return Err(BreachError::Order);
        }
        if self.happened.is_some_and(|day| day > crate::clock::day_in_rome(self.known_at)) {
            return Err(BreachError::Order);
        }
        if self.authority_told.is_some_and(|at| at > self.deadline()) && self.delay.trim().is_empty() {
            return Err(BreachError::Delay);
        }
        if self.closed.is_some() {
            let authority = self.risk == BreachRisk::Unlikely || self.authority_told.is_some();
            let people = self.risk != BreachRisk::High || self.people_told.is_some() || !self.not_told.trim().is_empty();
            if !authority || !people {
                return Err(BreachError::Told);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use uuid::Uuid;

    use super::{Breach, BreachError, BreachKind, BreachRisk};
    use crate::actor::Actor;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn breach() -> Breach {
        Breach {
            id: Uuid::nil(),
            known_at: at("2026-11-20T08:00:00Z"),
            happened: None,
            recorded_by: Actor::Console,
            kinds: vec![BreachKind::Confidentiality],
            what: "Una lista mandata all'impresa sbagliata".into(),
            people: Some(12),
            categories: String::new(),
            risk: BreachRisk::High,
            consequences: String::new(),
            measures: String::new(),
            authority_told: None,
            delay: String::new(),
            people_told: None,
            not_told: String::new(),
            closed: None,
        }
    }

    #[test]
    fn the_clock_runs_for_72_hours_and_a_delay_has_a_reason() {
        let now = at("2026-11-25T08:00:00Z");
        let mut known = breach();
        assert_eq!((known.check(now), known.runs(), known.deadline()), (Ok(()), true, at("2026-11-23T08:00:00Z")));
        known.authority_told = Some(known.deadline());
        assert_eq!((known.check(now), known.runs()), (Ok(()), false), "the last moment is in time");
        known.authority_told = Some(known.deadline() + TimeDelta::seconds(1));
        assert_eq!(known.check(now), Err(BreachError::Delay));
        known.delay = "Il fine settimana nessuno leggeva".into();
        assert_eq!(known.check(now), Ok(()));
        known.authority_told = Some(known.known_at - TimeDelta::hours(1));
        assert_eq!(known.check(now), Err(BreachError::Order));
    }

    #[test]
    fn it_closes_once_everybody_was_told_who_must_be() {
        let now = at("2026-11-25T08:00:00Z");
        let mut known = breach();
        known.closed = Some(now);
        assert_eq!(known.check(now), Err(BreachError::Told));
        known.authority_told = Some(at("2026-11-21T08:00:00Z"));
        assert_eq!(known.check(now), Err(BreachError::Told), "at high risk the people too");
        known.not_told = "I dati erano cifrati (art. 34.3.a)".into();
        assert_eq!(known.check(now), Ok(()));
        let unlikely = Breach { risk: BreachRisk::Unlikely, closed: Some(now), ..breach() };
        assert_eq!((unlikely.check(now), unlikely.runs()), (Ok(()), false));
        assert_eq!(Breach { kinds: vec![], ..breach() }.check(now), Err(BreachError::What));
    }
}
