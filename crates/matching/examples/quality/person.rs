//! What people truly are, and what nobody has written down.

use rand::{Rng, RngExt};

use crate::{
    draw::{self, Purpose, chance, logistic, normal, one},
    province::Province,
    trades::{KINS, OCCUPATIONS, SKILLS, Trades, is_transversal},
};

/// Months in which two thirds of a trade are learned.
const LEARNING: f64 = 14.0;
/// So many skills of a kind, and whoever has them finds her way in the rest of it.
const KIN_FULL: f64 = 6.0;

/// Whom a person looks after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duties {
    None,
    Children,
    Care,
}

/// A person as she is.
#[derive(Debug)]
pub struct Person {
    pub home: usize,
    /// Minutes from her door to the middle of the municipality.
    pub to_centre: f64,
    /// Standard normal: how quickly she learns and works, how far others can rely on her, how hard she looks for work.
    pub ability: f64,
    pub reliability: f64,
    pub effort: f64,
    /// Occupation and months.
    pub spells: Vec<(usize, u32)>,
    /// For each occupation how well she masters it, 0 to 1.
    pub mastery: Vec<f32>,
    /// For each skill how well she has it, 0 to 255.
    pub skills: Vec<u8>,
    /// For each kin of skills how much of it she has, 0 to 1.
    pub kins: Vec<f32>,
    pub eqf: u8,
    /// 1 (A1) to 7 (native).
    pub italian: u8,
    pub licence: bool,
    pub forklift: bool,
    pub car: bool,
    pub duties: Duties,
    /// Minutes she would travel one way for her usual pay.
    pub tolerance: f64,
    /// Gross euro a year under which she hardly moves.
    pub reserve: f64,
    /// Occupations she would like, first the dearest.
    pub wishes: Vec<usize>,
    pub open_minded: f64,
    /// Whether she takes fixed-term work, agency work, traineeships.
    pub accepts: [bool; 3],
    pub nights: bool,
    pub weekends: bool,
    /// Days since the desk last asked her, if it ever did.
    pub asked: Option<u32>,
    /// Whether she is still looking for work today.
    pub available: bool,
    /// Whether she would be, if nothing went stale.
    pub available_if_fresh: bool,
    pub free_in: u32,
    /// Sector of work she would never take.
    pub refuses: Option<&'static str>,
}

impl Person {
    pub fn invent(seed: u64, n: usize, province: &Province, trades: &Trades) -> Self {
        let mut rng = draw::stream(seed, Purpose::Person, n);
        let [ability, reliability, zeal] = [(); 3].map(|()| normal(&mut rng));
        let trade = trades.people.draw(&mut rng);
        let spells = history(&mut rng, trade, trades);
        let skills = skills(&mut rng, &spells, ability, trades);
        let licence = chance(&mut rng, 0.82);
        let car = licence && chance(&mut rng, 0.78);
        let duties = duties(&mut rng);
        let bound = if duties == Duties::None { 1.0 } else { 0.75 };
        let (asked, available, available_if_fresh) = availability(&mut rng, &spells);
        Self {
            home: province.people.draw(&mut rng),
            to_centre: 1.0 + 6.0 * rng.random::<f64>(),
            ability,
            reliability,
            effort: 0.3 * reliability + 0.95 * zeal,
            kins: kins(&skills, trades),
            mastery: mastery(&spells, ability, trades),
            skills,
            eqf: (1 + trades.all[trade].level + u8::from(chance(&mut rng, 0.6)) + u8::from(chance(&mut rng, 0.25)) * 2).min(7),
            italian: if chance(&mut rng, 0.84) { 7 } else { rng.random_range(1..7) },
            licence,
            forklift: chance(&mut rng, 0.09),
            car,
            duties,
            tolerance: 36.0 * (0.35 * normal(&mut rng)).exp() * bound * if car { 1.1 } else { 1.0 },
            reserve: trades.all[trade].pay * (-0.08 + 0.1 * normal(&mut rng)).exp(),
            wishes: wishes(&mut rng, trade, trades),
            open_minded: normal(&mut rng),
            accepts: [chance(&mut rng, 0.92), chance(&mut rng, 0.7), chance(&mut rng, 0.35)],
            nights: chance(&mut rng, 0.4),
            weekends: chance(&mut rng, 0.6),
            asked,
            available,
            available_if_fresh,
            free_in: if chance(&mut rng, 0.7) { 0 } else { rng.random_range(7..75) },
            refuses: chance(&mut rng, 0.05).then(|| trades.sector(rng.random_range(0..OCCUPATIONS))),
            spells,
        }
    }
}

