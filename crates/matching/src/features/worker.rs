//! What the engine reads of a person: no sex, age, citizenship, health, family or name stands here.

use chrono::{Datelike, NaiveDate};
use ponte_domain::{
    dates::PartialDate,
    reference::Catalogue,
    work_terms::{Ascertained, AvailabilityPart, Cefr, Contract, Vehicle},
    worker::{Experience, Worker},
};
use serde::{Deserialize, Serialize};

use super::day;
use crate::{
    key::{FieldKey, LanguageKey, OccupationKey, Sector, SkillKey, WordsKey},
    position::Position,
};

/// How long a piece of work lasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Length {
    Months(u32),
    /// Still going on since a day: the length depends on the day of the question.
    Since(#[serde(with = "day")] NaiveDate),
    Unknown,
}

impl Length {
    /// Whole months on a day.
    #[must_use]
    pub fn months(self, today: NaiveDate) -> Option<u32> {
        match self {
            Self::Months(months) => Some(months),
            Self::Since(day) => Some(PartialDate::day(day).months_until(today)),
            Self::Unknown => None,
        }
    }
}

/// A piece of work history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub occupation: Option<OccupationKey>,
    pub length: Length,
}

/// A title of study. A foreign title that is not recognised keeps its field and leaves the level unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Studied {
    pub eqf: Option<u8>,
    pub field: Option<FieldKey>,
}

/// A language and how well it is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    pub language: LanguageKey,
    pub cefr: Option<Cefr>,
}

/// All that the engine reads of a person. Empty lists mean "not asked".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerFeatures {
    /// Where the person lives.
    pub home: Option<Position>,
    pub experiences: Vec<Done>,
    /// Skills with their level (1 to 4) where stated, sorted, each once.
    pub skills: Vec<(SkillKey, Option<u8>)>,
    pub education: Vec<Studied>,
    pub languages: Vec<Spoken>,
    /// Licences as listed, a mask of [`ponte_domain::work_terms::Licence::bit`].
    pub licences: u32,
    pub registers: Vec<WordsKey>,
    pub right_to_work: Option<bool>,
    #[serde(with = "day::maybe")]
    pub ascertained: Option<NaiveDate>,
    /// First day on which she can start.
    #[serde(with = "day::maybe")]
    pub from: Option<NaiveDate>,
    /// In order of liking.
    pub contracts: Vec<Contract>,
    /// Mask of [`ponte_domain::work_terms::Hours::bit`].
    pub hours: u32,
    /// Mask of [`ponte_domain::work_terms::Shift::bit`].
    pub shifts: u32,
    pub max_km: Option<u32>,
    /// Whether she has an own vehicle.
    pub vehicle: Option<bool>,
    pub relocation: bool,
    pub board_and_lodging: bool,
    /// Gross euro a year.
    pub min_pay_year: Option<u32>,
    pub sectors_excluded: Vec<Sector>,
    /// Mask of [`AvailabilityPart::bit`].
    pub firm: u32,
    pub wish_occupations: Vec<OccupationKey>,
    pub wish_sectors: Vec<Sector>,
    /// Matching was refused, or the use of her data is restricted.
    pub refused: bool,
    /// Last day on which the consents hold.
    #[serde(with = "day::maybe")]
    pub consent_until: Option<NaiveDate>,
}

