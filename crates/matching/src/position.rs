//! Positions in whole metres, so that distances are integers and equal on every machine.

use ponte_domain::geo::Point;

/// Mean radius of the earth in metres (IUGG), rounded.
const RADIUS_M: i64 = 6_371_009;

/// A place on the earth as metres from its centre along three axes, rounded once when it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    pub x: i32,
    pub y: i32,
    pub z: i32,
}

impl Position {
    /// The position of a point in degrees.
    #[must_use]
    pub fn of(point: Point) -> Self {
        let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
        let radius = RADIUS_M as f64;
        // A conversion from float saturates; coordinates beyond the globe become its far side, never a panic.
        let whole = |metres: f64| metres.round() as i32;
        Self { x: whole(radius * lat.cos() * lon.cos()), y: whole(radius * lat.cos() * lon.sin()), z: whole(radius * lat.sin()) }
    }

    /// Square of the straight line to another position, in square metres.
    #[must_use]
    pub fn chord_squared(self, other: Self) -> u64 {
        let along = |a: i32, b: i32| {
            let d = i64::from(a) - i64::from(b);
            (d * d).unsigned_abs()
        };
        along(self.x, other.x) + along(self.y, other.y) + along(self.z, other.z)
    }

    /// Great-circle distance in whole metres.
    #[must_use]
    pub fn metres_to(self, other: Self) -> u32 {
        arc(self.chord_squared(other))
    }
}

/// The whole part of a square root: that of the processor, set right where its rounding went up.
pub(crate) fn square_root(square: u64) -> u64 {
    let near = (square as f64).sqrt() as u64;
    near - u64::from(near.saturating_mul(near) > square)
}

/// The arc above a chord: the chord and the first two terms of the series of the arcsine
/// (off by less than 1 metre in 500 kilometres and 60 metres in 2,000).
fn arc(chord_squared: u64) -> u32 {
    let chord = square_root(chord_squared);
    // In square kilometres, about, so that products stay within 64 bits.
    let (squared, radius_squared) = (chord_squared >> 10, (RADIUS_M * RADIUS_M).unsigned_abs() >> 10);
    let first = chord * squared / (24 * radius_squared);
    let second = 9 * first * squared / (80 * radius_squared);
    u32::try_from(chord + first + second).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use ponte_domain::geo::Point;

    use super::{Position, RADIUS_M, square_root};

    #[test]
    fn a_square_root_is_the_whole_part_within_the_globe() {
        let farthest = 2 * RADIUS_M.unsigned_abs();
        for root in (0..1_000).chain((0..2_000).map(|step| farthest - step * 6_007)) {
            let square = root * root;
            assert_eq!(square_root(square), root);
            assert_eq!(square_root(square + 2 * root), root);
            assert_eq!(square_root(square.saturating_sub(1)), root.saturating_sub(1));
        }
    }

    #[test]
    fn it_agrees_with_the_haversine_to_two_metres_within_italy() {
        let spezia = Point { lat: 44.1025, lon: 9.8241 };
        for (lat, lon) in [(44.4056, 8.9463), (44.0, 9.9), (45.07, 7.69), (41.9, 12.5), (44.1026, 9.8241), (37.5, 15.1)] {
            let other = Point { lat, lon };
            let exact = spezia.metres_to(other);
            let ours = f64::from(Position::of(spezia).metres_to(Position::of(other)));
            assert!((exact - ours).abs() < 3.0, "{exact} {ours}");
        }
    }
}
