//! How near two occupations or two skills are, as parts of [`FULL`].

use std::{collections::HashMap, sync::Arc};

use ponte_domain::reference::{Catalogue, OccupationIx, SkillIx};

use crate::{
    key::{OccupationKey, SkillKey},
    outcome::Words,
};

/// The whole credit for one thing asked. Credits are whole parts of it, so that fractions add up without
/// rounding; 5,040 is divisible by every number up to 10 and by 90.
pub const FULL: u16 = 5_040;
/// What an unknown earns.
pub const HALF: u16 = FULL / 2;

/// One occupation is the broader of the other (nine tenths).
pub const BROADER: u16 = FULL / 10 * 9;
/// By how many leading ISCO-08 digits two occupations agree: none, major, sub-major, minor, unit group.
pub const ISCO: [u16; 5] = [0, FULL / 10, FULL / 10 * 3, FULL / 2, FULL / 10 * 8];
/// Two skills stand under the same nearest group.
pub const SAME_PARENT: u16 = FULL / 2;
/// Two skills stand under the same group one step further up.
pub const SAME_GRANDPARENT: u16 = FULL / 4;
/// A group with more skills below it than this is too wide to make two of them alike.
pub const WIDEST_GROUP: usize = 60;

/// What the engine needs of the catalogue, made for look-up.
#[derive(Debug)]
pub struct Taxonomy {
    catalogue: Arc<Catalogue>,
    occupation_uris: Vec<Words>,
    /// Four digits to a number, the first highest, and how many there are.
    isco: Vec<(u32, u32)>,
    /// Pairs of an occupation and one below it, at any depth, sorted.
    below: Vec<(OccupationIx, OccupationIx)>,
    /// Ancestors at distance 0 and 1 of each skill; wide groups are left out.
    near_groups: Vec<[Option<u32>; 2]>,
    broader: Vec<Option<OccupationIx>>,
    /// For each occupation the bit of its minor group (three ISCO digits), of 32.
    trades: Vec<u32>,
    /// For each skill those with a credit for it, itself first: where they begin in `near`.
    near_starts: Vec<u32>,
    near: Vec<(SkillIx, u16)>,
}

