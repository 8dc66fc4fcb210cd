//! Outlines of territory as rings of points.

use ponte_domain::geo::Point;
use serde_json::json;

/// A closed line; the last point may repeat the first.
pub(super) type Ring = Vec<Point>;

/// One or more polygons, each an outer ring followed by its holes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Shape {
    pub polygons: Vec<Vec<Ring>>,
}

/// The sides of a ring.
fn sides(ring: &Ring) -> impl Iterator<Item = (Point, Point)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)).take(ring.len())
}

/// Where the sides of a polygon cross a parallel, west to east.
fn crossings(polygon: &[Ring], lat: f64) -> Vec<f64> {
    let crosses = |(a, b): &(Point, Point)| (a.lat > lat) != (b.lat > lat);
    let lon = |(a, b): (Point, Point)| (b.lon - a.lon) * (lat - a.lat) / (b.lat - a.lat) + a.lon;
    let mut at: Vec<f64> = polygon.iter().flat_map(sides).filter(crosses).map(lon).collect();
    at.sort_by(f64::total_cmp);
    at
}

impl Shape {
    /// Whether the point lies inside, holes excluded.
    pub fn contains(&self, point: Point) -> bool {
        let west = |polygon: &Vec<Ring>| crossings(polygon, point.lat).iter().filter(|lon| **lon > point.lon).count();
        self.polygons.iter().any(|polygon| west(polygon) % 2 == 1)
    }

    /// Metres from the point to the nearest side; 0 inside.
    pub fn metres_from(&self, point: Point) -> f64 {
        if self.contains(point) {
            return 0.0;
        }
        let nearest = |side: (Point, Point)| nearest_on(side, point).metres_to(point);
        self.polygons.iter().flatten().flat_map(sides).map(nearest).fold(f64::INFINITY, f64::min)
    }

    /// A point certainly inside: the middle of the widest stretch at the middle height of the tallest polygon.
    pub fn inner_point(&self) -> Option<Point> {
        let heights = self.polygons.iter().filter_map(|polygon| {
            let lats = || polygon.first().into_iter().flatten().map(|point| point.lat);
            let (south, north) = (lats().fold(f64::INFINITY, f64::min), lats().fold(f64::NEG_INFINITY, f64::max));
            (north > south).then_some((polygon, south, north))
        });
        let (polygon, south, north) = heights.max_by(|a, b| (a.2 - a.1).total_cmp(&(b.2 - b.1)))?;
        let lat = f64::midpoint(south, north);
        let at = crossings(polygon, lat);
        let widest = at.chunks_exact(2).max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])))?;
        Some(Point { lat, lon: f64::midpoint(widest[0], widest[1]) })
    }

    /// The shape with five decimals (about a metre), which is how it is stored.
    pub fn rounded(mut self) -> Self {
        let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
        for point in self.polygons.iter_mut().flatten().flatten() {
            *point = Point { lat: round(point.lat), lon: round(point.lon) };
        }
        self
    }

    /// The shape as a GeoJSON geometry.
    pub fn geojson(&self) -> String {
        let ring = |ring: &Ring| ring.iter().map(|point| [point.lon, point.lat]).collect::<Vec<_>>();
        let polygon = |rings: &Vec<Ring>| rings.iter().map(ring).collect::<Vec<_>>();
        match self.polygons.as_slice() {
            [only] => json!({ "type": "Polygon", "coordinates": polygon(only) }),
            many => json!({ "type": "MultiPolygon", "coordinates": many.iter().map(polygon).collect::<Vec<_>>() }),
        }
        .to_string()
    }
}

/// The point of a side nearest to another, on the plane that touches the earth there.
fn nearest_on((a, b): (Point, Point), to: Point) -> Point {
    let squeeze = to.lat.to_radians().cos();
    let (east, north) = ((b.lon - a.lon) * squeeze, b.lat - a.lat);
    let length = east * east + north * north;
    if length == 0.0 {
        return a;
    }
    let along = (((to.lon - a.lon) * squeeze * east + (to.lat - a.lat) * north) / length).clamp(0.0, 1.0);
    Point { lat: a.lat + along * (b.lat - a.lat), lon: a.lon + along * (b.lon - a.lon) }
}

#[cfg(test)]
mod tests {
    use ponte_domain::geo::Point;

    use super::{Ring, Shape};

    fn square(south: f64, west: f64, side: f64) -> Ring {
        [(0.0, 0.0), (0.0, side), (side, side), (side, 0.0), (0.0, 0.0)]
            .map(|(up, right)| Point { lat: south + up, lon: west + right })
            .into()
    }

    #[test]
    fn a_hole_is_outside() {
        let ring = Shape { polygons: vec![vec![square(44.0, 9.0, 1.0), square(44.4, 9.4, 0.2)]] };
        assert!(ring.contains(Point { lat: 44.1, lon: 9.1 }));
        assert!(!ring.contains(Point { lat: 44.5, lon: 9.5 }));
        assert!(!ring.contains(Point { lat: 44.5, lon: 10.5 }));
        let inner = ring.inner_point().expect("has an area");
        assert!(ring.contains(inner), "{inner:?}");
    }

    #[test]
    fn distance_is_to_the_nearest_side() {
        let shape = Shape { polygons: vec![vec![square(44.0, 9.0, 1.0)]] };
        assert!(shape.metres_from(Point { lat: 44.5, lon: 9.5 }) < f64::EPSILON);
        let km = shape.metres_from(Point { lat: 45.1, lon: 9.5 }) / 1000.0;
        assert!((11.0..11.3).contains(&km), "{km}");
    }

    #[test]
    fn a_line_has_no_inner_point() {
        let line = vec![Point { lat: 44.0, lon: 9.0 }, Point { lat: 44.0, lon: 9.5 }];
        assert_eq!(Shape { polygons: vec![vec![line]] }.inner_point(), None);
    }
}
