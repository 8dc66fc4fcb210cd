//! What is found out once about a pair, and read by gates and terms alike.

use std::sync::LazyLock;

use chrono::NaiveDate;
use ponte_domain::work_terms::Licence;

use super::Nearness;
use crate::{
    features::{AskedEducation, AskedExperience, AskedLanguage, Thing, VacancyFeatures, WorkerFeatures},
    taxonomy::{FULL, HALF, ISCO},
};

/// What her skills that are not asked themselves can stand in for. Each stands in for one skill asked, where it weighs most: else
/// one that is near to many would count for each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StandIns {
    /// The most that they earn, in parts of [`FULL`] times units.
    pub parts: u64,
    /// How many they are.
    pub skills: u16,
    /// Whether she has a skill that serves nothing asked: her list was taken.
    pub told: bool,
}

impl StandIns {
    /// Counts one skill of hers, and what it serves.
    #[inline]
    pub(crate) fn count(&mut self, own: Own) {
        self.told |= !own.serves;
        if own.serves && !own.asked {
            self.parts += u64::from(own.most);
            self.skills += 1;
        }
    }
}

/// What one skill of hers does for a vacancy.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Own {
    serves: bool,
    /// Whether the vacancy asks this very skill.
    asked: bool,
    /// The most that it earns for one skill asked, in parts times units.
    most: u32,
}

impl Own {
    #[inline]
    pub(crate) fn serve(&mut self, credit: u16, units: u32) {
        self.serves = true;
        self.asked |= credit == FULL;
        self.most = self.most.max(u32::from(credit) * units);
    }
}

/// Working memory that is kept from one person to the next.
#[derive(Debug, Default)]
pub struct Scratch {
    skills: Vec<SkillFact>,
}

/// What is known about one skill asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct SkillFact {
    /// Best credit through the taxonomy.
    pub(crate) near: u16,
    /// Whether she lists the skill itself.
    pub(crate) has: bool,
    pub(crate) level: Option<u8>,
}

impl SkillFact {
    /// Counts a skill of hers that has credit here.
    pub(crate) fn serve(&mut self, credit: u16, level: Option<u8>) {
        self.near = self.near.max(credit);
        if credit == FULL {
            (self.has, self.level) = (true, level);
        }
    }
}

/// Whether a thing asked is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    Yes,
    No,
    Unknown,
}

impl From<bool> for Known {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// A pair of vacancy and person, with what scoring and gates both need.
#[derive(Debug)]
pub struct Facts<'a, N> {
    pub(crate) nearness: &'a N,
    pub vacancy: &'a VacancyFeatures,
    pub worker: &'a WorkerFeatures,
    pub today: NaiveDate,
    /// From home to the workplace.
    pub metres: Option<u32>,
    pub(crate) skills: &'a [SkillFact],
    pub stand_ins: StandIns,
    pub licences_told: bool,
    pub registers_told: bool,
    pub experiences_told: bool,
}

impl<'a, N: Nearness> Facts<'a, N> {
    /// Finds them out. A list counts as taken once it holds something beyond what is asked here: until then
    /// what it does not name is unknown, so that one good answer never turns the next question into a no.
    #[must_use]
    pub fn new(
        nearness: &'a N,
        vacancy: &'a VacancyFeatures,
        worker: &'a WorkerFeatures,
        today: NaiveDate,
        scratch: &'a mut Scratch,
    ) -> Self {
        scratch.skills.clear();
        scratch.skills.resize(vacancy.skills.len(), SkillFact::default());
        let stand_ins = nearness.skills(worker, &vacancy.skill_units, &mut scratch.skills);
        Self::with_skills(nearness, vacancy, worker, today, (&scratch.skills, stand_ins))
    }

    /// As [`Self::new`], for gates alone: skills are not looked at where the vacancy requires none.
    pub(crate) fn of_gates(
        nearness: &'a N,
        vacancy: &'a VacancyFeatures,
        worker: &'a WorkerFeatures,
        today: NaiveDate,
        scratch: &'a mut Scratch,
    ) -> Self {
        if vacancy.things.iter().any(|asked| asked.required && matches!(asked.thing, Thing::Skill { .. })) {
            return Self::new(nearness, vacancy, worker, today, scratch);
        }
        Self::with_skills(nearness, vacancy, worker, today, (&[], StandIns::default()))
    }

