//! An invented catalogue of the size of the real one.

use ponte_domain::{
    geo::Point,
    reference::{Catalogue, Label, Lang, Occupation, Place, Skill, SkillIx},
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::Spread;

const OCCUPATIONS: usize = 3_000;
const SKILLS: u16 = 14_000;
const TRANSVERSAL: u16 = 100;
/// Skills under one group, and groups under one wider group.
const GROUP: u32 = 22;
const WIDER: u32 = 9;

/// The region whose number of municipalities is nearest to a wanted one.
pub(super) fn region_of(catalogue: &Catalogue, wanted: usize) -> Option<String> {
    let mut counts = std::collections::BTreeMap::new();
    for place in catalogue.places().iter().filter(|place| place.country == "IT") {
        *counts.entry(place.region.clone()).or_insert(0_usize) += 1;
    }
    counts.into_iter().min_by_key(|(_, count)| count.abs_diff(wanted)).map(|(region, _)| region)
}

pub(super) fn invent(seed: u64, spread: Spread) -> Catalogue {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(u64::MAX);
    Catalogue::new(places(&mut rng, spread), occupations(&mut rng), skills(), Vec::new())
}

fn label(text: &str) -> Label {
    let mut label = Label::default();
    label.set(Lang::It, text);
    label
}

/// Municipalities in clusters, as valleys and plains make them.
fn places(rng: &mut ChaCha8Rng, spread: Spread) -> Vec<Place> {
    // Ten-thousandths of a degree.
    let (lat, lon, centres) = match spread {
        Spread::National => (370_000..465_000, 70_000..180_000, 300),
        Spread::Regional => (447_000..462_000, 85_000..110_000, 25),
    };
    let centres: Vec<(i32, i32)> = (0..centres).map(|_| (rng.random_range(lat.clone()), rng.random_range(lon.clone()))).collect();
    let degrees = |ten_thousandths: i32| f64::from(ten_thousandths) / 10_000.0;
    (0..spread.places())
        .map(|n| {
            let (lat, lon) = centres[rng.random_range(0..centres.len())];
            let point =
                Point { lat: degrees(lat + rng.random_range(-2_500..=2_500)), lon: degrees(lon + rng.random_range(-3_500..=3_500)) };
            Place {
                code: format!("{:06}", 900_000 + n),
                name: format!("Comune {n}"),
                other_name: None,
                province: format!("P{}", n / 80),
                region: "Regione".to_owned(),
                country: "IT".to_owned(),
                belfiore: None,
                caps: Vec::new(),
                point: Some(point),
                merged_into: None,
            }
        })
        .collect()
}

fn occupations(rng: &mut ChaCha8Rng) -> Vec<Occupation> {
    (0..OCCUPATIONS)
        .map(|n| {
            // Seven occupations to a unit group; the four digits follow from the number of the group.
            let group = n / 7;
            let isco = format!("{}{}{}{}", 1 + group / 48, 1 + group / 12 % 4, 1 + group / 4 % 3, 1 + group % 4);
            let home = u16::try_from(group * 32).unwrap_or(0);
            let near = |rng: &mut ChaCha8Rng| SkillIx(TRANSVERSAL + (home + rng.random_range(0..64)) % (SKILLS - TRANSVERSAL));
            let (essential, optional) = (rng.random_range(8..28), rng.random_range(5..30));
            Occupation {
                uri: format!("https://ponte.invalid/occupation/{n}").into(),
                isco: isco.into(),
                label: label(&format!("Mestiere {n}")),
                alternatives: Vec::new(),
                broader: None,
                essential: (0..essential).map(|_| near(rng)).collect(),
                optional: (0..optional).map(|_| near(rng)).collect(),
                blue: false,
                green: false,
                retired: false,
            }
        })
        .collect()
}

fn skills() -> Vec<Skill> {
    (0..u32::from(SKILLS))
        .map(|n| Skill {
            uri: format!("https://ponte.invalid/skill/{n}").into(),
            label: label(&format!("Competenza {n}")),
            alternatives: Vec::new(),
            ancestors: vec![n / GROUP, 1_000_000 + n / GROUP / WIDER, 2_000_000 + n / GROUP / WIDER / WIDER],
            transversal: n < u32::from(TRANSVERSAL),
            blue: false,
            green: false,
            retired: false,
        })
        .collect()
}
