//! Occupations and skills: what work really needs, and how a classification files it.
//!
//! Every occupation stands at a point of a space of five dimensions: how far work done in one serves in another falls off with
//! the distance there. The classification (ISCO digits, groups of skills, essential skills) follows these points only in part:
//! the simple work of every family is filed under the ninth major group, some occupations and a quarter of the skills are filed
//! elsewhere, and an essential skill of the list may not matter to any employer. So whoever trusts the classification is often
//! right and sometimes wrong, as with the real one.

use ponte_domain::reference::{Catalogue, Label, Lang, Occupation, Place, Skill, SkillIx};
use rand::{Rng, RngExt};

use crate::{
    draw::{self, Purpose, Weighted, chance, normal, one, several},
    words::Words,
};

const FAMILIES: usize = 10;
const GROUPS_OF_A_FAMILY: usize = 4;
const OCCUPATIONS_OF_A_GROUP: usize = 6;
/// Minor groups, the true kinds of work.
pub const GROUPS: usize = FAMILIES * GROUPS_OF_A_FAMILY;
pub const OCCUPATIONS: usize = GROUPS * OCCUPATIONS_OF_A_GROUP;
const SKILLS_OF_A_GROUP: usize = 16;
const SKILLS_OF_A_FAMILY: usize = 14;
const TRANSVERSAL: usize = 40;
pub const SKILLS: usize = GROUPS * SKILLS_OF_A_GROUP + FAMILIES * SKILLS_OF_A_FAMILY + TRANSVERSAL;
/// Spread of the families, of the groups in a family and of the occupations in a group.
const SPREAD: [f64; 3] = [2.0, 0.6, 0.3];
/// How far from its own work something learned still serves.
const REACH: f64 = 1.2;
/// First ISCO digit of each family's skilled work, and a sector of its employers.
const FILED: [(u8, &str); FAMILIES] = [
    (2, "62.01"),
    (3, "71.12"),
    (4, "69.20"),
    (5, "56.10"),
    (5, "47.11"),
    (5, "88.10"),
    (6, "01.13"),
    (7, "41.20"),
    (7, "30.12"),
    (8, "52.10"),
];

/// What an occupation truly is.
#[derive(Debug)]
pub struct Trade {
    pub family: usize,
    pub group: usize,
    /// From 1 (simple) to 4 (academic).
    pub level: u8,
    /// What it needs, and how much each matters; the weights sum to 1.
    pub needs: Vec<(usize, f64)>,
    /// Usual gross pay a year.
    pub pay: f64,
    at: [f64; 5],
}

/// The truth about all trades, and the catalogue that files them.
#[derive(Debug)]
pub struct Trades {
    pub all: Vec<Trade>,
    /// For each skill the true group in which it is learned; families and transversal ones come after the groups.
    pub kin_of_skill: Vec<usize>,
    pub people: Weighted,
    pub work: Weighted,
    transfer: Vec<f64>,
    /// Titles of each occupation: the preferred one, then other words for the same work.
    pub titles: Vec<[String; 3]>,
    pub skill_words: Vec<String>,
}

impl Trades {
    pub fn invent(seed: u64, words: &Words) -> Self {
        let mut rng = draw::stream(seed, Purpose::Trades, 0);
        let all = trades(&mut rng);
        let transfer = all.iter().flat_map(|from| all.iter().map(move |to| transfer(from, to))).collect();
        let mut order: Vec<usize> = (0..OCCUPATIONS).collect();
        draw::shuffle(&mut rng, &mut order);
        let mut people = vec![0.0; OCCUPATIONS];
        order.iter().enumerate().for_each(|(rank, occupation)| people[*occupation] = 1.0 / (rank as f64 + 14.0));
        // Where people are and where work is agree only in part: some trades are crowded, others starved.
        let work: Vec<f64> = people.iter().map(|share| share * (0.8 * normal(&mut rng)).exp()).collect();
        Self {
            titles: all.iter().enumerate().map(|(at, trade)| words.titles(at, trade.group)).collect(),
            skill_words: (0..SKILLS).map(|skill| words.skill(&mut rng, skill, kin(skill))).collect(),
            kin_of_skill: (0..SKILLS).map(kin).collect(),
            people: Weighted::new(people),
            work: Weighted::new(work),
            transfer,
            all,
        }
    }

