//! What the engine reads of a vacancy.

use chrono::{Days, NaiveDate};
use ponte_domain::{
    concept::ConceptRef,
    reference::Catalogue,
    vacancy::{Asked, Condition, Need, Pay, PayPer, Remote, Requirement, Vacancy, Weights},
    work_terms::{Cefr, Contract, Hours, Licence, Shift},
};

use crate::{
    gates::GateAt,
    key::{FieldKey, LanguageKey, OccupationKey, Sector, SkillKey, WordsKey},
    maxima::Maxima,
    outcome::{Named, TermName, Words},
    position::Position,
};

/// Hours a week where a vacancy with hourly pay does not say.
const USUAL_HOURS_WEEK: i64 = 40;
/// Weeks, working days and monthly pays (the thirteenth included) in a year.
const WEEKS_YEAR: i64 = 52;
const DAYS_YEAR: i64 = 260;
const MONTHS_YEAR: i64 = 13;
/// A trade's profile is never held whole: this many units of it (an essential skill is 2, an optional 1) earn all.
pub(crate) const PROFILE_UNITS: u32 = 12;

/// Something that counts in the skills term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    Skill { named: Named, level: Option<u8> },
    Licence(Licence),
    Register { words: Words, key: WordsKey },
    Vehicle,
}

/// A thing asked, how much it weighs (2 essential, 1 optional) and whether it excludes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedSkill {
    pub thing: Thing,
    pub essential: bool,
    pub required: bool,
    /// Whether it is an essential skill of the vacancy's occupation, and so essential even when only preferred.
    pub of_occupation: bool,
    /// Position in [`VacancyFeatures::skills`], for skills.
    pub slot: usize,
}

impl AskedSkill {
    /// Units it weighs.
    #[must_use]
    pub const fn units(&self) -> u32 {
        if self.essential { 2 } else { 1 }
    }
}

/// A language asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedLanguage {
    pub code: Words,
    pub key: LanguageKey,
    pub cefr: Option<Cefr>,
    pub required: bool,
}

/// A title asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedEducation {
    pub eqf: Option<u8>,
    pub field: Option<(Words, FieldKey)>,
    pub required: bool,
}

/// A length of experience asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedExperience {
    /// Words of the occupation when it is another than the vacancy's own.
    pub named: Option<Named>,
    /// Position in [`VacancyFeatures::occupations`]; `None`: work of any kind counts.
    pub slot: Option<usize>,
    pub months: u32,
    pub required: bool,
}

/// All that the engine reads of a vacancy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VacancyFeatures {
    /// Whether it says which work it is ([`Vacancy::names_the_work`]).
    pub names_work: bool,
    /// The vacancy's own occupation.
    pub occupation: Option<(Named, OccupationKey)>,
    /// The occupations nearness is needed to: the vacancy's own first, when it has one.
    pub occupations: Vec<OccupationKey>,
    /// Skills, licences, registers and vehicle asked.
    pub things: Vec<AskedSkill>,
    /// The skills nearness is needed to: those of [`Self::things`], then the profile's.
    pub skills: Vec<SkillKey>,
    /// What each of [`Self::skills`] weighs.
    pub skill_units: Vec<u32>,
    /// Skills of the occupation, used when the vacancy names none: slot and units.
    pub profile: Vec<(usize, u32)>,
    pub languages: Vec<AskedLanguage>,
    pub education: Vec<AskedEducation>,
    pub experience: Vec<AskedExperience>,
    /// Things no record holds, to ask of everybody.
    pub other: Vec<Words>,
    pub workplace: Option<Position>,
    pub remote: Option<Remote>,
    pub board_and_lodging: bool,
    pub contract: Option<Contract>,
    pub hours: Option<Hours>,
    pub shifts: Vec<Shift>,
    pub start: Option<NaiveDate>,
    /// The best gross pay offered, in cents a year.
    pub pay_year_cents: Option<i64>,
    pub sector: Option<Sector>,
    /// Conditions that only give points, a mask of [`Condition::bit`].
    pub preferred_conditions: u32,
    pub maxima: Maxima,
    /// The conditions that may exclude, in order.
    pub gates: Vec<GateAt>,
    weights: Weights,
}

