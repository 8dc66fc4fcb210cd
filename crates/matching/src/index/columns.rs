//! People in columns: the few bytes that tell most losers before their record is touched.
//!
//! A column never says less than the record allows: what does not fit becomes "may be anything".

use ponte_domain::work_terms::Cefr;

use crate::{
    features::{WorkerFeatures, day_number},
    key::{LanguageKey, OccupationKey, SkillKey},
    taxonomy::Taxonomy,
};

/// Occupations in columns: nobody's, any (words, or too many to keep), not on record, then those of the catalogue.
pub(super) const NO_OCCUPATION: u16 = 0;
pub(super) const ANY_OCCUPATION: u16 = 1;
pub(super) const SILENT: u16 = 2;
pub(super) const FIRST_OCCUPATION: u16 = 3;
/// A range of so many kilometres or more.
pub(super) const FAR_KM: u8 = u8::MAX;
/// Education of which a part is unknown.
pub(super) const ANY_EDUCATION: u8 = 15;
/// The languages that vacancies ask most have a column; the others are read from the record.
pub(super) const WATCHED: [&str; 2] = ["en", "it"];
/// A watched language that is listed without a level; with one, it is the next above by the level.
pub(super) const LISTED: u8 = 1;
/// Days are counted from 1 January 1970, so that two bytes hold them; 0 is none.
const EPOCH: i32 = 719_163;

/// Bits of [`Hot::state`].
pub(super) const REFUSED: u8 = 1;
pub(super) const NO_RIGHT: u8 = 2;
pub(super) const VEHICLE_NO: u8 = 4;
pub(super) const VEHICLE_YES: u8 = 8;
pub(super) const NO_RANGE: u8 = 16;
pub(super) const RELOCATES: u8 = 32;
pub(super) const BOARDS: u8 = 64;

/// What is read of everybody in reach.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hot {
    pub contracts: u16,
    /// Hours and shifts, as [`times_at`] has them.
    pub times: u16,
    /// Day on which the availability was ascertained.
    pub ascertained: u16,
    /// Range in whole kilometres; the assumed one where there is none.
    pub km: u8,
    pub state: u8,
}

/// What is read of those whom [`Hot`] leaves in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Warm {
    pub licences: u32,
    pub done: [u16; 4],
    pub wished: [u16; 2],
    pub from: u16,
    /// The highest level on record, 0 when there is no title.
    pub education: u8,
    /// One half byte for each of [`WATCHED`].
    pub languages: u8,
}

/// A day in two bytes. Days out of range are drawn to its ends, which can only bring two days nearer to each other.
pub(super) fn day(number: i32) -> u16 {
    u16::try_from(number.saturating_sub(EPOCH).max(1)).unwrap_or(u16::MAX)
}

/// Hours and shifts accepted as one small number.
pub(super) const fn times_at(hours: u32, shifts: u32) -> u16 {
    ((hours & 0xf) | ((shifts & 0x1f) << 4)) as u16
}

/// How many different [`times_at`] there are.
pub(super) const TIMES: usize = 512;

impl Hot {
    pub(super) fn of(features: &WorkerFeatures) -> Self {
        let bit = |is: bool, bit: u8| if is { bit } else { 0 };
        let contracts = features.contracts.iter().fold(0, |mask, contract| mask | contract.bit());
        let km = features.max_km.unwrap_or(crate::score::ASSUMED_RANGE_KM);
        Self {
            contracts: u16::try_from(contracts).unwrap_or(u16::MAX),
            times: times_at(features.hours, features.shifts),
            ascertained: features.ascertained.map_or(0, |at| day(day_number(at))),
            km: u8::try_from(km).unwrap_or(FAR_KM),
            state: bit(features.refused, REFUSED)
                | bit(features.right_to_work == Some(false), NO_RIGHT)
                | bit(features.vehicle == Some(false), VEHICLE_NO)
                | bit(features.vehicle == Some(true), VEHICLE_YES)
                | bit(features.max_km.is_none(), NO_RANGE)
                | bit(features.relocation, RELOCATES)
                | bit(features.board_and_lodging, BOARDS),
        }
    }
}

impl Warm {
    pub(super) fn of(features: &WorkerFeatures) -> Self {
        let mut warm = Self {
            licences: features.licences,
            done: [NO_OCCUPATION; 4],
            wished: [NO_OCCUPATION; 2],
            from: features.from.map_or(0, |from| day(day_number(from))),
            education: education(features),
            languages: language(features, WATCHED[0]) | language(features, WATCHED[1]) << 4,
        };
        fill(&mut warm.done, features.experiences.iter().filter_map(|done| done.occupation));
        fill(&mut warm.wished, features.wish_occupations.iter().copied());
        warm
    }
}

fn education(features: &WorkerFeatures) -> u8 {
    let mut best = 0;
    for title in &features.education {
        match title.eqf {
            Some(eqf @ 1..) => best = best.max(eqf.min(8)),
            _ => return ANY_EDUCATION,
        }
    }
    best
}

fn language(features: &WorkerFeatures, code: &str) -> u8 {
    let key = LanguageKey::of(code);
    let spoken = features.languages.iter().filter(|spoken| spoken.language == key);
    spoken.map(|spoken| spoken.cefr.map_or(LISTED, |cefr: Cefr| LISTED + 1 + cefr as u8)).max().unwrap_or(0)
}

/// Puts occupations into places, in their order.
fn fill(places: &mut [u16], occupations: impl Iterator<Item = OccupationKey>) {
    let mut used = 0;
    for occupation in occupations {
        let at = match occupation {
            OccupationKey::Known(ix) => ix.0.checked_add(FIRST_OCCUPATION).unwrap_or(ANY_OCCUPATION),
            OccupationKey::Words(_) => ANY_OCCUPATION,
        };
        if places[..used].contains(&at) {
            continue;
        }
        if used == places.len() {
            places[used - 1] = ANY_OCCUPATION;
            return;
        }
        places[used] = at;
        used += 1;
    }
    if used == 0 {
        places[0] = SILENT;
    }
}

/// One bit for the group of each skill.
pub(crate) fn signature(features: &WorkerFeatures, taxonomy: &Taxonomy) -> u128 {
    features.skills.iter().fold(0, |mask, (skill, _)| mask | skill_bit(taxonomy, *skill))
}

/// The bit of a skill: skills under the same nearest group share it.
pub(super) fn skill_bit(taxonomy: &Taxonomy, skill: SkillKey) -> u128 {
    let number = match skill {
        SkillKey::Known(ix) => taxonomy.nearest_group(ix).map_or(u64::from(ix.0) | 1 << 40, u64::from),
        SkillKey::Words(words) => words.0,
    };
    // Fibonacci hashing: the top seven bits of the product spread well.
    1 << (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 57)
}
