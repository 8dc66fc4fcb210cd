//! The people of one place, kept together.

use std::ops::Range;

use super::columns::weighed_km;
use crate::{features::WorkerFeatures, position::Position};

/// Cubes of 2,048 metres hold those whom their range bounds, cubes of 32,768 metres the others.
const CUBE_BITS: u32 = 11;
const WIDE_CUBE_BITS: u32 = 15;
/// Cubes are counted from the centre of the earth, at most so many either way.
const AXIS_BITS: u32 = 13;
const AXIS_ORIGIN: i32 = 1 << (AXIS_BITS - 1);
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

    /// A number that is near for places that are near to each other: the bits of the three axes in turn.
    pub(super) fn along_a_curve(self) -> (u8, u64) {
        let curve = |axes: [i32; 3]| {
            let bit =
                |at: u32| axes.iter().fold(0, |bits, axis| bits << 1 | u64::from(axis.wrapping_add(AXIS_ORIGIN).cast_unsigned() >> at & 1));
            (0..AXIS_BITS).rev().fold(0, |number, at| number << 3 | bit(at))
        };
        match self {
            Self::Within(x, y, z) => (0, curve([x, y, z])),
            Self::Around(x, y, z) => (1, curve([x, y, z])),
            Self::Nowhere => (2, 0),
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
    /// The longest range that the distance is weighed by, in kilometres: her own or the assumed one.
    pub widest_km: u8,
    /// Whether some would accept board and lodging.
    pub boards: bool,
    pub has_home: bool,
}

impl Extent {
    pub(super) const EMPTY: Self = Self { low: [i32::MAX; 3], high: [i32::MIN; 3], reach: 0, widest_km: 0, boards: false, has_home: false };

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
        self.widest_km = self.widest_km.max(weighed_km(features));
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

/// The people of one place: a stretch of [`Seats`], with room for more.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Block {
    pub from: u32,
    pub len: u32,
    pub room: u32,
}

impl Block {
    /// Where its people sit.
    pub(super) const fn seats(self) -> Range<usize> {
        self.from as usize..(self.from + self.len) as usize
    }
}
