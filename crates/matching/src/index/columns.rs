//! People in columns: the few bytes that tell most losers before their record is touched.
//!
//! A column never says less than the record allows: what does not fit becomes "may be anything".

use ponte_domain::work_terms::{Cefr, Contract, Hours, Shift};

use crate::{
    features::{WorkerFeatures, day_number},
    key::{LanguageKey, OccupationKey, SkillKey},
    score::ASSUMED_RANGE_KM,
    taxonomy::Taxonomy,
};

/// Occupations in columns: nobody's, any (words, or too many to keep), not on record, then those of the catalogue.
pub(super) const NO_OCCUPATION: u16 = 0;
pub(super) const ANY_OCCUPATION: u16 = 1;
pub(super) const SILENT: u16 = 2;
pub(super) const FIRST_OCCUPATION: u16 = 3;
/// A range of so many kilometres or more.
pub(super) const FAR_KM: u8 = u8::MAX;
/// Work of any kind.
pub(super) const ANY_TRADE: u32 = u32::MAX;
/// Education of which a part is unknown.
pub(super) const ANY_EDUCATION: u8 = 15;
/// The languages that vacancies ask most have a column; the others are read from the record.
pub(super) const WATCHED: [&str; 2] = ["en", "it"];
/// A watched language that is listed without a level; with one, it is the next above by the level.
pub(super) const LISTED: u8 = 1;
/// Days are counted from 1 January 1970, so that two bytes hold them; 0 is none.
const EPOCH: i32 = 719_163;

/// Bits of [`Row::state`].
pub(super) const VEHICLE_NO: u8 = 1;
pub(super) const VEHICLE_YES: u8 = 2;
pub(super) const BOARDS: u8 = 4;

/// What decides the gates that need no look-up, in one number: bits that a vacancy may need all of, and the range in
/// whole kilometres above them. What is unknown has every bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gates(pub u32);

/// Bits of [`Gates`]: the contracts first, then hours, shifts and single ones.
const HOURS_AT: u32 = 12;
const SHIFTS_AT: u32 = HOURS_AT + 4;
const SINGLE_AT: u32 = SHIFTS_AT + 5;
const RANGE_AT: u32 = SINGLE_AT + 3;
const ALL_CONTRACTS: u32 = (1 << HOURS_AT) - 1;
const ALL_HOURS: u32 = 0xf;
const ALL_SHIFTS: u32 = 0x1f;
/// She may be sent: she has not refused to be, and is not known to lack the right to work.
pub(super) const MAY_WORK: u32 = 1 << SINGLE_AT;
/// She is not known to have no vehicle.
pub(super) const MAY_DRIVE: u32 = 1 << (SINGLE_AT + 1);
/// She would live where she works.
pub(super) const WOULD_BOARD: u32 = 1 << (SINGLE_AT + 2);

const _: () = assert!(Contract::ALL.len() as u32 == HOURS_AT && RANGE_AT == 24, "bits and range fill the number");
const _: () = assert!(Hours::ALL.len() == 4 && Shift::ALL.len() == 5, "each has its bit");

impl Gates {
    pub(super) fn of(features: &WorkerFeatures) -> Self {
        let told = |mask: u32, all: u32| if mask == 0 { all } else { mask & all };
        let bit = |is: bool, bit: u32| if is { bit } else { 0 };
        let bound = features.max_km.filter(|_| !features.relocation);
        let contracts = features.contracts.iter().fold(0, |mask, contract| mask | contract.bit());
        Self(
            Self::accepting(told(contracts, ALL_CONTRACTS), told(features.hours, ALL_HOURS), told(features.shifts, ALL_SHIFTS))
                | bit(!features.refused && features.right_to_work != Some(false), MAY_WORK)
                | bit(features.vehicle != Some(false), MAY_DRIVE)
                | bit(features.board_and_lodging, WOULD_BOARD)
                | Self::range(bound.map_or(FAR_KM, |km| u8::try_from(km).unwrap_or(FAR_KM))),
        )
    }

    /// The bits of contracts, hours and shifts.
    pub(super) const fn accepting(contracts: u32, hours: u32, shifts: u32) -> u32 {
        contracts | hours << HOURS_AT | shifts << SHIFTS_AT
    }

    /// A range in kilometres in its place.
    pub(super) const fn range(km: u8) -> u32 {
        (km as u32) << RANGE_AT
    }
}

/// What is read of those whom [`Gates`] leave in: half a line of the processor's memory.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
pub(super) struct Row {
    /// Position of the record in the index.
    pub record: u32,
    pub licences: u32,
    pub done: [u16; 4],
    pub wished: [u16; 2],
    pub from: u16,
    /// Day on which the availability was ascertained.
    pub ascertained: u16,
    pub contracts: u16,
    /// Hours and shifts, as [`times_at`] has them.
    pub times: u16,
    /// Range in whole kilometres; the assumed one where there is none.
    pub km: u8,
    pub state: u8,
    /// The highest level on record, 0 when there is no title.
    pub education: u8,
    /// One half byte for each of [`WATCHED`].
    pub languages: u8,
}

const _: () = assert!(size_of::<Row>() == 32, "two rows to a line");

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

impl Row {
    pub(super) fn of(record: u32, features: &WorkerFeatures) -> Self {
        let bit = |is: bool, bit: u8| if is { bit } else { 0 };
        let contracts = features.contracts.iter().fold(0, |mask, contract| mask | contract.bit());
        let mut row = Self {
            record,
            licences: features.licences,
            done: [NO_OCCUPATION; 4],
            wished: [NO_OCCUPATION; 2],
            from: features.from.map_or(0, |from| day(day_number(from))),
            ascertained: features.ascertained.map_or(0, |at| day(day_number(at))),
            contracts: u16::try_from(contracts).unwrap_or(u16::MAX),
            times: times_at(features.hours, features.shifts),
            km: weighed_km(features),
            state: bit(features.vehicle == Some(false), VEHICLE_NO)
                | bit(features.vehicle == Some(true), VEHICLE_YES)
                | bit(features.board_and_lodging, BOARDS),
            education: education(features),
            languages: language(features, WATCHED[0]) | language(features, WATCHED[1]) << 4,
        };
        fill(&mut row.done, features.experiences.iter().filter_map(|done| done.occupation));
        fill(&mut row.wished, features.wish_occupations.iter().copied());
        row
    }
}

/// The range that the distance is weighed by, in whole kilometres: her own, or the assumed one.
pub(super) fn weighed_km(features: &WorkerFeatures) -> u8 {
    u8::try_from(features.max_km.unwrap_or(ASSUMED_RANGE_KM)).unwrap_or(FAR_KM)
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

/// One bit for the minor group of each occupation done; every bit where one is not known, or none is on record.
pub(super) fn trades(features: &WorkerFeatures, taxonomy: &Taxonomy) -> u32 {
    let bit = |occupation| match occupation {
        OccupationKey::Known(ix) => taxonomy.trades().get(usize::from(ix.0)).copied().unwrap_or(ANY_TRADE),
        OccupationKey::Words(_) => ANY_TRADE,
    };
    match features.experiences.iter().filter_map(|done| done.occupation).fold(0, |mask, occupation| mask | bit(occupation)) {
        0 => ANY_TRADE,
        bits => bits,
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