    fn with_skills(
        nearness: &'a N,
        vacancy: &'a VacancyFeatures,
        worker: &'a WorkerFeatures,
        today: NaiveDate,
        (skills, stand_ins): (&'a [SkillFact], StandIns),
    ) -> Self {
        let metres = match (vacancy.workplace, worker.home) {
            (Some(workplace), Some(home)) if !vacancy.is_remote() => Some(workplace.metres_to(home)),
            _ => None,
        };
        let mut facts = Self {
            nearness,
            vacancy,
            worker,
            today,
            metres,
            skills,
            stand_ins,
            licences_told: licences_told(vacancy, worker),
            registers_told: worker.registers.iter().any(|own| !asks_register(vacancy, *own)),
            experiences_told: false,
        };
        facts.experiences_told = facts.are_experiences_told();
        facts
    }

    /// Whether a thing asked is there, at the level asked.
    pub(crate) fn thing(&self, thing: &Thing, slot: usize) -> Known {
        let from_list = |has: bool, told: bool| match (has, told) {
            (true, _) => Known::Yes,
            (false, true) => Known::No,
            (false, false) => Known::Unknown,
        };
        match thing {
            Thing::Skill { level, .. } => {
                let fact = self.skills[slot];
                match (fact.has, *level, fact.level) {
                    (true, Some(_), None) => Known::Unknown,
                    (true, Some(need), Some(have)) if have < need => Known::No,
                    (has, ..) => from_list(has, self.stand_ins.told),
                }
            }
            Thing::Licence(licence) => from_list(self.worker.licences & granting(*licence) != 0, self.licences_told),
            Thing::Register { key, .. } => from_list(self.worker.registers.contains(key), self.registers_told),
            Thing::Vehicle => match self.worker.vehicle {
                Some(true) => Known::Yes,
                Some(false) => Known::No,
                None => Known::Unknown,
            },
        }
    }

    /// Credit of a thing asked by itself, in parts of [`FULL`]; what is near to it comes beside, by [`Self::near`].
    pub(crate) fn thing_credit(&self, thing: &Thing, slot: usize) -> u16 {
        match (self.thing(thing, slot), thing) {
            (Known::Yes, _) => FULL,
            (Known::Unknown, _) => HALF,
            (Known::No, Thing::Skill { level: Some(need), .. }) => match self.skills[slot].level {
                Some(have) if self.skills[slot].has => FULL / u16::from(*need) * u16::from(have),
                _ => 0,
            },
            (Known::No, _) => 0,
        }
    }

    /// What the nearest of her other skills would earn for a skill asked, in parts of [`FULL`]; nothing where she has it.
    pub(crate) fn near(&self, slot: usize) -> u16 {
        let fact = self.skills[slot];
        if fact.has { 0 } else { fact.near }
    }

    /// Months of relevant work for a length asked; `None` when it is not known whether they suffice.
    pub(crate) fn months(&self, asked: &AskedExperience) -> Option<u32> {
        let (mut halves, mut vague) = (0_u32, false);
        for done in &self.worker.experiences {
            let times = self.relevance(asked.slot, done.occupation);
            match done.length.months(self.today) {
                Some(months) => halves = halves.saturating_add(months.saturating_mul(times)),
                None => vague |= times > 0,
            }
        }
        let months = halves / 2;
        let settled = months >= asked.months || (!vague && (months > 0 || self.experiences_told));
        settled.then_some(months)
    }

    /// Months of the same unit group count whole (2 halves), of the same minor group by half.
    fn relevance(&self, slot: Option<usize>, done: Option<crate::key::OccupationKey>) -> u32 {
        match (slot, done) {
            (None, _) => 2,
            (Some(_), None) => 0,
            (Some(slot), Some(done)) => match self.nearness.occupation(slot, done) {
                credit if credit >= ISCO[4] => 2,
                credit if credit >= ISCO[3] => 1,
                _ => 0,
            },
        }
    }

    fn are_experiences_told(&self) -> bool {
        let serves = |done| self.vacancy.experience.iter().any(|asked| self.relevance(asked.slot, done) > 0);
        self.worker.experiences.iter().any(|done| done.occupation.is_some() && !serves(done.occupation))
    }

    /// Whether a title asked is there; with the highest level on record.
    pub(crate) fn education(&self, asked: &AskedEducation) -> (Known, Option<u8>) {
        let titles = &self.worker.education;
        let best = titles.iter().filter_map(|title| title.eqf).max();
        let mut known = if titles.is_empty() { Known::Unknown } else { Known::No };
        for title in titles {
            let level = asked.eqf.map_or(Some(true), |need| title.eqf.map(|have| have >= need));
            let field = asked.field.as_ref().map_or(Some(true), |(_, field)| title.field.and_then(|own| own.satisfies(*field)));
            known = match (level, field) {
                (Some(true), Some(true)) => return (Known::Yes, best),
                (Some(false), _) | (_, Some(false)) => known,
                _ => Known::Unknown,
            };
        }
        (known, best)
    }

    /// Whether a language asked is spoken well enough; with the level on record. One not declared is unknown.
    pub(crate) fn language(&self, asked: &AskedLanguage) -> (Known, Option<ponte_domain::work_terms::Cefr>) {
        let Some(spoken) = self.worker.languages.iter().filter(|spoken| spoken.language == asked.key).max_by_key(|spoken| spoken.cefr)
        else {
            return (Known::Unknown, None);
        };
        let known = match (asked.cefr, spoken.cefr) {
            (None, _) => Known::Yes,
            (Some(_), None) => Known::Unknown,
            (Some(need), Some(have)) if have >= need => Known::Yes,
            _ => Known::No,
        };
        (known, spoken.cefr)
    }
}

/// The licences that a mask of listed ones gives the right to use.
pub(crate) fn implied(listed: u32) -> u32 {
    Licence::ALL.iter().filter(|licence| listed & granting(**licence) != 0).fold(0, |mask, licence| mask | licence.bit())
}

/// For each licence those that give the right to use it, itself included.
static GRANTING: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let giving = |licence: Licence| Licence::ALL.iter().filter(move |other| other.implied() & licence.bit() != 0);
    Licence::ALL.iter().map(|licence| giving(*licence).fold(0, |mask, other| mask | other.bit())).collect()
});

/// The licences that give the right to use one, itself included, as a mask.
pub(crate) fn granting(licence: Licence) -> u32 {
    GRANTING.get(licence as usize).copied().unwrap_or(0)
}

fn licences_told(vacancy: &VacancyFeatures, worker: &WorkerFeatures) -> bool {
    if worker.licences == 0 {
        return false;
    }
    let serving = vacancy.things.iter().fold(0, |mask, asked| match asked.thing {
        Thing::Licence(licence) => mask | granting(licence),
        _ => mask,
    });
    worker.licences & !serving != 0
}

fn asks_register(vacancy: &VacancyFeatures, own: crate::key::WordsKey) -> bool {
    vacancy.things.iter().any(|asked| matches!(asked.thing, Thing::Register { key, .. } if key == own))
}
