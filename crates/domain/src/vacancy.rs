//! A vacancy: whom an employer needs, on what terms, and where the search stands.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    codes,
    concept::ConceptRef,
    geo::Point,
    id::{EmployerId, ExternalId},
    work_terms::{Cefr, Contract, Hours, Licence, Shift},
};

codes! {
    /// Where a vacancy stands (DOMAIN.md §7.1).
    pub enum VacancyState {
        Draft = "draft", Submitted = "submitted", Verified = "verified", Published = "published",
        Suspended = "suspended", Expired = "expired", Filled = "filled", Closed = "closed", Annulled = "annulled",
    }
}

impl VacancyState {
    /// Whether people are still looked for.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::Verified | Self::Published | Self::Suspended)
    }

    /// The states that may follow this one by a person's act.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Submitted, Self::Verified, Self::Published, Self::Annulled],
            Self::Submitted => &[Self::Verified, Self::Published, Self::Draft, Self::Annulled],
            Self::Verified => &[Self::Published, Self::Suspended, Self::Closed, Self::Annulled],
            Self::Published => &[Self::Suspended, Self::Filled, Self::Closed, Self::Expired, Self::Annulled],
            Self::Suspended => &[Self::Published, Self::Closed, Self::Expired, Self::Annulled],
            Self::Expired => &[Self::Published, Self::Closed],
            Self::Filled | Self::Closed => &[Self::Published],
            Self::Annulled => &[],
        }
    }
}

impl VacancyState {
    /// Whether a person who moves a vacancy here says why: the employer and the people who wait will ask.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Suspended | Self::Closed | Self::Annulled)
    }
}

codes! {
    /// Why a vacancy was suspended, closed or annulled, from a list.
    pub enum StateReason {
        FilledElsewhere = "filled_elsewhere", NoLongerWanted = "no_longer_wanted", NobodySuitable = "nobody_suitable",
        EmployerSilent = "employer_silent", TermsChange = "terms_change", Irregular = "irregular",
        Double = "double", Mistake = "mistake", Other = "other",
    }
}

codes! {
    /// Whether a requirement excludes those who are known to miss it, or only gives points.
    pub enum Need { Required = "required", Preferred = "preferred" }
}

codes! {
    /// How the vacancy reached the desk.
    pub enum Origin { Direct = "direct", Researched = "researched", Exchange = "exchange", Fair = "fair" }
}

codes! {
    /// How much of the work may be done from elsewhere.
    pub enum Remote { No = "no", Partly = "partly", Wholly = "wholly" }
}

codes! {
    /// The list of L.68/99 to which a vacancy is reserved.
    pub enum Reserved { Art1 = "art1", Art18 = "art18" }
}

codes! {
    /// The span a pay is stated for.
    pub enum PayPer { Hour = "hour", Day = "day", Month = "month", Year = "year" }
}

codes! {
    /// A condition of the vacancy itself that a person's availability meets or not. Required unless said otherwise.
    pub enum Condition {
        Contract = "contract", Hours = "hours", Shifts = "shifts", Start = "start", Distance = "distance",
    }
}

/// A request for people by an employer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Vacancy {
    pub external: ExternalId,
    /// Code of the desk that follows it.
    pub desk: String,
    /// External id of the employer, within the same source.
    pub employer: String,
    /// The employer's record, once it is known.
    #[serde(default)]
    pub employer_id: Option<EmployerId>,
    pub title: String,
    /// How many people are looked for, at least 1.
    pub positions: u32,
    #[serde(default)]
    pub occupation: Option<ConceptRef>,
    pub workplace: Workplace,
    #[serde(default)]
    pub requirements: Vec<Requirement>,
    #[serde(default)]
    pub contract: Option<Contract>,
    #[serde(default)]
    pub hours: Option<Hours>,
    /// Hours a week.
    #[serde(default)]
    pub hours_week: Option<u8>,
    #[serde(default)]
    pub shifts: Vec<Shift>,
    /// CNEL code of the collective agreement.
    #[serde(default)]
    pub ccnl: Option<String>,
    #[serde(default)]
    pub ccnl_level: Option<String>,
    #[serde(default)]
    pub pay: Option<Pay>,
    #[serde(default)]
    pub start: Option<NaiveDate>,
    #[serde(default)]
    pub duration_months: Option<u32>,
    #[serde(default)]
    pub published: Option<NaiveDate>,
    /// Last day on which it is open.
    #[serde(default)]
    pub expires: Option<NaiveDate>,
    /// When the employer wants the shortlist.
    #[serde(default)]
    pub employer_deadline: Option<DateTime<Utc>>,
    #[serde(default)]
    pub origin: Option<Origin>,
    /// Day on which somebody checked with the employer that it stands.
    #[serde(default)]
    pub verified: Option<NaiveDate>,
    #[serde(default)]
    pub anonymous: bool,
    #[serde(default)]
    pub reserved: Option<Reserved>,
    #[serde(default)]
    pub description: Option<String>,
    #[serde(default)]
    pub benefits: Option<String>,
    /// `blue`, `green`, names of chains.
    #[serde(default)]
    pub tags: Vec<String>,
    pub state: VacancyState,
    /// Why it was suspended, closed or annulled.
    #[serde(default)]
    pub state_reason: Option<StateReason>,
    /// The same in words, when there was more to say.
    #[serde(default)]
    pub state_note: Option<String>,
    /// Maxima of the terms for this vacancy, in shares; absent means the desk's.
    #[serde(default)]
    pub weights: Option<Weights>,
}

