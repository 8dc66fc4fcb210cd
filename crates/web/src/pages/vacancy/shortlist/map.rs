//! The map beside the list: people around the workplace, none of them where she lives exactly.

use std::collections::{HashMap, HashSet};

use ponte_app::{reference, rights::Caller, vacancy::Candidates};
use ponte_domain::{
    geo::Point,
    reference::{Catalogue, Place},
    worker::Worker,
};
use ponte_templates::pages::shortlist::{Dot, PointMap, Ring, Town};
use uuid::Uuid;

use crate::{error::PageError, site::Site};

/// The picture, in its own units, with the workplace in the middle.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 240.0;
/// How far from the middle the farthest person stands.
const REACH: f64 = 105.0;
/// People on the map.
const DOTS: usize = 20;
/// Metres that no scale goes under.
const LEAST_METRES: f64 = 4_000.0;
/// Metres by which a home is moved: never less than the first, so that no address can be read off.
const MOVED: (f64, f64) = (300.0, 700.0);
/// Distance at which two marks do not cover each other.
const APART: f64 = 17.0;
/// Width of a letter of a name, and half that of a mark.
const LETTER: f64 = 6.0;
const DOT: f64 = 9.0;
const METRES_A_DEGREE: f64 = 111_195.0;

/// Turns places into points of the picture.
struct Picture {
    middle: Point,
    metres_a_unit: f64,
}

impl Picture {
    fn at(&self, point: Point) -> (f64, f64) {
        let east = (point.lon - self.middle.lon) * METRES_A_DEGREE * self.middle.lat.to_radians().cos();
        let north = (point.lat - self.middle.lat) * METRES_A_DEGREE;
        (WIDTH / 2.0 + east / self.metres_a_unit, HEIGHT / 2.0 - north / self.metres_a_unit)
    }
}

fn inside((x, y): (f64, f64), margin: f64) -> bool {
    (margin..=WIDTH - margin).contains(&x) && (margin..=HEIGHT - margin).contains(&y)
}

pub async fn map(site: &Site, caller: &Caller, list: &Candidates) -> Result<Option<PointMap>, PageError> {
    let catalogue = site.app.market.catalogue();
    let workplace = &list.vacancy.value.workplace;
    let Some(middle) = catalogue.point_of(workplace.istat.as_deref(), workplace.point) else { return Ok(None) };
    let shown = list.people.iter().take(DOTS);
    let people: Vec<_> = shown.filter_map(|person| Some((person, home(&person.worker.value, person.worker.id, &catalogue)?))).collect();
    if people.is_empty() {
        return Ok(None);
    }
    let farthest = people.iter().map(|(_, home)| home.metres_to(middle)).fold(LEAST_METRES, f64::max);
    let picture = Picture { middle, metres_a_unit: farthest / REACH };
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let dots = people.iter().map(|(person, home)| {
        let (x, y) = free(picture.at(*home), &taken);
        taken.push((x, y));
        let out = person.proposal.as_ref().is_some_and(|stored| !stored.proposal.state.is_open());
        let km = person.found.metres.map_or_else(|| home.metres_to(middle), f64::from) / 1_000.0;
        Dot { number: person.place, name: person.worker.value.person.full_name(), km: round(km), x: round(x), y: round(y), out }
    });
    let dots: Vec<Dot> = dots.collect();
    let mut lived_in: HashMap<String, usize> = HashMap::new();
    for istat in list.people.iter().filter_map(|person| person.worker.value.home()?.istat.clone()) {
        *lived_in.entry(istat).or_default() += 1;
    }
    let towns = towns(&picture, &catalogue, &dots, &lived_in);
    let outlines = reference::outlines(&site.app, caller, middle, picture.metres_a_unit * WIDTH).await?;
    let outlines = outlines.iter().map(|outline| path(&picture, &outline.rings)).filter(|path| !path.is_empty()).collect();
    Ok(Some(PointMap { rings: rings(&picture), dots, towns, outlines }))
}

