//! The individual plan (OFF): the units and steps that lead a person to what she looks for, each with who and until when.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    actor::Actor,
    codes,
    concept::ConceptRef,
    course::Course,
    id::{CourseId, VacancyId, WorkerId},
};

/// Most characters of a text, and most units of a plan.
pub const TEXT_CHARS: usize = 2_000;
pub const MOST_UNITS: usize = 60;

codes! {
    /// Where a unit stands.
    pub enum UnitState { Planned = "planned", Begun = "begun", Done = "done", Dropped = "dropped" }
}

/// What somebody wants to come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    Occupation(ConceptRef),
    Vacancy(VacancyId),
}

/// A unit of a plan: a course whose title counts, or a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub id: Uuid,
    pub what: String,
    /// The course of the register that it is; a step has none.
    #[serde(default)]
    pub course: Option<CourseId>,
    /// As the register had it when the unit was planned.
    #[serde(default)]
    pub hours: Option<u32>,
    #[serde(default)]
    pub qualification: Option<String>,
    #[serde(default)]
    pub teaches: Vec<ConceptRef>,
    /// Who does it, or sees to it.
    #[serde(default)]
    pub who: String,
    #[serde(default)]
    pub until: Option<NaiveDate>,
    pub state: UnitState,
    /// The day on which it was done, and what shows it.
    #[serde(default)]
    pub done: Option<NaiveDate>,
    #[serde(default)]
    pub evidence: String,
}

/// A look at the plan together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub day: NaiveDate,
    pub words: String,
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub id: Uuid,
    pub worker: WorkerId,
    pub day: NaiveDate,
    pub goal: String,
    #[serde(default)]
    pub target: Option<Target>,
    #[serde(default)]
    pub units: Vec<Unit>,
    /// The day on which it is looked at again.
    pub review: NaiveDate,
    /// The first first.
    #[serde(default)]
    pub reviews: Vec<Review>,
    pub by: Actor,
    pub at: DateTime<Utc>,
    /// Last day and why, once it has ended.
    #[serde(default)]
    pub ended: Option<(NaiveDate, String)>,
}

/// Why a plan is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The goal, what is to be done, or why it ends must be said.
    #[error("the words are missing")]
    Words,
    #[error("a text is too long")]
    TooLong,
    #[error("too many units")]
    Many,
    #[error("no such unit")]
    Missing,
    /// The course is in the plan.
    #[error("the course is in the plan")]
    Twice,
    /// A course that was done needs what shows it, so that it counts.
    #[error("the evidence is missing")]
    Evidence,
    /// Done on a day to come, or to be looked at again on a day past.
    #[error("the day cannot be")]
    Day,
    #[error("the plan has ended")]
    Ended,
    /// Another plan is open.
    #[error("another plan is open")]
    Another,
}

fn said(words: &str) -> Result<String, PlanError> {
    let words = words.trim();
    if words.is_empty() {
        return Err(PlanError::Words);
    }
    if words.chars().count() > TEXT_CHARS { Err(PlanError::TooLong) } else { Ok(words.to_owned()) }
}

impl Unit {
    /// The unit that a course is.
    #[must_use]
    pub fn of_course(id: Uuid, number: CourseId, course: &Course) -> Self {
        Self {
            id,
            what: course.title.clone(),
            course: Some(number),
            hours: course.hours,
            qualification: course.qualification.clone(),
            teaches: course.skills.clone(),
            who: course.body.clone(),
            until: course.to,
            state: UnitState::Planned,
            done: None,
            evidence: String::new(),
        }
    }

    /// A step in words.
    #[must_use]
    pub fn step(id: Uuid, what: &str, who: &str, until: Option<NaiveDate>) -> Self {
        Self {
            id,
            what: what.trim().to_owned(),
            course: None,
            hours: None,
            qualification: None,
            teaches: Vec::new(),
            who: who.trim().to_owned(),
            until,
            state: UnitState::Planned,
            done: None,
            evidence: String::new(),
        }
    }

    /// Whether it is still to be done and its day is past.
    #[must_use]
    pub fn is_late(&self, today: NaiveDate) -> bool {
        matches!(self.state, UnitState::Planned | UnitState::Begun) && self.until.is_some_and(|until| until < today)
    }
}

impl Plan {
    /// Checks what is agreed: a goal, and a day for the review.
    ///
    /// # Errors
    /// [`PlanError::Ended`], [`PlanError::Words`], [`PlanError::TooLong`], [`PlanError::Day`].
    pub fn agree(&mut self, goal: &str, target: Option<Target>, review: NaiveDate, today: NaiveDate) -> Result<(), PlanError> {
        self.open()?;
        if review < today {
            return Err(PlanError::Day);
        }
        self.goal = said(goal)?;
        (self.target, self.review) = (target, review);
        Ok(())
    }

    const fn open(&self) -> Result<(), PlanError> {
        if self.ended.is_some() { Err(PlanError::Ended) } else { Ok(()) }
    }

