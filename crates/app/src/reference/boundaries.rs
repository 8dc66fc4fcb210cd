//! Boundaries of municipalities, provinces and regions from TopoJSON or GeoJSON in WGS84 degrees.

use std::{collections::HashMap, path::Path};

use ponte_domain::{
    geo::Point,
    reference::Place,
    reference_batch::{Boundary, ReferenceBatch, Release, TerritoryKind},
};
use serde::Deserialize;
use serde_json::Value;

use super::{
    error::{MapProblem, ReferenceError},
    report::{FileReport, ReferenceReport, Tally},
    shape::{Ring, Shape},
    table::read_bytes,
};

/// A published point further than this from its outline is wrong; nearer, the outline was simplified.
const POINT_MAY_BE_OUTSIDE_M: f64 = 3_000.0;

/// Properties that hold the code, the most exact first, and those that hold the name.
const KEYS: [(TerritoryKind, &[&str], &[&str]); 3] = [
    (TerritoryKind::Municipality, &["PRO_COM_T", "com_istat_code", "codice_istat"], &["COMUNE", "name", "nome"]),
    (TerritoryKind::Province, &["prov_istat_code", "COD_UTS", "COD_PROV"], &["prov_name", "DEN_UTS", "DEN_PROV"]),
    (TerritoryKind::Region, &["reg_istat_code", "COD_REG"], &["reg_name", "DEN_REG"]),
];

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Map {
    Topology(Topology),
    FeatureCollection { features: Vec<Feature> },
}

