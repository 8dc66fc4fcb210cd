//! An invented province: a town, small towns along a coast, villages in three valleys, the roads and the buses.
//!
//! People travel by road and by minutes; the engine measures kilometres as the crow flies. Two villages of neighbouring
//! valleys may be five kilometres apart and an hour by car, as in any mountain province.

use ponte_domain::{geo::Point, reference::Place};
use rand::RngExt;

use crate::draw::{self, Purpose, Weighted, normal};

const SMALL_TOWNS: usize = 6;
const VALLEYS: usize = 3;
const VILLAGES_IN_A_VALLEY: usize = 17;
const VILLAGES_BY_THE_COAST: usize = 22;
/// Roads are longer than the straight line by so much, more in the valleys.
const WINDING: [f64; 2] = [1.2, 1.45];
/// Kilometres an hour on the coast and in the valleys, and minutes to get going and to park.
const SPEED: [f64; 2] = [52.0, 38.0];
const PARKING: f64 = 3.0;
/// A bus takes so many times as long as a car, and so many minutes of waiting.
const BUS: (f64, f64) = (1.6, 12.0);

/// Places, and how long it takes from one to the other.
#[derive(Debug)]
pub struct Province {
    pub places: Vec<Place>,
    /// Minutes by car, by row of departure.
    by_car: Vec<f64>,
    has_bus: Vec<bool>,
    pub people: Weighted,
    pub work: Weighted,
}

struct Node {
    x: f64,
    y: f64,
    in_valley: bool,
    people: f64,
    work: f64,
    /// The nodes a road leads to.
    roads: Vec<usize>,
}

impl Province {
    pub fn invent(seed: u64) -> Self {
        let mut rng = draw::stream(seed, Purpose::Province, 0);
        let mut nodes = coast(&mut rng);
        for valley in 0..VALLEYS {
            add_valley(&mut rng, &mut nodes, valley);
        }
        let has_bus = (0..nodes.len()).map(|at| at <= SMALL_TOWNS || draw::chance(&mut rng, 0.55)).collect();
        Self {
            places: nodes.iter().enumerate().map(|(at, node)| place(at, node)).collect(),
            by_car: shortest(&nodes),
            has_bus,
            people: Weighted::new(nodes.iter().map(|node| node.people)),
            work: Weighted::new(nodes.iter().map(|node| node.work)),
        }
    }

    /// Minutes by car from one municipality to another.
    pub fn minutes_by_car(&self, from: usize, to: usize) -> f64 {
        self.by_car[from * self.places.len() + to]
    }

    /// Minutes by bus; there is none from or to some villages.
    pub fn minutes_by_bus(&self, from: usize, to: usize) -> Option<f64> {
        (from == to || self.has_bus[from] && self.has_bus[to]).then(|| self.minutes_by_car(from, to) * BUS.0 + BUS.1)
    }
}

/// The town first, the small towns left and right of it, then villages near the coast.
fn coast(rng: &mut impl rand::Rng) -> Vec<Node> {
    let mut nodes = vec![Node { x: 0.0, y: 0.0, in_valley: false, people: 30.0, work: 40.0, roads: Vec::new() }];
    for at in 0..SMALL_TOWNS {
        let side = if at % 2 == 0 { 1.0 } else { -1.0 };
        let x = side * (11.0 * (1 + at / 2) as f64 + normal(rng));
        let roads = vec![if at < 2 { 0 } else { at - 1 }];
        nodes.push(Node { x, y: normal(rng) * 2.0, in_valley: false, people: 5.5, work: 7.0, roads });
    }
    for at in 0..VILLAGES_BY_THE_COAST {
        let (x, y) = (rng.random_range(-38.0..38.0), rng.random_range(-3.0..9.0));
        let roads = nearest(&nodes[..=SMALL_TOWNS], x, y, 2);
        nodes.push(village(x, y, false, at, roads));
    }
    nodes
}

fn village(x: f64, y: f64, in_valley: bool, rank: usize, roads: Vec<usize>) -> Node {
    let people = 2.4 / (1.0 + rank as f64 / 5.0);
    Node { x, y, in_valley, people, work: people * 0.45, roads }
}

/// A chain of villages up a valley, every third one beside the road.
fn add_valley(rng: &mut impl rand::Rng, nodes: &mut Vec<Node>, valley: usize) {
    let (mut x, mut y) = ((valley as f64 - 1.0) * 15.0, 4.0);
    let mut below = nearest(&nodes[..=SMALL_TOWNS], x, y, 1)[0];
    for rank in 0..VILLAGES_IN_A_VALLEY {
        if rank % 3 == 2 {
            let aside = if draw::chance(rng, 0.5) { 3.0 } else { -3.0 };
            nodes.push(village(x + aside, y + normal(rng), true, rank, vec![below]));
            continue;
        }
        (x, y) = (x + normal(rng) * 1.2, y + rng.random_range(2.0..4.2));
        nodes.push(village(x, y, true, rank, vec![below]));
        below = nodes.len() - 1;
    }
}

fn nearest(nodes: &[Node], x: f64, y: f64, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    let far = |at: usize| (nodes[at].x - x).hypot(nodes[at].y - y);
    order.sort_by(|a, b| far(*a).total_cmp(&far(*b)));
    order.truncate(count);
    order
}

/// Minutes between all pairs (Floyd–Warshall).
fn shortest(nodes: &[Node]) -> Vec<f64> {
    let count = nodes.len();
    let mut minutes = vec![f64::INFINITY; count * count];
    for (at, node) in nodes.iter().enumerate() {
        minutes[at * count + at] = 0.0;
        for road in &node.roads {
            let other = &nodes[*road];
            let kind = usize::from(node.in_valley);
            let took = (node.x - other.x).hypot(node.y - other.y) * WINDING[kind] / SPEED[kind] * 60.0;
            minutes[at * count + road] = took;
            minutes[road * count + at] = took;
        }
    }
    for by in 0..count {
        for from in 0..count {
            for to in 0..count {
                let round = minutes[from * count + by] + minutes[by * count + to];
                if round < minutes[from * count + to] {
                    minutes[from * count + to] = round;
                }
            }
        }
    }
    minutes.iter().map(|took| took + PARKING).collect()
}

/// Kilometres east and north of the town as degrees.
fn place(at: usize, node: &Node) -> Place {
    let point = Point { lat: 44.2 + node.y / 111.2, lon: 9.8 + node.x / (111.2 * 44.2_f64.to_radians().cos()) };
    Place {
        code: format!("{:06}", 980_000 + at),
        name: format!("luogo{at}"),
        other_name: None,
        province: "XX".to_owned(),
        region: "Regione".to_owned(),
        country: "IT".to_owned(),
        belfiore: None,
        caps: Vec::new(),
        point: Some(point),
        merged_into: None,
    }
}

#[cfg(test)]
mod tests {
    use super::Province;

    #[test]
    fn every_place_is_reached_by_road_and_valleys_are_farther_than_they_look() {
        let province = Province::invent(1);
        let places = province.places.len();
        assert!((60..=100).contains(&places), "{places}");
        let mut detours = 0;
        for from in 0..places {
            for to in 0..places {
                let minutes = province.minutes_by_car(from, to);
                assert!(minutes.is_finite() && (minutes - province.minutes_by_car(to, from)).abs() < 1e-9);
                let points = (province.places[from].point.expect("a point"), province.places[to].point.expect("a point"));
                detours += usize::from(points.0.metres_to(points.1) < 12_000.0 && minutes > 45.0);
            }
        }
        assert!(detours > 50, "{detours} pairs are near as the crow flies and far by road");
    }
}
