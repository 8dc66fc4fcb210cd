//! Points on the earth and the distance between them.

use serde::{Deserialize, Serialize};

/// Mean radius of the earth in metres (IUGG).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// A point in WGS84 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

impl Point {
    /// Great-circle distance in metres (haversine), as the crow flies.
    #[must_use]
    pub fn metres_to(self, other: Self) -> f64 {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((lat2 - lat1) / 2.0).sin();
        let half_lon = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let h = half_lat * half_lat + lat1.cos() * lat2.cos() * half_lon * half_lon;
        2.0 * EARTH_RADIUS_M * h.sqrt().min(1.0).asin()
    }

    /// Whether both degrees are on the globe.
    #[must_use]
    pub fn is_on_earth(self) -> bool {
        (-90.0..=90.0).contains(&self.lat) && (-180.0..=180.0).contains(&self.lon)
    }

    /// Whether the point lies in the rectangle around Italy and its neighbours (Corsica and PACA included).
    #[must_use]
    pub fn is_near_italy(self) -> bool {
        (35.0..=47.6).contains(&self.lat) && (4.2..=19.0).contains(&self.lon)
    }
}

#[cfg(test)]
mod tests {
    use super::Point;

    #[test]
    fn la_spezia_is_seventy_seven_kilometres_from_genoa() {
        let spezia = Point { lat: 44.1025, lon: 9.8241 };
        let genoa = Point { lat: 44.4056, lon: 8.9463 };
        let km = spezia.metres_to(genoa) / 1000.0;
        assert!((76.0..79.0).contains(&km), "{km}");
        assert!(spezia.metres_to(spezia) < 1e-6);
    }
}