#[derive(Deserialize)]
struct Topology {
    arcs: Vec<Vec<Vec<f64>>>,
    transform: Option<Transform>,
    objects: HashMap<String, Geometries>,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Geometries {
    #[serde(default)]
    geometries: Vec<TopoGeometry>,
}

#[derive(Deserialize)]
struct TopoGeometry {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    arcs: Value,
    #[serde(default)]
    properties: HashMap<String, Value>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Value,
    #[serde(default)]
    properties: HashMap<String, Value>,
}

/// A map as it was read.
#[derive(Debug)]
pub struct MapRead {
    pub batch: ReferenceBatch,
    pub report: ReferenceReport,
    pub outlines: Outlines,
}

/// Outlines of municipalities that can be compared with points.
#[derive(Debug, Default)]
pub struct Outlines {
    shapes: HashMap<String, Shape>,
}

/// Reads a map of municipalities, provinces or regions.
///
/// # Errors
/// When the file is neither TopoJSON nor GeoJSON, a shape is broken or without a known code, or the
/// coordinates are not degrees.
pub fn read(file: &Path) -> Result<MapRead, ReferenceError> {
    let bytes = read_bytes(file)?;
    let wrong = |problem| ReferenceError::Map { file: file.to_owned(), problem };
    let map: Map =
        serde_json::from_slice(&bytes).map_err(|error| wrong(MapProblem::NotJson { line: error.line(), column: error.column() }))?;
    let named = match map {
        Map::Topology(topology) => from_topology(topology),
        Map::FeatureCollection { features } => from_features(features),
    }
    .map_err(wrong)?;
    let mut read = MapRead { batch: ReferenceBatch::default(), report: ReferenceReport::default(), outlines: Outlines::default() };
    for (ix, (properties, exact)) in named.into_iter().enumerate() {
        // Compared as it will be stored, so that a later comparison says the same.
        let shape = exact.rounded();
        let (kind, code, name) = identify(&properties).ok_or_else(|| wrong(MapProblem::NoCode { shape: ix }))?;
        if !shape.polygons.iter().flatten().flatten().all(|point| point.is_on_earth()) {
            return Err(wrong(MapProblem::NotDegrees { shape: ix }));
        }
        if shape.inner_point().is_none() {
            return Err(wrong(MapProblem::BrokenShape { shape: ix }));
        }
        read.batch.boundaries.push(Boundary { kind, code: code.clone(), name, geometry: shape.geojson() });
        if kind == TerritoryKind::Municipality {
            read.outlines.shapes.insert(code, shape);
        }
    }
    let text = String::from_utf8_lossy(&bytes);
    read.batch.release = Some(Release { name: "boundaries".into(), version: super::release::version_of(file, [text.as_ref()]) });
    read.report.files.push(FileReport::read(file, "boundaries", read.batch.boundaries.len()));
    Ok(read)
}

fn identify(properties: &HashMap<String, Value>) -> Option<(TerritoryKind, String, String)> {
    let text = |keys: &[&str]| {
        keys.iter().find_map(|key| match properties.get(*key)? {
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    };
    KEYS.iter().find_map(|(kind, codes, names)| {
        let width = match kind {
            TerritoryKind::Municipality => 6,
            TerritoryKind::Province => 3,
            TerritoryKind::Region => 2,
        };
        Some((*kind, format!("{:0>width$}", text(codes)?), text(names).unwrap_or_default()))
    })
}

type Named = Vec<(HashMap<String, Value>, Shape)>;

fn from_topology(topology: Topology) -> Result<Named, MapProblem> {
    let arcs: Vec<Ring> = topology.arcs.iter().map(|arc| decode_arc(arc, topology.transform.as_ref())).collect();
    let geometries = topology.objects.into_values().flat_map(|object| object.geometries);
    let mut named = Vec::new();
    for (ix, geometry) in geometries.enumerate() {
        // A municipality may be listed without an outline.
        let Some(kind) = geometry.kind else { continue };
        let shape = shape_of_arcs(&kind, geometry.arcs, &arcs).ok_or(MapProblem::BrokenShape { shape: ix })?;
        named.push((geometry.properties, shape));
    }
    Ok(named)
}

/// The points of an arc; a quantised one is written as steps from its first point.
fn decode_arc(arc: &[Vec<f64>], transform: Option<&Transform>) -> Ring {
    let (mut x, mut y) = (0.0, 0.0);
    let coordinate = |pair: &Vec<f64>, at: usize| pair.get(at).copied().unwrap_or(f64::NAN);
    let step = |pair: &Vec<f64>| match transform {
        None => Point { lon: coordinate(pair, 0), lat: coordinate(pair, 1) },
        Some(Transform { scale, translate }) => {
            x += coordinate(pair, 0);
            y += coordinate(pair, 1);
            Point { lon: x * scale[0] + translate[0], lat: y * scale[1] + translate[1] }
        }
    };
    arc.iter().map(step).collect()
}

fn shape_of_arcs(kind: &str, arcs: Value, table: &[Ring]) -> Option<Shape> {
    let polygons: Vec<Vec<Vec<i64>>> = match kind {
        "Polygon" => vec![serde_json::from_value(arcs).ok()?],
        "MultiPolygon" => serde_json::from_value(arcs).ok()?,
        _ => return None,
    };
    let ring = |arcs: Vec<i64>| -> Option<Ring> {
        let mut ring = Ring::new();
        for number in arcs {
            // A negative number is the arc of its complement, walked backwards.
            let forward = usize::try_from(if number < 0 { !number } else { number }).ok()?;
            let arc = table.get(forward)?;
            // Each arc begins where the one before ended.
            ring.pop();
            if number < 0 { ring.extend(arc.iter().rev()) } else { ring.extend(arc) }
        }
        Some(ring)
    };
    let polygons = polygons.into_iter().map(|rings| rings.into_iter().map(ring).collect()).collect::<Option<_>>()?;
    Some(Shape { polygons })
}

fn from_features(features: Vec<Feature>) -> Result<Named, MapProblem> {
    let named = |(ix, feature): (usize, Feature)| {
        let shape = shape_of_geometry(&feature.geometry).ok_or(MapProblem::BrokenShape { shape: ix })?;
        Ok((feature.properties, shape))
    };
    features.into_iter().enumerate().map(named).collect()
}

/// The shape of a GeoJSON geometry.
fn shape_of_geometry(geometry: &Value) -> Option<Shape> {
    let coordinates = geometry.get("coordinates")?.clone();
    let polygons: Vec<Vec<Vec<Vec<f64>>>> = match geometry.get("type")?.as_str()? {
        "Polygon" => vec![serde_json::from_value(coordinates).ok()?],
        "MultiPolygon" => serde_json::from_value(coordinates).ok()?,
        _ => return None,
    };
    let polygon = |rings: Vec<Vec<Vec<f64>>>| rings.iter().map(|ring| decode_arc(ring, None)).collect();
    Some(Shape { polygons: polygons.into_iter().map(polygon).collect() })
}

impl Outlines {
    /// The outlines of stored municipalities; a geometry that cannot be read is left out.
    #[must_use]
    pub fn of_stored(boundaries: &[Boundary]) -> Self {
        let municipal = boundaries.iter().filter(|boundary| boundary.kind == TerritoryKind::Municipality);
        let shape =
            |boundary: &Boundary| Some((boundary.code.clone(), shape_of_geometry(&serde_json::from_str(&boundary.geometry).ok()?)?));
        Self { shapes: municipal.filter_map(shape).collect() }
    }

    /// The codes of the outlines.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.shapes.keys().map(String::as_str)
    }

    /// Moves published points that lie clearly outside their municipality to one inside, and says which.
    ///
    /// A point within three kilometres of the outline stays: simplified outlines cut corners. The outline
    /// alone gives the new point, so that the order in which places and boundaries come does not matter.
    pub fn correct_points(&self, places: &mut [Place]) -> Tally {
        let former: HashMap<String, String> =
            places.iter().filter_map(|place| Some((place.merged_into.clone()?, place.code.clone()))).collect();
        let mut moved = Tally::default();
        for place in places.iter_mut().filter(|place| place.merged_into.is_none()) {
            // A map drawn before a reform carries the former code.
            let drawn = self.shapes.get(&place.code).or_else(|| self.shapes.get(former.get(&place.code)?));
            let (Some(shape), Some(point)) = (drawn, place.point) else { continue };
            if shape.metres_from(point) > POINT_MAY_BE_OUTSIDE_M {
                place.point = shape.inner_point();
                moved.add(&place.name);
            }
        }
        moved
    }
}