/// A home moved by a distance and in a direction that are always the same for the same person.
fn home(worker: &Worker, id: Uuid, catalogue: &Catalogue) -> Option<Point> {
    let home = worker.home()?;
    let point = catalogue.point_of(home.istat.as_deref(), home.point)?;
    let bytes = id.as_bytes();
    // The random half of an identifier; multiplied so that neighbours do not move together.
    let seed = bytes[8..].iter().fold(0_u64, |seed, byte| seed.wrapping_mul(0x100_0193).wrapping_add(u64::from(*byte)));
    let share = |bits: u64| f64::from(u16::try_from(bits & 0xffff).unwrap_or(0)) / 65_535.0;
    let mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let angle = share(mixed >> 16) * std::f64::consts::TAU;
    let metres = MOVED.0 + share(mixed >> 40) * (MOVED.1 - MOVED.0);
    let lat = point.lat + metres * angle.cos() / METRES_A_DEGREE;
    let lon = point.lon + metres * angle.sin() / (METRES_A_DEGREE * point.lat.to_radians().cos());
    Some(Point { lat, lon })
}

/// The nearest place on a spiral where a mark covers no other.
fn free(at: (f64, f64), taken: &[(f64, f64)]) -> (f64, f64) {
    let clear = |(x, y): (f64, f64)| taken.iter().all(|(a, b)| (x - a).hypot(y - b) >= APART);
    let spiral = (0..400_u32).map(|step| {
        let (angle, radius) = (f64::from(step) * 2.399_963, 3.0 * f64::from(step).sqrt());
        (at.0 + radius * angle.cos(), at.1 + radius * angle.sin())
    });
    spiral.map(|(x, y)| (x.clamp(10.0, WIDTH - 10.0), y.clamp(10.0, HEIGHT - 10.0))).find(|point| clear(*point)).unwrap_or(at)
}

/// Two circles at round distances.
fn rings(picture: &Picture) -> Vec<Ring> {
    let reach = picture.metres_a_unit * REACH / 1_000.0;
    let round_km = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0];
    let outer = round_km.iter().rev().find(|km| **km <= reach).copied().unwrap_or(1.0);
    let ring = |km: f64| Ring { km, r: round(km * 1_000.0 / picture.metres_a_unit) };
    vec![ring(outer / 2.0), ring(outer)]
}

/// A rectangle of the picture that is taken: its middle and half its sides.
#[derive(Debug, Clone, Copy)]
struct Taken {
    x: f64,
    y: f64,
    wide: f64,
    high: f64,
}

impl Taken {
    /// The room of a word in the small type of the map, around its middle; names stand on their line.
    fn word(text: &str, x: f64, y: f64) -> Self {
        let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        Self { x, y: y - 3.0, wide: f64::from(letters) * LETTER / 2.0 + 1.0, high: 6.0 }
    }

    fn covers(&self, other: &Self) -> bool {
        (self.x - other.x).abs() < self.wide + other.wide && (self.y - other.y).abs() < self.high + other.high
    }

    fn is_inside(&self) -> bool {
        self.x >= self.wide && self.x + self.wide <= WIDTH && self.y >= self.high && self.y + self.high <= HEIGHT
    }
}