    /// Adds a unit.
    ///
    /// # Errors
    /// [`PlanError`].
    pub fn add(&mut self, unit: Unit) -> Result<(), PlanError> {
        self.open()?;
        said(&unit.what)?;
        if unit.who.chars().count() > TEXT_CHARS {
            return Err(PlanError::TooLong);
        }
        if unit.course.is_some() && self.units.iter().any(|own| own.course == unit.course && own.state != UnitState::Dropped) {
            return Err(PlanError::Twice);
        }
        if self.units.len() >= MOST_UNITS {
            return Err(PlanError::Many);
        }
        self.units.push(unit);
        Ok(())
    }

    /// Says where a unit stands. A course counts when it is done with what shows it; a step may be done without.
    ///
    /// # Errors
    /// [`PlanError`].
    pub fn state(&mut self, id: Uuid, state: UnitState, done: NaiveDate, evidence: &str, today: NaiveDate) -> Result<(), PlanError> {
        self.open()?;
        let unit = self.units.iter_mut().find(|unit| unit.id == id).ok_or(PlanError::Missing)?;
        let evidence = evidence.trim();
        if evidence.chars().count() > TEXT_CHARS {
            return Err(PlanError::TooLong);
        }
        if state == UnitState::Done {
            if evidence.is_empty() && unit.course.is_some() {
                return Err(PlanError::Evidence);
            }
            if done > today {
                return Err(PlanError::Day);
            }
        }
        unit.state = state;
        unit.done = (state == UnitState::Done).then_some(done);
        evidence.clone_into(&mut unit.evidence);
        Ok(())
    }

    /// Notes a review, and the day of the next.
    ///
    /// # Errors
    /// [`PlanError`].
    pub fn look(&mut self, words: &str, next: NaiveDate, today: NaiveDate, by: Actor, at: DateTime<Utc>) -> Result<(), PlanError> {
        self.open()?;
        if next < today {
            return Err(PlanError::Day);
        }
        self.reviews.push(Review { day: today, words: said(words)?, by, at });
        self.review = next;
        Ok(())
    }

    /// Ends it.
    ///
    /// # Errors
    /// [`PlanError::Ended`], [`PlanError::Words`], [`PlanError::TooLong`].
    pub fn end(&mut self, last: NaiveDate, why: &str) -> Result<(), PlanError> {
        self.open()?;
        self.ended = Some((last, said(why)?));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        Plan {
            id: Uuid::nil(),
            worker: WorkerId(Uuid::nil()),
            day: day("2026-11-01"),
            goal: "Elettricista".into(),
            target: None,
            units: Vec::new(),
            review: day("2026-12-01"),
            reviews: Vec::new(),
            by: Actor::Console,
            at: DateTime::default(),
            ended: None,
        }
    }

    #[test]
    fn a_course_counts_with_what_shows_it_and_a_step_may_do_without() {
        let mut plan = plan();
        let course = Unit { course: Some(CourseId(Uuid::nil())), ..Unit::step(Uuid::from_u128(1), "Corso PES/PAV", "Ente", None) };
        plan.add(course.clone()).unwrap();
        assert_eq!(plan.add(course), Err(PlanError::Twice));
        plan.add(Unit::step(Uuid::from_u128(2), "Rifare la patente", "Ada", Some(day("2026-11-10")))).unwrap();
        assert_eq!(plan.add(Unit::step(Uuid::from_u128(3), " ", "", None)), Err(PlanError::Words));
        let today = day("2026-11-20");
        assert!(plan.units[1].is_late(today) && !plan.units[0].is_late(today));
        assert_eq!(plan.state(Uuid::from_u128(1), UnitState::Done, today, "", today), Err(PlanError::Evidence));
        assert_eq!(plan.state(Uuid::from_u128(1), UnitState::Done, day("2026-11-21"), "Attestato", today), Err(PlanError::Day));
        plan.state(Uuid::from_u128(1), UnitState::Done, today, "Attestato 12", today).unwrap();
        plan.state(Uuid::from_u128(2), UnitState::Done, today, "", today).unwrap();
        assert_eq!(plan.state(Uuid::from_u128(9), UnitState::Begun, today, "", today), Err(PlanError::Missing));
        assert!(!plan.units[1].is_late(today), "what is done is not late");
    }

    #[test]
    fn it_is_looked_at_and_ended_once() {
        let (mut plan, today) = (plan(), day("2026-11-20"));
        assert_eq!(plan.look("Va bene", day("2026-11-01"), today, Actor::Console, DateTime::default()), Err(PlanError::Day));
        plan.look("Va bene", day("2027-01-10"), today, Actor::Console, DateTime::default()).unwrap();
        assert_eq!((plan.reviews.len(), plan.review), (1, day("2027-01-10")));
        assert_eq!(plan.end(today, ""), Err(PlanError::Words));
        plan.end(today, "Assunta").unwrap();
        assert_eq!(plan.end(today, "Ancora"), Err(PlanError::Ended));
        assert_eq!(plan.agree("Altro", None, today, today), Err(PlanError::Ended));
    }
}
