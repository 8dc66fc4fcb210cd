//! The people of one place, kept together.

use super::columns::{Hot, Warm, signature};
use crate::{features::WorkerFeatures, position::Position, taxonomy::Taxonomy};

/// Cubes of 2,048 metres hold those whom their range bounds, cubes of 32,768 metres the others.
const CUBE_BITS: u32 = 11;
const WIDE_CUBE_BITS: u32 = 15;
const NO_LIMIT: u32 = u32::MAX;

/// Where a person is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// The home of who is bound by her range.
    Within(i32, i32, i32),
    /// The home of who is not.
    Around(i32, i32, i32),
    Nowhere,
}

impl Place {
    pub(super) fn of(features: &WorkerFeatures) -> Self {
        match features.home {
            Some(home) if features.max_km.is_some() && !features.relocation => {
                Self::Within(home.x >> CUBE_BITS, home.y >> CUBE_BITS, home.z >> CUBE_BITS)
            }
            Some(home) => Self::Around(home.x >> WIDE_CUBE_BITS, home.y >> WIDE_CUBE_BITS, home.z >> WIDE_CUBE_BITS),
            None => Self::Nowhere,
        }
    }
}

/// Where the people of a block live and how far they go. It only grows: who leaves may leave it wider than need be, which
/// costs time and never a person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    low: [i32; 3],
    high: [i32; 3],
    /// The longest range among them, in metres.
    reach: u32,
    /// Whether some would accept board and lodging.
    boards: bool,
    pub has_home: bool,
}

impl Extent {
    pub(super) const EMPTY: Self = Self { low: [i32::MAX; 3], high: [i32::MIN; 3], reach: 0, boards: false, has_home: false };

    pub(super) fn grow(&mut self, features: &WorkerFeatures) {
        if let Some(home) = features.home {
            self.has_home = true;
            for (axis, metres) in [home.x, home.y, home.z].into_iter().enumerate() {
                self.low[axis] = self.low[axis].min(metres);
                self.high[axis] = self.high[axis].max(metres);
            }
        }
        let bound = matches!(Place::of(features), Place::Within(..));
        let range = features.max_km.filter(|_| bound).map_or(NO_LIMIT, |km| km.saturating_mul(1_000));
        self.reach = self.reach.max(range);
        self.boards |= features.board_and_lodging;
    }

    /// Square of the shortest straight line from a position to the box.
    pub(super) fn chord_squared(&self, from: Position) -> u64 {
        let from = [from.x, from.y, from.z];
        (0..3)
            .map(|axis| {
                let (low, high, at) = (i64::from(self.low[axis]), i64::from(self.high[axis]), i64::from(from[axis]));
                let outside = (low - at).max(at - high).max(0);
                (outside * outside).unsigned_abs()
            })
            .sum()
    }

    /// Whether somebody may come from so far; with `lodging`, who boards does not mind.
    pub(super) fn reaches(&self, chord_squared: u64, lodging: bool) -> bool {
        // The straight line, in whole metres, is never longer than the arc that the gate measures; it is so many metres
        // or more exactly when its square reaches theirs.
        (lodging && self.boards) || chord_squared < (u64::from(self.reach) + 1).saturating_pow(2)
    }
}

/// The people of one place, in columns of the same order.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub hot: Vec<Hot>,
    pub warm: Vec<Warm>,
    pub signatures: Vec<u128>,
    /// Positions of the records in the index.
    pub records: Vec<u32>,
}

impl Block {
    /// Adds a person; her place in the block.
    pub(super) fn push(&mut self, record: u32, features: &WorkerFeatures, taxonomy: &Taxonomy) -> usize {
        self.hot.push(Hot::of(features));
        self.warm.push(Warm::of(features));
        self.signatures.push(signature(features, taxonomy));
        self.records.push(record);
        self.records.len() - 1
    }

    /// Takes the person at a place out; the record that moved there, if any.
    pub(super) fn swap_remove(&mut self, at: usize) -> Option<u32> {
        self.hot.swap_remove(at);
        self.warm.swap_remove(at);
        self.signatures.swap_remove(at);
        self.records.swap_remove(at);
        self.records.get(at).copied()
    }

    /// Bytes it holds.
    pub(super) fn heap_bytes(&self) -> usize {
        self.hot.capacity() * size_of::<Hot>()
            + self.warm.capacity() * size_of::<Warm>()
            + self.signatures.capacity() * size_of::<u128>()
            + self.records.capacity() * size_of::<u32>()
    }
}