    /// How much of what is learned in one occupation serves in another, from 0 to 1.
    pub fn transfer(&self, from: usize, to: usize) -> f64 {
        self.transfer[from * OCCUPATIONS + to]
    }

    pub fn sector(&self, occupation: usize) -> &'static str {
        FILED[self.all[occupation].family].1
    }

    /// The catalogue that desk and engine see; without nearness no skill is near to another.
    pub fn catalogue(&self, seed: u64, places: Vec<Place>, nearness: bool) -> Catalogue {
        let mut rng = draw::stream(seed, Purpose::Trades, 1);
        let occupations = (0..OCCUPATIONS).map(|at| self.filed(&mut rng, at)).collect();
        let mut skills: Vec<Skill> = (0..SKILLS).map(|at| self.filed_skill(&mut rng, at)).collect();
        if !nearness {
            skills.iter_mut().for_each(|skill| skill.ancestors.clear());
        }
        Catalogue::new(places, occupations, skills, Vec::new())
    }

    fn filed(&self, rng: &mut impl Rng, at: usize) -> Occupation {
        let trade = &self.all[at];
        // What matters is mostly on the list, as essential or optional; a few things are there that do not matter.
        let (mut essential, mut optional) = (Vec::new(), Vec::new());
        for (skill, _) in &trade.needs {
            match rng.random_range(0..100) {
                0..72 => essential.push(skill_ix(*skill)),
                72..88 => optional.push(skill_ix(*skill)),
                _ => {}
            }
        }
        let group: Vec<usize> = (0..SKILLS_OF_A_GROUP).map(|n| trade.group * SKILLS_OF_A_GROUP + n).collect();
        essential.extend(several(rng, &group, 4).into_iter().map(skill_ix));
        optional.extend(several(rng, &group, 5).into_iter().map(skill_ix));
        essential.dedup();
        optional.retain(|skill| !essential.contains(skill));
        Occupation {
            uri: occupation_uri(at).into(),
            isco: isco(if chance(rng, 0.08) { rng.random_range(0..GROUPS) } else { trade.group }, at).into(),
            label: label(&self.titles[at][0]),
            alternatives: Vec::new(),
            broader: None,
            essential,
            optional,
            blue: false,
            green: false,
            retired: false,
        }
    }

    fn filed_skill(&self, rng: &mut impl Rng, at: usize) -> Skill {
        let own = kin(at);
        let group = if own < GROUPS && chance(rng, 0.25) { rng.random_range(0..GROUPS) } else { own };
        let half = u32::from(chance(rng, 0.5));
        let group = u32::try_from(group).unwrap_or(0);
        Skill {
            uri: skill_uri(at).into(),
            label: label(&self.skill_words[at]),
            alternatives: Vec::new(),
            ancestors: if is_transversal(at) { Vec::new() } else { vec![2 * group + half, 1_000_000 + group] },
            transversal: is_transversal(at),
            blue: false,
            green: false,
            retired: false,
        }
    }
}

