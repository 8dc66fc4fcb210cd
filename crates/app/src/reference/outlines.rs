//! Outlines of municipalities around a point, for maps.

use ponte_domain::{geo::Point, reference_batch::TerritoryKind};
use ponte_storage::reference::boundaries_of;
use serde::Deserialize;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// Metres by which a municipality may reach beyond the distance of its seat.
const HALF_A_MUNICIPALITY: f64 = 12_000.0;

/// The outline of a municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    pub name: String,
    /// Closed lines, holes among them.
    pub rings: Vec<Vec<Point>>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<(f64, f64)>>),
    MultiPolygon(Vec<Vec<Vec<(f64, f64)>>>),
}

/// The outlines of the municipalities within some metres of a point; none when no boundaries were imported.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn outlines(app: &App, caller: &Caller, around: Point, metres: f64) -> Result<Vec<Outline>> {
    caller.require(Right::Match)?;
    let catalogue = app.market.catalogue();
    let near = |point: Point| point.metres_to(around) <= metres + HALF_A_MUNICIPALITY;
    let codes: Vec<String> =
        catalogue.places().iter().filter(|place| place.point.is_some_and(near)).map(|place| place.code.clone()).collect();
    let boundaries = boundaries_of(&app.db, TerritoryKind::Municipality, &codes).await?;
    let outlines = boundaries.into_iter().filter_map(|boundary| {
        // A shape that cannot be read leaves a gap in a picture, no more.
        let polygons = match serde_json::from_str(&boundary.geometry).ok()? {
            Geometry::Polygon(rings) => vec![rings],
            Geometry::MultiPolygon(polygons) => polygons,
        };
        let points = |ring: Vec<(f64, f64)>| ring.into_iter().map(|(lon, lat)| Point { lat, lon }).collect();
        Some(Outline { name: boundary.name, rings: polygons.into_iter().flatten().map(points).collect() })
    });
    Ok(outlines.collect())
}