/// Where the work is done.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Workplace {
    #[serde(default)]
    pub istat: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub point: Option<Point>,
    #[serde(default)]
    pub remote: Option<Remote>,
    /// Board and lodging are given: distance does not apply to who accepts that.
    #[serde(default)]
    pub board_and_lodging: bool,
}

/// Gross pay in integer cents of euro.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pay {
    #[serde(default)]
    pub min_cents: Option<i64>,
    #[serde(default)]
    pub max_cents: Option<i64>,
    pub per: PayPer,
}

/// One thing that is asked of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    pub need: Need,
    #[serde(flatten)]
    pub what: Asked,
}

/// What a requirement asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Asked {
    /// A skill, at a level from 1 to 4 when stated.
    Skill {
        skill: ConceptRef,
        level: Option<u8>,
    },
    /// A language (ISO 639-1) at least at a level.
    Language {
        code: String,
        cefr: Option<Cefr>,
    },
    Licence {
        licence: Licence,
    },
    /// A title of study at least at an EQF level, in a field when stated.
    Education {
        eqf: Option<u8>,
        field: Option<String>,
    },
    /// Months in an occupation (the vacancy's own when absent).
    Experience {
        occupation: Option<ConceptRef>,
        months: u32,
    },
    /// A professional register or certificate, by its words.
    Register {
        register: String,
    },
    /// Own means of transport.
    Vehicle,
    /// Says whether a condition of the vacancy excludes or only gives points.
    Availability {
        condition: Condition,
    },
    /// Something no record holds: it is asked of the person and never scored.
    Other {
        text: String,
    },
}

/// Shares of the four terms, in points that sum to 1,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    pub coherence: u16,
    pub availability: u16,
    pub nearness: u16,
    pub wishes: u16,
}

impl Weights {
    /// What a desk begins with.
    pub const DEFAULT: Self = Self { coherence: 500, availability: 250, nearness: 150, wishes: 100 };

