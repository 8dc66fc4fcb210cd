//! A vacancy made ready for many people: nearness as look-ups.

use crate::{
    features::VacancyFeatures,
    key::{OccupationKey, SkillKey},
    score::Nearness,
    taxonomy::{FULL, Taxonomy},
};

/// Nearness of every occupation and skill of the catalogue to what one vacancy asks.
#[derive(Debug)]
pub struct Plan<'a> {
    taxonomy: &'a Taxonomy,
    pub vacancy: &'a VacancyFeatures,
    /// For each position of [`VacancyFeatures::occupations`], the credit of every occupation.
    occupations: Vec<Vec<u16>>,
    /// For each skill, where its entries of `credits` begin (0: it serves nothing).
    heads: Vec<u16>,
    /// Position asked, credit, and the next entry (0: the last).
    credits: Vec<(u16, u16, u16)>,
}

impl<'a> Plan<'a> {
    /// Looks everything up once.
    #[must_use]
    pub fn new(taxonomy: &'a Taxonomy, vacancy: &'a VacancyFeatures) -> Self {
        let credits_of = |asked: &OccupationKey| match asked {
            OccupationKey::Known(ix) => taxonomy.occupation_credits(*ix),
            OccupationKey::Words(_) => Vec::new(),
        };
        let mut plan = Self {
            taxonomy,
            vacancy,
            occupations: vacancy.occupations.iter().map(credits_of).collect(),
            heads: vec![0; taxonomy.catalogue().skills().len()],
            credits: vec![(0, 0, 0)],
        };
        for (slot, asked) in vacancy.skills.iter().enumerate() {
            let SkillKey::Known(asked) = asked else { continue };
            for (have, credit) in taxonomy.skills_near(*asked) {
                plan.link(slot, usize::from(have.0), *credit);
            }
        }
        plan
    }

    fn link(&mut self, slot: usize, have: usize, credit: u16) {
        // A vacancy asks far fewer things than 65,535 entries would hold; what would not fit is found directly.
        let (Some(head), Ok(entry), Ok(slot)) = (self.heads.get_mut(have), u16::try_from(self.credits.len()), u16::try_from(slot)) else {
            return;
        };
        self.credits.push((slot, credit, *head));
        *head = entry;
    }
}

impl Plan<'_> {
    /// Calls back with each position asked that a known skill has credit for, and the credit.
    #[inline]
    pub(super) fn each_served(&self, skill: usize, mut each: impl FnMut(usize, u16)) {
        let mut entry = self.heads.get(skill).copied().unwrap_or(0);
        while entry != 0 {
            let (slot, credit, next) = self.credits[usize::from(entry)];
            each(usize::from(slot), credit);
            entry = next;
        }
    }
}

impl Nearness for Plan<'_> {
    fn occupation(&self, slot: usize, have: OccupationKey) -> u16 {
        match have {
            OccupationKey::Known(ix) => self.occupations[slot].get(usize::from(ix.0)).copied().unwrap_or(0),
            words if words == self.vacancy.occupations[slot] => FULL,
            OccupationKey::Words(_) => 0,
        }
    }

    fn skill(&self, have: SkillKey, mut each: impl FnMut(usize, u16)) {
        match have {
            SkillKey::Known(ix) => self.each_served(usize::from(ix.0), each),
            words => {
                if let Some(slot) = self.vacancy.skills.iter().position(|asked| *asked == words) {
                    each(slot, FULL);
                }
            }
        }
    }

    fn taxonomy(&self) -> &Taxonomy {
        self.taxonomy
    }
}