/// Names of the municipalities on the picture, none over another nor over a mark. Where there is no room for all, those where people of
/// the list live come first, then the nearest to the workplace.
fn towns(picture: &Picture, catalogue: &Catalogue, dots: &[Dot], lived_in: &HashMap<String, usize>) -> Vec<Town> {
    let mut found: Vec<(&Place, (f64, f64))> = Vec::new();
    let mut seen = HashSet::new();
    for place in catalogue.places().iter().filter(|place| place.merged_into.is_none()) {
        let at = place.point.map(|point| picture.at(point)).filter(|at| inside(*at, 0.0));
        found.extend(at.filter(|_| seen.insert(&place.name)).map(|at| (place, at)));
    }
    let from_middle = |(x, y): (f64, f64)| (x - WIDTH / 2.0).hypot(y - HEIGHT / 2.0);
    let people = |place: &Place| lived_in.get(&place.code).copied().unwrap_or(0);
    found.sort_by(|(one, at), (other, there)| {
        people(other).cmp(&people(one)).then(from_middle(*at).total_cmp(&from_middle(*there))).then(one.code.cmp(&other.code))
    });
    let mut taken: Vec<Taken> = dots.iter().map(|dot| Taken { x: dot.x, y: dot.y, wide: DOT, high: DOT }).collect();
    taken.push(Taken { x: WIDTH / 2.0, y: HEIGHT / 2.0 - 12.0, wide: 10.0, high: 14.0 });
    taken.extend(rings(picture).iter().map(|ring| Taken::word("100 km", WIDTH / 2.0, HEIGHT / 2.0 - 4.0 - ring.r)));
    let mut towns = Vec::new();
    for (place, (x, y)) in found {
        let free = [0.0, 15.0, -13.0].iter().map(|step| Taken::word(&place.name, x, y + step));
        let free = free.filter(Taken::is_inside).find(|word| !taken.iter().any(|other| other.covers(word)));
        if let Some(word) = free {
            taken.push(word);
            towns.push(Town { name: place.name.clone(), x: round(word.x), y: round(word.y + 3.0) });
        }
    }
    towns
}

/// An SVG path of rings; points closer than half a unit are one, and what lies outside the picture is left out.
fn path(picture: &Picture, rings: &[Vec<Point>]) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut points: Vec<(f64, f64)> = Vec::new();
        for point in ring {
            let (x, y) = picture.at(*point);
            if points.last().is_none_or(|(a, b)| (x - a).hypot(y - b) > 0.5) {
                points.push((x, y));
            }
        }
        if points.len() < 3 || !points.iter().any(|point| inside(*point, -60.0)) {
            continue;
        }
        for (at, (x, y)) in points.iter().enumerate() {
            path.push(if at == 0 { 'M' } else { 'L' });
            path.push_str(&format!("{} {}", round(*x), round(*y)));
        }
        path.push('Z');
    }
    path
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_do_not_cover_each_other() {
        let mut taken = Vec::new();
        for _ in 0..DOTS {
            let at = free((150.0, 120.0), &taken);
            assert!(taken.iter().all(|(x, y): &(f64, f64)| (at.0 - x).hypot(at.1 - y) >= APART));
            taken.push(at);
        }
    }

    #[test]
    fn no_name_covers_another_and_those_with_people_come_first() {
        let place = |code: &str, name: &str, lat: f64| Place {
            code: code.into(),
            name: name.into(),
            other_name: None,
            province: "SP".into(),
            region: "Liguria".into(),
            country: "IT".into(),
            belfiore: None,
            caps: Vec::new(),
            point: Some(Point { lat, lon: 9.82 }),
            merged_into: None,
        };
        let mut places =
            vec![place("1", "Riccò del Golfo di Spezia", 44.150), place("2", "Beverino", 44.1502), place("3", "Portovenere", 44.06)];
        // Many hamlets in one spot: there is room for a few at most.
        places.extend((10..40).map(|n| place(&n.to_string(), &format!("Frazione numero {n}"), 44.1 + f64::from(n) / 50_000.0)));
        let catalogue = Catalogue::new(places, Vec::new(), Vec::new(), Vec::new());
        let picture = Picture { middle: Point { lat: 44.1, lon: 9.82 }, metres_a_unit: 100.0 };
        let lived_in = HashMap::from([("2".to_owned(), 3)]);
        let shown = towns(&picture, &catalogue, &[], &lived_in);
        assert_eq!(shown[0].name, "Beverino");
        assert!(shown.iter().any(|town| town.name == "Portovenere") && shown.len() < 12, "{shown:?}");
        let boxes: Vec<Taken> = shown.iter().map(|town| Taken::word(&town.name, town.x, town.y)).collect();
        for (at, one) in boxes.iter().enumerate() {
            assert!(one.is_inside() && boxes[..at].iter().all(|other| !other.covers(one)), "{:?}", shown[at]);
        }
    }
}