    /// Whether the shares sum to 1,000 and each stands within its bounds: coherence 200 to 800,
    /// the others 0 to 500, so that no desk can turn matching into a lottery of one wish.
    #[must_use]
    pub fn are_within_bounds(self) -> bool {
        u32::from(self.coherence) + u32::from(self.availability) + u32::from(self.nearness) + u32::from(self.wishes) == 1000
            && (200..=800).contains(&self.coherence)
            && [self.availability, self.nearness, self.wishes].iter().all(|share| *share <= 500)
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Vacancy {
    /// Whether it says in terms that can be compared which work it is: a known occupation (its own or of the experience asked), a known
    /// skill, a licence or a register. Without any of them a list goes by freshness and distance alone.
    #[must_use]
    pub fn names_the_work(&self) -> bool {
        let known = |concept: &Option<ConceptRef>| concept.as_ref().is_some_and(|concept| concept.uri.is_some());
        let names = |requirement: &Requirement| match &requirement.what {
            Asked::Skill { skill, .. } => skill.uri.is_some(),
            Asked::Experience { occupation, .. } => known(occupation),
            Asked::Licence { .. } | Asked::Register { .. } => true,
            _ => false,
        };
        known(&self.occupation) || self.requirements.iter().any(names)
    }

    /// A draft for one person, of which only the name is known.
    #[must_use]
    pub fn new(external: ExternalId, desk: String, employer: String, title: &str) -> Self {
        Self {
            external,
            desk,
            employer,
            employer_id: None,
            title: title.to_owned(),
            positions: 1,
            occupation: None,
            workplace: Workplace::default(),
            requirements: Vec::new(),
            contract: None,
            hours: None,
            hours_week: None,
            shifts: Vec::new(),
            ccnl: None,
            ccnl_level: None,
            pay: None,
            start: None,
            duration_months: None,
            published: None,
            expires: None,
            employer_deadline: None,
            origin: None,
            verified: None,
            anonymous: false,
            reserved: None,
            description: None,
            benefits: None,
            tags: Vec::new(),
            state: VacancyState::Draft,
            state_reason: None,
            state_note: None,
            weights: None,
        }
    }

    /// Whether a condition of the vacancy excludes those who are known not to meet it (the default), or only gives points.
    #[must_use]
    pub fn condition_need(&self, condition: Condition) -> Need {
        let stated = self.requirements.iter().find(|requirement| requirement.what == Asked::Availability { condition });
        stated.map_or(Need::Required, |requirement| requirement.need)
    }

    /// Whether people may be proposed for it on a day.
    #[must_use]
    pub fn is_open_on(&self, today: NaiveDate) -> bool {
        self.state.is_open() && self.expires.is_none_or(|last| last >= today)
    }

    /// Moves to another state, if it may follow the present one and the reason it needs is given.
    ///
    /// # Errors
    /// [`StateError`]; nothing is changed then.
    pub fn move_to(
        &mut self,
        to: VacancyState,
        why: Option<StateReason>,
        note: Option<String>,
        today: NaiveDate,
    ) -> Result<(), StateError> {
        if !self.state.next().contains(&to) {
            return Err(StateError::Order { from: self.state, to });
        }
        if to.needs_reason() && why.is_none() {
            return Err(StateError::ReasonNeeded { to });
        }
        if to == VacancyState::Published && self.published.is_none() {
            self.published = Some(today);
        }
        self.state = to;
        self.state_reason = why;
        self.state_note = note;
        Ok(())
    }
}

/// A vacancy cannot be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StateError {
    /// The state cannot follow the present one.
    #[error("a vacancy cannot go from {from} to {to}")]
    Order { from: VacancyState, to: VacancyState },
    /// A reason from the list is needed for this state.
    #[error("a reason is needed for {to}")]
    ReasonNeeded { to: VacancyState },
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: NaiveDate = NaiveDate::MIN;

    fn published() -> Vacancy {
        let external = ExternalId { source: "prova".into(), id: "1".into() };
        Vacancy { state: VacancyState::Published, ..Vacancy::new(external, "SP".into(), "e1".into(), "Cuoca") }
    }

    #[test]
    fn what_ends_or_halts_a_search_needs_a_reason() {
        for to in [VacancyState::Suspended, VacancyState::Closed, VacancyState::Annulled] {
            let mut vacancy = published();
            assert_eq!(vacancy.move_to(to, None, None, TODAY), Err(StateError::ReasonNeeded { to }));
            assert_eq!(vacancy, published(), "nothing is changed");
            assert_eq!(vacancy.move_to(to, Some(StateReason::EmployerSilent), Some("da agosto".into()), TODAY), Ok(()));
            assert_eq!((vacancy.state, vacancy.state_reason), (to, Some(StateReason::EmployerSilent)));
        }
        assert_eq!(published().move_to(VacancyState::Filled, None, None, TODAY), Ok(()));
    }

    #[test]
    fn who_is_looked_for_again_is_no_longer_closed_for_a_reason() {
        let mut vacancy = published();
        vacancy.move_to(VacancyState::Closed, Some(StateReason::Other), Some("ferie".into()), TODAY).unwrap();
        vacancy.move_to(VacancyState::Published, None, None, TODAY).unwrap();
        assert_eq!((vacancy.state_reason, vacancy.state_note), (None, None));
    }

    #[test]
    fn a_vacancy_names_the_work_by_what_can_be_compared() {
        let with = |what| Vacancy { requirements: vec![Requirement { need: Need::Preferred, what }], ..published() };
        let words = || ConceptRef { text: "cucinare".into(), uri: None, sure: None };
        let known = || ConceptRef { uri: Some("urn:cook".into()), ..words() };
        assert!(!published().names_the_work());
        assert!(!Vacancy { occupation: Some(words()), ..published() }.names_the_work());
        assert!(Vacancy { occupation: Some(known()), ..published() }.names_the_work());
        assert!(!with(Asked::Skill { skill: words(), level: None }).names_the_work());
        assert!(with(Asked::Skill { skill: known(), level: None }).names_the_work());
        assert!(!with(Asked::Experience { occupation: None, months: 6 }).names_the_work());
        assert!(with(Asked::Experience { occupation: Some(known()), months: 6 }).names_the_work());
        assert!(!with(Asked::Vehicle).names_the_work());
        assert!(with(Asked::Licence { licence: Licence::B }).names_the_work());
    }
}