impl Taxonomy {
    /// Reads a catalogue.
    #[must_use]
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        let occupation_uris = catalogue.occupations().iter().map(|occupation| Words::from(&*occupation.uri)).collect();
        let isco: Vec<(u32, u32)> = catalogue.occupations().iter().map(|occupation| isco_digits(&occupation.isco)).collect();
        let trades = isco.iter().map(|(digits, _)| trade_bit(*digits)).collect();
        let mut members: HashMap<u32, Vec<SkillIx>> = HashMap::new();
        for (ix, skill) in catalogue.skills().iter().enumerate() {
            for group in skill.ancestors.iter().take(2) {
                members.entry(*group).or_default().push(SkillIx(u16::try_from(ix).unwrap_or(u16::MAX)));
            }
        }
        members.retain(|_, skills| skills.len() <= WIDEST_GROUP);
        let narrow = |group: Option<&u32>| group.copied().filter(|group| members.contains_key(group));
        let near_groups =
            catalogue.skills().iter().map(|skill| [narrow(skill.ancestors.first()), narrow(skill.ancestors.get(1))]).collect();
        let broader = catalogue.occupations().iter().map(|occupation| occupation.broader).collect();
        let skills = catalogue.skills().len();
        let mut taxonomy = Self {
            catalogue,
            occupation_uris,
            isco,
            below: Vec::new(),
            near_groups,
            broader,
            trades,
            near_starts: vec![0],
            near: Vec::new(),
        };
        taxonomy.below = taxonomy.find_below();
        for ix in (0..skills).map(|at| SkillIx(u16::try_from(at).unwrap_or(u16::MAX))) {
            let near = taxonomy.find_near(ix, &members);
            taxonomy.near.extend(near);
            taxonomy.near_starts.push(u32::try_from(taxonomy.near.len()).unwrap_or(u32::MAX));
        }
        taxonomy
    }

    /// The catalogue it was read from.
    #[must_use]
    pub const fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// URI of an occupation, when it is a known one.
    #[must_use]
    pub fn occupation_uri(&self, key: OccupationKey) -> Option<Words> {
        match key {
            OccupationKey::Known(ix) => self.occupation_uris.get(usize::from(ix.0)).cloned(),
            OccupationKey::Words(_) => None,
        }
    }

    /// Credit of having done one occupation where another is asked; the same either way round.
    #[must_use]
    pub fn occupation_credit(&self, asked: OccupationKey, have: OccupationKey) -> u16 {
        match (asked, have) {
            (asked, have) if asked == have => FULL,
            (OccupationKey::Known(asked), OccupationKey::Known(have)) => {
                if self.is_above(asked, have) || self.is_above(have, asked) {
                    return BROADER;
                }
                ISCO[self.isco_in_common(asked, have)]
            }
            _ => 0,
        }
    }

    /// For each known occupation one bit of 32: those of a minor group (three ISCO digits) share theirs.
    #[must_use]
    pub fn trades(&self) -> &[u32] {
        &self.trades
    }

    /// How many leading ISCO digits two occupations share.
    #[must_use]
    pub fn isco_in_common(&self, one: OccupationIx, other: OccupationIx) -> usize {
        match (self.isco.get(usize::from(one.0)), self.isco.get(usize::from(other.0))) {
            (Some(one), Some(other)) => in_common(*one, *other),
            _ => 0,
        }
    }

    /// As [`Self::isco_in_common`], 0 when one of them is no known occupation.
    #[must_use]
    pub fn digits_in_common(&self, one: OccupationKey, other: OccupationKey) -> u8 {
        match (one, other) {
            (OccupationKey::Known(one), OccupationKey::Known(other)) => u8::try_from(self.isco_in_common(one, other)).unwrap_or(0),
            _ => 0,
        }
    }

    /// The credit of every known occupation where one is asked (or the other way round), by position in the catalogue.
    #[must_use]
    pub fn occupation_credits(&self, asked: OccupationIx) -> Vec<u16> {
        let Some(own) = self.isco.get(usize::from(asked.0)).copied() else { return vec![0; self.isco.len()] };
        let mut credits: Vec<u16> = self.isco.iter().map(|other| ISCO[in_common(own, *other)]).collect();
        let from = self.below.partition_point(|(upper, _)| *upper < asked);
        let lower = self.below[from..].iter().take_while(|(upper, _)| *upper == asked).map(|(_, lower)| *lower);
        for near in self.above(asked).chain(lower) {
            if let Some(credit) = credits.get_mut(usize::from(near.0)) {
                *credit = BROADER;
            }
        }
        credits[usize::from(asked.0)] = FULL;
        credits
    }

    fn is_above(&self, upper: OccupationIx, lower: OccupationIx) -> bool {
        self.above(lower).any(|ix| ix == upper)
    }

    fn above(&self, lower: OccupationIx) -> impl Iterator<Item = OccupationIx> + '_ {
        let parent = |ix: OccupationIx| self.broader.get(usize::from(ix.0)).copied().flatten();
        // ESCO is at most a few levels deep; the bound keeps a malformed circle from looping.
        std::iter::successors(parent(lower), move |ix| parent(*ix)).take(8)
    }

    fn find_below(&self) -> Vec<(OccupationIx, OccupationIx)> {
        let all = (0..self.broader.len()).filter_map(|at| u16::try_from(at).ok()).map(OccupationIx);
        let mut below: Vec<_> = all.flat_map(|lower| self.above(lower).map(move |upper| (upper, lower))).collect();
        below.sort_unstable();
        below
    }

    /// Credit of having one skill where another is asked; the same either way round.
    #[must_use]
    pub fn skill_credit(&self, asked: SkillKey, have: SkillKey) -> u16 {
        match (asked, have) {
            (asked, have) if asked == have => FULL,
            (SkillKey::Known(asked), SkillKey::Known(have)) => self.known_skill_credit(asked, have),
            _ => 0,
        }
    }

    fn known_skill_credit(&self, asked: SkillIx, have: SkillIx) -> u16 {
        let groups = |ix: SkillIx| self.near_groups.get(usize::from(ix.0)).copied().unwrap_or_default();
        let ([a0, a1], [b0, b1]) = (groups(asked), groups(have));
        let same = |a: Option<u32>, b: Option<u32>| a.is_some() && a == b;
        if same(a0, b0) {
            SAME_PARENT
        } else if same(a0, b1) || same(a1, b0) || same(a1, b1) {
            SAME_GRANDPARENT
        } else {
            0
        }
    }

    /// The nearest group of a skill that is not too wide.
    #[must_use]
    pub fn nearest_group(&self, skill: SkillIx) -> Option<u32> {
        self.near_groups.get(usize::from(skill.0)).and_then(|groups| groups[0])
    }

    /// Every known skill with a credit for the asked one, itself first, each once.
    #[must_use]
    pub fn skills_near(&self, asked: SkillIx) -> &[(SkillIx, u16)] {
        let at = usize::from(asked.0);
        match (self.near_starts.get(at), self.near_starts.get(at + 1)) {
            (Some(from), Some(to)) => &self.near[*from as usize..*to as usize],
            _ => &[],
        }
    }

    fn find_near(&self, asked: SkillIx, members: &HashMap<u32, Vec<SkillIx>>) -> Vec<(SkillIx, u16)> {
        let groups = self.near_groups.get(usize::from(asked.0)).copied().unwrap_or_default();
        let candidates = groups.into_iter().flatten().filter_map(|group| members.get(&group)).flatten();
        let mut near: Vec<SkillIx> = candidates.copied().filter(|ix| *ix != asked).collect();
        near.sort_unstable();
        near.dedup();
        let mut credited = vec![(asked, FULL)];
        credited.extend(near.into_iter().map(|ix| (ix, self.known_skill_credit(asked, ix))).filter(|(_, credit)| *credit > 0));
        credited
    }
}