fn trades(rng: &mut impl Rng) -> Vec<Trade> {
    let mut all = Vec::with_capacity(OCCUPATIONS);
    let mut point = |from: [f64; 5], spread: f64| from.map(|axis| axis + spread * normal(rng));
    let centres: Vec<[f64; 5]> = (0..FAMILIES).map(|_| point([0.0; 5], SPREAD[0])).collect();
    let groups: Vec<[f64; 5]> = (0..GROUPS).map(|group| point(centres[group / GROUPS_OF_A_FAMILY], SPREAD[1])).collect();
    let points: Vec<[f64; 5]> = (0..OCCUPATIONS).map(|at| point(groups[at / OCCUPATIONS_OF_A_GROUP], SPREAD[2])).collect();
    for (occupation, at) in points.into_iter().enumerate() {
        let group = occupation / OCCUPATIONS_OF_A_GROUP;
        let family = group / GROUPS_OF_A_FAMILY;
        let level = match (group % GROUPS_OF_A_FAMILY, FILED[family].0) {
            (0, _) => 1,
            (_, 2) => 4,
            (_, 3) => 3,
            _ => 2,
        };
        let pay = 14_500.0 + 3_600.0 * f64::from(level - 1) + 1_500.0 * normal(rng);
        all.push(Trade { family, group, level, needs: needs(rng, family, group), pay, at });
    }
    all
}

/// Ten things, of which the first three are more than half of the work.
fn needs(rng: &mut impl Rng, family: usize, group: usize) -> Vec<(usize, f64)> {
    let own: Vec<usize> = (0..SKILLS_OF_A_GROUP).map(|n| group * SKILLS_OF_A_GROUP + n).collect();
    let of_family: Vec<usize> = (0..SKILLS_OF_A_FAMILY).map(|n| (GROUPS * SKILLS_OF_A_GROUP) + family * SKILLS_OF_A_FAMILY + n).collect();
    let transversal: Vec<usize> = (SKILLS - TRANSVERSAL..SKILLS).collect();
    let mut skills = several(rng, &own, 6);
    skills.extend(several(rng, &of_family, 3));
    skills.push(one(rng, &transversal));
    draw::shuffle(rng, &mut skills);
    let sum: f64 = (0..skills.len()).map(|rank| 1.0 / (rank as f64 + 1.0)).sum();
    skills.into_iter().enumerate().map(|(rank, skill)| (skill, 1.0 / (rank as f64 + 1.0) / sum)).collect()
}

fn transfer(from: &Trade, to: &Trade) -> f64 {
    let far: f64 = from.at.iter().zip(&to.at).map(|(a, b)| (a - b) * (a - b)).sum();
    (-far / (2.0 * REACH * REACH)).exp()
}

/// Where a skill is truly learned: its group, else its family (after the groups), else nowhere in particular.
fn kin(skill: usize) -> usize {
    let of_groups = GROUPS * SKILLS_OF_A_GROUP;
    match skill {
        _ if skill < of_groups => skill / SKILLS_OF_A_GROUP,
        _ if !is_transversal(skill) => GROUPS + (skill - of_groups) / SKILLS_OF_A_FAMILY,
        _ => GROUPS + FAMILIES,
    }
}

/// How many kinds of skills [`Trades::kin_of_skill`] tells apart.
pub const KINS: usize = GROUPS + FAMILIES + 1;

pub const fn is_transversal(skill: usize) -> bool {
    skill >= SKILLS - TRANSVERSAL
}

fn isco(group: usize, occupation: usize) -> String {
    let (family, minor, unit) = (group / GROUPS_OF_A_FAMILY, group % GROUPS_OF_A_FAMILY, 1 + occupation % OCCUPATIONS_OF_A_GROUP / 2);
    if minor == 0 {
        // Simple work of two families shares a sub-major group of the ninth.
        return format!("9{}{}{unit}", 1 + family % 6, 1 + family / 6);
    }
    let (major, _) = FILED[family];
    let sub = 1 + FILED[..family].iter().filter(|(other, _)| *other == major).count();
    format!("{major}{sub}{minor}{unit}")
}

pub fn occupation_uri(at: usize) -> String {
    format!("https://ponte.invalid/occupation/{at}")
}

pub fn skill_uri(at: usize) -> String {
    format!("https://ponte.invalid/skill/{at}")
}

fn skill_ix(at: usize) -> SkillIx {
    SkillIx(u16::try_from(at).unwrap_or(u16::MAX))
}

fn label(text: &str) -> Label {
    let mut label = Label::default();
    label.set(Lang::It, text);
    label
}
