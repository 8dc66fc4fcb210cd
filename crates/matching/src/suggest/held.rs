//! One person made ready for many vacancies: which of her skills serve which others, as look-ups.

use crate::{
    features::{VacancyFeatures, WorkerFeatures},
    key::{OccupationKey, SkillKey},
    score::{Direct, Nearness, Own, SkillFact, StandIns},
    taxonomy::{FULL, Taxonomy},
};

/// Whoever lists more skills than this is looked at the plain way.
const MOST: usize = 128;

/// One skill of hers serving another: position in her list, credit, and the next entry (0: the last).
type Entry = (u16, u16, u16);

/// The skills she holds.
#[derive(Debug)]
pub(super) struct Held {
    /// For each skill, where its entries begin (0: nothing of hers serves it).
    heads: Vec<u16>,
    entries: Vec<Entry>,
    /// Whether all of it found room.
    complete: bool,
}

impl Held {
    pub(super) fn new(taxonomy: &Taxonomy, worker: &WorkerFeatures) -> Self {
        let mut held =
            Self { heads: vec![0; taxonomy.catalogue().skills().len()], entries: vec![(0, 0, 0)], complete: worker.skills.len() <= MOST };
        for (own, (skill, _)) in worker.skills.iter().take(MOST).zip(0..).map(|(skill, own)| (own, skill)) {
            let SkillKey::Known(ix) = skill else { continue };
            for (served, credit) in taxonomy.skills_near(*ix) {
                held.link(usize::from(served.0), own, *credit);
            }
        }
        held
    }

    fn link(&mut self, served: usize, own: u16, credit: u16) {
        let (Some(head), Ok(entry)) = (self.heads.get_mut(served), u16::try_from(self.entries.len())) else {
            self.complete = false;
            return;
        };
        self.entries.push((own, credit, *head));
        *head = entry;
    }
}

/// Nearness of what one person has to what a vacancy asks.
#[derive(Debug)]
pub(super) struct Mine<'a> {
    held: &'a Held,
    direct: Direct<'a>,
    vacancy: &'a VacancyFeatures,
}

impl<'a> Mine<'a> {
    pub(super) const fn new(held: &'a Held, taxonomy: &'a Taxonomy, vacancy: &'a VacancyFeatures) -> Self {
        Self { held, direct: Direct::new(taxonomy, vacancy), vacancy }
    }
}

impl Nearness for Mine<'_> {
    fn occupation(&self, slot: usize, have: OccupationKey) -> u16 {
        self.direct.occupation(slot, have)
    }

    fn skill(&self, have: SkillKey, each: impl FnMut(usize, u16)) {
        self.direct.skill(have, each);
    }

    fn skills(&self, worker: &WorkerFeatures, units: &[u32], facts: &mut [SkillFact]) -> StandIns {
        if !self.held.complete {
            return self.direct.skills(worker, units, facts);
        }
        let mut mine = [Own::default(); MOST];
        for ((asked, units), fact) in self.vacancy.skills.iter().zip(units).zip(facts) {
            match asked {
                SkillKey::Known(ix) => {
                    let mut entry = self.held.heads.get(usize::from(ix.0)).copied().unwrap_or(0);
                    while entry != 0 {
                        let (own, credit, next) = self.held.entries[usize::from(entry)];
                        fact.serve(credit, worker.skills[usize::from(own)].1);
                        mine[usize::from(own)].serve(credit, *units);
                        entry = next;
                    }
                }
                words => {
                    if let Some(own) = worker.skills.iter().position(|(skill, _)| skill == words) {
                        fact.serve(FULL, worker.skills[own].1);
                        mine[own].serve(FULL, *units);
                    }
                }
            }
        }
        let mut stand_ins = StandIns::default();
        mine[..worker.skills.len()].iter().for_each(|own| stand_ins.count(*own));
        stand_ins
    }

    fn taxonomy(&self) -> &Taxonomy {
        self.direct.taxonomy()
    }
}