impl WorkerFeatures {
    /// Reads a person's record.
    #[must_use]
    pub fn from_worker(worker: &Worker, catalogue: &Catalogue) -> Self {
        let availability = &worker.availability;
        let home = worker.home().and_then(|home| catalogue.point_of(home.istat.as_deref(), home.point));
        let mask = |bits: &mut dyn Iterator<Item = u32>| bits.fold(0, |mask, bit| mask | bit);
        let mut contracts = Vec::with_capacity(availability.contracts.len());
        for contract in &availability.contracts {
            if !contracts.contains(contract) {
                contracts.push(*contract);
            }
        }
        Self {
            home: home.map(Position::of),
            experiences: worker.experiences.iter().map(|experience| done(experience, catalogue)).collect(),
            skills: skills(worker, catalogue),
            education: worker.education.iter().map(studied).collect(),
            languages: worker
                .languages
                .iter()
                .map(|spoken| Spoken { language: LanguageKey::of(&spoken.code), cefr: spoken.cefr })
                .collect(),
            licences: mask(&mut worker.licences.iter().map(|licence| licence.bit())),
            registers: worker.registers.iter().map(|register| WordsKey::of(register)).collect(),
            right_to_work: match worker.right_to_work {
                Ascertained::Yes => Some(true),
                Ascertained::No => Some(false),
                Ascertained::Unknown => None,
            },
            ascertained: availability.ascertained,
            from: availability.from,
            contracts,
            hours: mask(&mut availability.hours.iter().map(|hours| hours.bit())),
            shifts: mask(&mut availability.shifts.iter().map(|shift| shift.bit())),
            max_km: availability.max_km,
            vehicle: availability.vehicle.map(|vehicle| vehicle == Vehicle::Own),
            relocation: availability.relocation == Some(true),
            board_and_lodging: availability.board_and_lodging == Some(true),
            min_pay_year: availability.min_pay_year,
            sectors_excluded: availability.sectors_excluded.iter().filter_map(|code| Sector::parse(code)).collect(),
            firm: mask(&mut availability.firm.iter().map(|part| part.bit())),
            wish_occupations: worker.wishes.occupations.iter().map(|wish| OccupationKey::of(wish, catalogue)).collect(),
            wish_sectors: worker.wishes.sectors.iter().filter_map(|code| Sector::parse(code)).collect(),
            refused: worker.consents.matching == Some(false) || worker.consents.restricted.is_some(),
            consent_until: worker.consents.until,
        }
    }

    /// Whether a part of the availability never bends.
    #[must_use]
    pub const fn is_firm(&self, part: AvailabilityPart) -> bool {
        self.firm & part.bit() != 0
    }

    /// Whether matching may consider her on a day (as [`Worker::may_be_matched`]).
    #[must_use]
    pub fn may_be_matched(&self, today: NaiveDate) -> bool {
        !self.refused && self.consent_until.is_none_or(|until| until >= today)
    }

    /// Bytes its lists hold.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        fn of<T>(list: &Vec<T>) -> usize {
            list.capacity() * size_of::<T>()
        }
        of(&self.experiences)
            + of(&self.skills)
            + of(&self.education)
            + of(&self.languages)
            + of(&self.registers)
            + of(&self.contracts)
            + of(&self.sectors_excluded)
            + of(&self.wish_occupations)
            + of(&self.wish_sectors)
    }

    /// Adds a skill at a level, or raises the level of one she has.
    pub fn add_skill(&mut self, key: SkillKey, level: Option<u8>) {
        match self.skills.binary_search_by_key(&key, |(own, _)| *own) {
            Ok(at) => self.skills[at].1 = level.max(self.skills[at].1),
            Err(at) => self.skills.insert(at, (key, level)),
        }
    }
}

fn done(experience: &Experience, catalogue: &Catalogue) -> Done {
    let occupation = experience.occupation.as_ref().map(|occupation| OccupationKey::of(occupation, catalogue));
    let length = match (experience.months, experience.from, experience.to) {
        (None, Some(from), None) => Length::Since(from.first_day()),
        // With an end or a told length the day of the question does not matter.
        _ => experience.length_months(NaiveDate::default()).map_or(Length::Unknown, Length::Months),
    };
    Done { occupation, length }
}

fn studied(title: &ponte_domain::worker::Education) -> Studied {
    let eqf = if title.recognised == Some(false) { None } else { title.eqf };
    Studied { eqf, field: title.field.as_deref().map(FieldKey::of) }
}

fn skills(worker: &Worker, catalogue: &Catalogue) -> Vec<(SkillKey, Option<u8>)> {
    let mut skills: Vec<_> =
        worker.skills.iter().map(|skill| (SkillKey::of(&skill.skill, catalogue), skill.level.map(|level| level.clamp(1, 4)))).collect();
    // The same skill listed twice counts once, at its better level.
    skills.sort_unstable_by(|(a, a_level), (b, b_level)| a.cmp(b).then(b_level.cmp(a_level)));
    skills.dedup_by_key(|(key, _)| *key);
    skills.shrink_to_fit();
    skills
}

/// Days since the beginning of the common era, for arithmetic on dates.
#[must_use]
pub(crate) fn day_number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}