fn duties(rng: &mut impl Rng) -> Duties {
    match rng.random_range(0..100) {
        0..24 => Duties::Children,
        24..34 => Duties::Care,
        _ => Duties::None,
    }
}

/// Two thirds of the work is in the own trade, the rest in near ones or in anything.
fn history(rng: &mut impl Rng, trade: usize, trades: &Trades) -> Vec<(usize, u32)> {
    let near: Vec<usize> = (0..OCCUPATIONS).filter(|other| trades.transfer(trade, *other) > 0.25).collect();
    let beginner = chance(rng, 0.08);
    let spells = if beginner { 0 } else { rng.random_range(1..6) };
    (0..spells)
        .map(|_| {
            let occupation = match rng.random_range(0..100) {
                0..65 => trade,
                65..85 => one(rng, &near),
                _ => trades.people.draw(rng),
            };
            (occupation, 1 + (-(1.0 - rng.random::<f64>()).ln() * 22.0) as u32)
        })
        .collect()
}

/// What is learned saturates, and what is learned twice counts once: one minus the product of what each spell leaves unlearned.
fn mastery(spells: &[(usize, u32)], ability: f64, trades: &Trades) -> Vec<f32> {
    let learned: Vec<(usize, f64)> = spells.iter().map(|(at, months)| (*at, 1.0 - (-f64::from(*months) / LEARNING).exp())).collect();
    let talent = 0.85 + 0.12 * ability;
    (0..OCCUPATIONS)
        .map(|to| {
            let unlearned: f64 = learned.iter().map(|(from, learned)| 1.0 - trades.transfer(*from, to) * learned).product();
            ((1.0 - unlearned) * talent).clamp(0.0, 1.0) as f32
        })
        .collect()
}

fn skills(rng: &mut impl Rng, spells: &[(usize, u32)], ability: f64, trades: &Trades) -> Vec<u8> {
    let mut skills = vec![0_u8; SKILLS];
    let mut learn = |rng: &mut dyn FnMut() -> (f64, f64), skill: usize, likely: f64| {
        let (draw, noise) = rng();
        if draw < likely {
            let level = (0.65 + 0.12 * ability + 0.18 * noise).clamp(0.2, 1.0);
            skills[skill] = skills[skill].max((level * 255.0) as u8);
        }
    };
    let mut next = || (rng.random::<f64>(), normal(rng));
    for (occupation, months) in spells {
        let learned = 1.0 - (-f64::from(*months) / LEARNING).exp();
        for (skill, _) in &trades.all[*occupation].needs {
            learn(&mut next, *skill, 0.9 * learned);
        }
        let group = trades.all[*occupation].group;
        for skill in (0..SKILLS).filter(|skill| trades.kin_of_skill[*skill] == group) {
            learn(&mut next, skill, 0.3 * learned);
        }
    }
    for skill in 0..SKILLS {
        learn(&mut next, skill, if is_transversal(skill) { 0.25 } else { 0.004 });
    }
    skills
}

fn kins(skills: &[u8], trades: &Trades) -> Vec<f32> {
    let mut held = vec![0.0; KINS];
    for (skill, level) in skills.iter().enumerate() {
        held[trades.kin_of_skill[skill]] += f64::from(*level) / 255.0;
    }
    held.into_iter().map(|held| (held / KIN_FULL).min(1.0) as f32).collect()
}

fn wishes(rng: &mut impl Rng, trade: usize, trades: &Trades) -> Vec<usize> {
    let mut wish = |own: f64| if chance(rng, own) { trade } else { trades.people.draw(rng) };
    let mut wishes = vec![wish(0.65), wish(0.3)];
    wishes.dedup();
    wishes
}

/// Who was asked long ago has more often found something meanwhile, the more so the more she has worked: the best go first.
fn availability(rng: &mut impl Rng, spells: &[(usize, u32)]) -> (Option<u32>, bool, bool) {
    let asked = chance(rng, 0.8).then(|| rng.random_range(0..180));
    let months: u32 = spells.iter().map(|(_, months)| months).sum();
    let days = f64::from(asked.unwrap_or(220));
    let lasts = 260.0 * (1.3 - logistic(f64::from(months) / 40.0 - 1.5));
    let draw = rng.random::<f64>();
    (asked, draw < 0.97 * (-days / lasts).exp(), draw < 0.7)
}