impl VacancyFeatures {
    /// Reads a vacancy. `sector` is the ATECO code of its employer; `weights` are the desk's, used when the vacancy has none.
    #[must_use]
    pub fn new(vacancy: &Vacancy, sector: Option<&str>, catalogue: &Catalogue, weights: Weights) -> Self {
        let weights = vacancy.weights.unwrap_or(weights);
        let occupation = vacancy.occupation.as_ref().map(|concept| (named(concept), OccupationKey::of(concept, catalogue)));
        let preferred = Condition::ALL
            .iter()
            .filter(|condition| vacancy.condition_need(**condition) == Need::Preferred)
            .fold(0, |mask, c| mask | c.bit());
        let mut features = Self {
            names_work: vacancy.names_the_work(),
            occupations: occupation.iter().map(|(_, key)| *key).collect(),
            occupation,
            things: Vec::new(),
            skills: Vec::new(),
            skill_units: Vec::new(),
            profile: Vec::new(),
            languages: Vec::new(),
            education: Vec::new(),
            experience: Vec::new(),
            other: Vec::new(),
            workplace: catalogue.point_of(vacancy.workplace.istat.as_deref(), vacancy.workplace.point).map(Position::of),
            remote: vacancy.workplace.remote,
            board_and_lodging: vacancy.workplace.board_and_lodging,
            contract: vacancy.contract,
            hours: vacancy.hours,
            shifts: distinct(&vacancy.shifts),
            start: vacancy.start,
            pay_year_cents: vacancy.pay.and_then(|pay| pay_year_cents(pay, vacancy.hours_week)),
            sector: sector.and_then(Sector::parse),
            preferred_conditions: preferred,
            maxima: Maxima::new(&weights, |_| false),
            gates: Vec::new(),
            weights,
        };
        for requirement in &vacancy.requirements {
            features.add(requirement, catalogue);
        }
        features.add_profile(catalogue);
        features.settle();
        features
    }

    /// Whether the work can be done wholly from anywhere.
    #[must_use]
    pub fn is_remote(&self) -> bool {
        self.remote == Some(Remote::Wholly)
    }

    /// Whether a condition excludes those known not to meet it.
    #[must_use]
    pub const fn excludes(&self, condition: Condition) -> bool {
        self.preferred_conditions & condition.bit() == 0
    }

    /// Units of the profile that earn all of it.
    #[must_use]
    pub fn profile_full(&self) -> u32 {
        self.profile.iter().map(|(_, units)| units).sum::<u32>().min(PROFILE_UNITS)
    }

    /// The vacancy with one condition made a preference; `None` when it is not the vacancy's to relax.
    #[must_use]
    pub fn relaxed(&self, gate: GateAt) -> Option<Self> {
        let mut relaxed = self.clone();
        match gate {
            GateAt::Consent | GateAt::RightToWork | GateAt::Sector | GateAt::Pay => return None,
            GateAt::Contract => relaxed.preferred_conditions |= Condition::Contract.bit(),
            GateAt::Hours => relaxed.preferred_conditions |= Condition::Hours.bit(),
            GateAt::Shifts => relaxed.preferred_conditions |= Condition::Shifts.bit(),
            GateAt::Start => relaxed.preferred_conditions |= Condition::Start.bit(),
            GateAt::Distance => relaxed.preferred_conditions |= Condition::Distance.bit(),
            GateAt::Thing(at) => {
                let thing = relaxed.things.get_mut(at)?;
                (thing.required, thing.essential) = (false, thing.of_occupation);
            }
            GateAt::Language(at) => relaxed.languages.get_mut(at)?.required = false,
            GateAt::Education(at) => relaxed.education.get_mut(at)?.required = false,
            GateAt::Experience(at) => relaxed.experience.get_mut(at)?.required = false,
        }
        relaxed.settle();
        Some(relaxed)
    }

    /// The vacancy with its start so many days later, counted from today where it is past; `None` when it has no start.
    #[must_use]
    pub fn starting_later(&self, today: NaiveDate, days: u32) -> Option<Self> {
        let start = self.start?.max(today).checked_add_days(Days::new(u64::from(days)))?;
        Some(Self { start: Some(start), ..self.clone() })
    }

    /// Computes what follows from what is asked.
    fn settle(&mut self) {
        self.maxima = Maxima::new(&self.weights, |term| self.applies(term));
        self.gates = GateAt::of(self);
        self.skill_units = vec![0; self.skills.len()];
        let asked = self.things.iter().filter(|asked| matches!(asked.thing, Thing::Skill { .. }));
        for (slot, units) in asked.map(|asked| (asked.slot, asked.units())).chain(self.profile.iter().copied()) {
            self.skill_units[slot] = units;
        }
    }

    fn applies(&self, term: TermName) -> bool {
        match term {
            TermName::Occupation | TermName::WishOccupation => self.occupation.is_some(),
            TermName::Skills => !self.things.is_empty() || !self.profile.is_empty(),
            TermName::Experience => !self.experience.is_empty(),
            TermName::Education => !self.education.is_empty(),
            TermName::Languages => !self.languages.is_empty(),
            TermName::Ascertained => true,
            TermName::Contract | TermName::WishContract => self.contract.is_some(),
            TermName::Times => self.hours.is_some() || !self.shifts.is_empty(),
            TermName::Start => self.start.is_some(),
            TermName::Distance => self.workplace.is_some() && !self.is_remote(),
            TermName::WishSector => self.sector.is_some(),
            TermName::WishPay => self.pay_year_cents.is_some(),
        }
    }

