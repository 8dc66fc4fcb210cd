//! People in columns: what can rule somebody out is read before her record is touched.

use ponte_domain::work_terms::AvailabilityPart;

use crate::{
    features::{WorkerFeatures, day_number},
    key::{OccupationKey, SkillKey},
    position::Position,
    score::facts::implied,
    taxonomy::Taxonomy,
};

/// Cubes of 2,048 metres: people of one cube are looked at together.
const CUBE_BITS: u32 = 11;
/// No day, no limit, no occupation.
pub(super) const NONE_DAY: i32 = i32::MIN;
pub(super) const NO_LIMIT: u32 = u32::MAX;
pub(super) const NO_OCCUPATION: u16 = u16::MAX;

/// Where a person is kept: the cube of her home when her range bounds her, else with those whom distance does not bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Place {
    Within(i32, i32, i32),
    Unbound,
}

impl Place {
    pub(super) fn of(features: &WorkerFeatures) -> Self {
        match features.home {
            Some(home) if features.max_km.is_some() && !features.relocation && !features.board_and_lodging => {
                Self::Within(home.x >> CUBE_BITS, home.y >> CUBE_BITS, home.z >> CUBE_BITS)
            }
            _ => Self::Unbound,
        }
    }
}

/// Bits of [`Mask::state`].
pub(super) const REFUSED: u8 = 1;
pub(super) const NO_RIGHT: u8 = 2;
pub(super) const VEHICLE_NO: u8 = 4;

/// What the cheapest gates read: sixteen bytes a person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mask {
    pub licences: u32,
    pub implied: u32,
    pub contracts: u16,
    pub hours: u8,
    pub shifts: u8,
    pub firm: u8,
    pub state: u8,
}

/// What an upper bound of the points reads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// Position of the record in the index.
    pub record: u32,
    pub home: Option<Position>,
    /// Range in metres.
    pub range: u32,
    pub ascertained: i32,
    pub from: i32,
    /// Occupations worked in, and wished; `many` when there are more or some are only words.
    pub done: [u16; 4],
    pub wished: [u16; 2],
    pub done_many: bool,
    pub wished_many: bool,
    pub wishes: bool,
    pub has_skills: bool,
    pub has_education: bool,
    pub has_languages: bool,
    /// One bit for the group of each skill.
    pub signature: u128,
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

impl Mask {
    fn of(features: &WorkerFeatures) -> Self {
        let narrow = |mask: u32| u8::try_from(mask).unwrap_or(u8::MAX);
        let bit = |is: bool, bit: u8| if is { bit } else { 0 };
        let contracts = features.contracts.iter().fold(0, |mask, contract| mask | contract.bit());
        Self {
            licences: features.licences,
            implied: implied(features.licences),
            contracts: u16::try_from(contracts).unwrap_or(u16::MAX),
            hours: narrow(features.hours),
            shifts: narrow(features.shifts),
            firm: narrow(features.firm),
            state: bit(features.refused, REFUSED)
                | bit(features.right_to_work == Some(false), NO_RIGHT)
                | bit(features.vehicle == Some(false), VEHICLE_NO),
        }
    }

    pub(super) const fn is_firm(&self, part: AvailabilityPart) -> bool {
        self.firm as u32 & part.bit() != 0
    }
}

impl Row {
    fn of(record: u32, features: &WorkerFeatures, taxonomy: &Taxonomy) -> Self {
        let mut row = Self {
            record,
            home: features.home,
            range: features.max_km.map_or(NO_LIMIT, |km| km.saturating_mul(1_000)),
            ascertained: features.ascertained.map_or(NONE_DAY, day_number),
            from: features.from.map_or(NONE_DAY, day_number),
            done: [NO_OCCUPATION; 4],
            wished: [NO_OCCUPATION; 2],
            done_many: false,
            wished_many: false,
            wishes: !features.wish_occupations.is_empty(),
            has_skills: !features.skills.is_empty(),
            has_education: !features.education.is_empty(),
            has_languages: !features.languages.is_empty(),
            signature: features.skills.iter().fold(0, |mask, (skill, _)| mask | skill_bit(taxonomy, *skill)),
        };
        row.done_many = !fill(&mut row.done, features.experiences.iter().filter_map(|done| done.occupation));
        row.wished_many = !fill(&mut row.wished, features.wish_occupations.iter().copied());
        row
    }

    /// Whether any occupation is on record.
    pub(super) const fn has_done(&self) -> bool {
        self.done_many || self.done[0] != NO_OCCUPATION
    }
}

/// Puts distinct occupations into places; whether all of them were known and found room.
fn fill(places: &mut [u16], occupations: impl Iterator<Item = OccupationKey>) -> bool {
    let mut used = 0;
    for occupation in occupations {
        let OccupationKey::Known(ix) = occupation else { return false };
        if places[..used].contains(&ix.0) {
            continue;
        }
        if used == places.len() || ix.0 == NO_OCCUPATION {
            return false;
        }
        places[used] = ix.0;
        used += 1;
    }
    true
}

/// The people of one place.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub masks: Vec<Mask>,
    pub rows: Vec<Row>,
    /// The box that holds their homes.
    pub low: [i32; 3],
    pub high: [i32; 3],
    /// The longest range among them, in metres.
    pub reach: u32,
}

impl Block {
    /// Adds a person; her place in the block.
    pub(super) fn push(&mut self, record: u32, features: &WorkerFeatures, taxonomy: &Taxonomy) -> usize {
        let row = Row::of(record, features, taxonomy);
        if let Some(home) = row.home {
            let at = [home.x, home.y, home.z];
            let first = self.rows.is_empty();
            for (axis, metres) in at.into_iter().enumerate() {
                self.low[axis] = if first { metres } else { self.low[axis].min(metres) };
                self.high[axis] = if first { metres } else { self.high[axis].max(metres) };
            }
        }
        // The box and the reach only grow; who leaves may leave them wider than need be, which costs time and never a person.
        let bound = Place::of(features) != Place::Unbound;
        self.reach = self.reach.max(if bound { row.range } else { NO_LIMIT });
        self.masks.push(Mask::of(features));
        self.rows.push(row);
        self.rows.len() - 1
    }

    /// Takes the person at a place out; the record that moved there, if any.
    pub(super) fn swap_remove(&mut self, at: usize) -> Option<u32> {
        self.masks.swap_remove(at);
        self.rows.swap_remove(at);
        self.rows.get(at).map(|row| row.record)
    }

    /// Square of the shortest straight line from a position to the box.
    pub(super) fn chord_squared(&self, from: Position) -> u64 {
        let from = [from.x, from.y, from.z];
        (0..3)
            .map(|axis| {
                let outside =
                    (i64::from(self.low[axis]) - i64::from(from[axis])).max(i64::from(from[axis]) - i64::from(self.high[axis])).max(0);
                (outside * outside).unsigned_abs()
            })
            .sum()
    }

    /// Bytes it holds.
    pub(super) fn heap_bytes(&self) -> usize {
        self.masks.capacity() * size_of::<Mask>() + self.rows.capacity() * size_of::<Row>()
    }
}