fn isco_digits(text: &str) -> (u32, u32) {
    let mut digits = [0; 4];
    for (slot, byte) in digits.iter_mut().zip(text.bytes()) {
        *slot = byte;
    }
    (u32::from_be_bytes(digits), digits.iter().take_while(|digit| **digit != 0).count() as u32)
}

fn trade_bit(digits: u32) -> u32 {
    // Fibonacci hashing: the top five bits of the product spread well.
    1 << ((digits >> 8).wrapping_mul(0x9e37_79b9) >> 27)
}

/// How many leading digits two codes share.
fn in_common((one, digits): (u32, u32), (other, _): (u32, u32)) -> usize {
    ((one ^ other).leading_zeros() / 8).min(digits) as usize
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;
    use ponte_domain::reference::OccupationIx;

    use super::Taxonomy;
    use crate::{
        key::OccupationKey,
        population::{Population, Spread},
    };

    #[test]
    fn a_row_of_credits_holds_the_credit_of_every_pair() {
        let population = Population::invented(3, Spread::Regional, NaiveDate::default());
        let taxonomy = Taxonomy::new(Arc::clone(population.catalogue()));
        for asked in (0..3_000).step_by(211).map(OccupationIx) {
            for (have, credit) in taxonomy.occupation_credits(asked).into_iter().enumerate() {
                let have = OccupationKey::Known(OccupationIx(u16::try_from(have).expect("few")));
                assert_eq!(credit, taxonomy.occupation_credit(OccupationKey::Known(asked), have));
            }
        }
    }
}