    fn add(&mut self, requirement: &Requirement, catalogue: &Catalogue) {
        let required = requirement.need == Need::Required;
        match &requirement.what {
            Asked::Skill { skill, level } => self.add_skill(skill, level.map(|level| level.clamp(1, 4)), required, catalogue),
            Asked::Licence { licence } => self.add_thing(Thing::Licence(*licence), required),
            Asked::Register { register } => {
                self.add_thing(Thing::Register { words: register.as_str().into(), key: WordsKey::of(register) }, required);
            }
            Asked::Vehicle => self.add_thing(Thing::Vehicle, required),
            Asked::Language { code, cefr } => {
                let key = LanguageKey::of(code);
                self.languages.push(AskedLanguage { code: code.as_str().into(), key, cefr: *cefr, required });
            }
            Asked::Education { eqf, field } => {
                let field = field.as_deref().map(|field| (field.into(), FieldKey::of(field)));
                self.education.push(AskedEducation { eqf: eqf.map(|eqf| eqf.clamp(1, 8)), field, required });
            }
            Asked::Experience { occupation, months } => self.add_experience(occupation.as_ref(), *months, required, catalogue),
            Asked::Other { text } => self.other.push(text.as_str().into()),
            Asked::Availability { .. } => {}
        }
    }

    fn add_thing(&mut self, thing: Thing, required: bool) {
        if !self.things.iter().any(|asked| asked.thing == thing) {
            self.things.push(AskedSkill { thing, essential: required, required, of_occupation: false, slot: 0 });
        }
    }

    fn add_skill(&mut self, skill: &ConceptRef, level: Option<u8>, required: bool, catalogue: &Catalogue) {
        let key = SkillKey::of(skill, catalogue);
        if self.skills.contains(&key) {
            return;
        }
        let of_occupation = |ix| match &self.occupation {
            Some((_, OccupationKey::Known(occupation))) => catalogue.occupation(*occupation).essential.contains(&ix),
            _ => false,
        };
        let of_occupation = matches!(key, SkillKey::Known(ix) if of_occupation(ix));
        let thing = Thing::Skill { named: named(skill), level };
        self.things.push(AskedSkill { thing, essential: required || of_occupation, required, of_occupation, slot: self.skills.len() });
        self.skills.push(key);
    }

    fn add_experience(&mut self, occupation: Option<&ConceptRef>, months: u32, required: bool, catalogue: &Catalogue) {
        if months == 0 {
            return;
        }
        let slot = match occupation {
            Some(concept) => {
                let key = OccupationKey::of(concept, catalogue);
                let found = self.occupations.iter().position(|own| *own == key);
                Some(found.unwrap_or_else(|| {
                    self.occupations.push(key);
                    self.occupations.len() - 1
                }))
            }
            None => self.occupation.as_ref().map(|_| 0),
        };
        self.experience.push(AskedExperience { named: occupation.map(named), slot, months, required });
    }

    fn add_profile(&mut self, catalogue: &Catalogue) {
        let Some((_, OccupationKey::Known(ix))) = &self.occupation else { return };
        if !self.skills.is_empty() {
            return;
        }
        let occupation = catalogue.occupation(*ix);
        let units = occupation.essential.iter().map(|skill| (skill, 2)).chain(occupation.optional.iter().map(|skill| (skill, 1)));
        // What nearly everyone has says nothing about a trade.
        for (skill, units) in units.filter(|(skill, _)| !catalogue.skill(**skill).transversal) {
            let key = SkillKey::Known(*skill);
            if !self.skills.contains(&key) {
                self.profile.push((self.skills.len(), units));
                self.skills.push(key);
            }
        }
    }
}

fn named(concept: &ConceptRef) -> Named {
    Named { text: concept.text.as_str().into(), uri: concept.uri.as_deref().map(Words::from) }
}

fn distinct(shifts: &[Shift]) -> Vec<Shift> {
    let mut shifts = shifts.to_vec();
    shifts.sort_unstable();
    shifts.dedup();
    shifts
}

fn pay_year_cents(pay: Pay, hours_week: Option<u8>) -> Option<i64> {
    let cents = pay.max_cents.or(pay.min_cents)?;
    let times = match pay.per {
        PayPer::Hour => hours_week.map_or(USUAL_HOURS_WEEK, i64::from) * WEEKS_YEAR,
        PayPer::Day => DAYS_YEAR,
        PayPer::Month => MONTHS_YEAR,
        PayPer::Year => 1,
    };
    Some(cents.saturating_mul(times))
}
