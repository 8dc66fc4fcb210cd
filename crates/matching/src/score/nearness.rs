//! How near what a person has is to what a vacancy asks: one question, two ways to answer it.

use super::facts::{Own, SkillFact, StandIns};
use crate::{
    features::{VacancyFeatures, WorkerFeatures},
    key::{OccupationKey, SkillKey},
    outcome::Words,
    taxonomy::Taxonomy,
};

/// Credits of what a person has for what one vacancy asks, in parts of [`crate::taxonomy::FULL`].
pub trait Nearness {
    /// Credit of an occupation for the one asked at a position of [`VacancyFeatures::occupations`].
    fn occupation(&self, slot: usize, have: OccupationKey) -> u16;
    /// Calls back with each position of [`VacancyFeatures::skills`] for which a skill has credit, and the credit.
    fn skill(&self, have: SkillKey, each: impl FnMut(usize, u16));
    /// Finds what is known about each skill asked (`facts`, by position), which weigh `units`, and what her others stand in for.
    fn skills(&self, worker: &WorkerFeatures, units: &[u32], facts: &mut [SkillFact]) -> StandIns {
        let mut stand_ins = StandIns::default();
        for (have, level) in &worker.skills {
            let mut own = Own::default();
            self.skill(*have, |slot, credit| {
                own.serve(credit, units[slot]);
                facts[slot].serve(credit, *level);
            });
            stand_ins.count(own);
        }
        stand_ins
    }
    /// The taxonomy, for reasons.
    fn taxonomy(&self) -> &Taxonomy;
    /// URI of an occupation.
    fn uri(&self, key: OccupationKey) -> Option<Words> {
        self.taxonomy().occupation_uri(key)
    }
}

/// Nearness computed from the taxonomy each time: slow and plain.
#[derive(Debug)]
pub struct Direct<'a> {
    taxonomy: &'a Taxonomy,
    vacancy: &'a VacancyFeatures,
}

impl<'a> Direct<'a> {
    /// For one vacancy.
    #[must_use]
    pub const fn new(taxonomy: &'a Taxonomy, vacancy: &'a VacancyFeatures) -> Self {
        Self { taxonomy, vacancy }
    }
}

impl Nearness for Direct<'_> {
    fn occupation(&self, slot: usize, have: OccupationKey) -> u16 {
        self.taxonomy.occupation_credit(self.vacancy.occupations[slot], have)
    }

    fn skill(&self, have: SkillKey, mut each: impl FnMut(usize, u16)) {
        for (slot, asked) in self.vacancy.skills.iter().enumerate() {
            let credit = self.taxonomy.skill_credit(*asked, have);
            if credit > 0 {
                each(slot, credit);
            }
        }
    }

    fn taxonomy(&self) -> &Taxonomy {
        self.taxonomy
    }
}
