//! The vacancies worth showing to a person: the same points for the same pair as in the shortlist.

mod card;
mod held;

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    sync::Arc,
};

use chrono::NaiveDate;
use ponte_domain::id::{VacancyId, WorkerId};
use serde::Serialize;

use card::{Asker, Card};
use held::{Held, Mine};

use crate::{
    features::{VacancyFeatures, WorkerFeatures},
    outcome::{Match, Verdict, Words},
    score::{self, Scratch},
    taxonomy::Taxonomy,
};

/// A vacancy for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    pub vacancy: VacancyId,
    pub vacancy_external_id: Words,
    #[serde(flatten)]
    pub found: Match,
}

/// The open vacancies of an installation.
#[derive(Debug)]
pub struct VacancyIndex {
    taxonomy: Arc<Taxonomy>,
    entries: Vec<(VacancyId, Words, VacancyFeatures)>,
    /// What the bound of each reads.
    cards: Vec<Card>,
    slots: HashMap<VacancyId, usize>,
}

impl VacancyIndex {
    /// An empty index; features must come from the same catalogue.
    #[must_use]
    pub fn new(taxonomy: Arc<Taxonomy>) -> Self {
        Self { taxonomy, entries: Vec::new(), cards: Vec::new(), slots: HashMap::new() }
    }

    /// Adds an open vacancy, or replaces what was known of it.
    pub fn upsert(&mut self, id: VacancyId, external_id: &str, features: VacancyFeatures) {
        let card = Card::of(&features, &self.taxonomy);
        let entry = (id, external_id.into(), features);
        match self.slots.get(&id) {
            Some(slot) => (self.entries[*slot], self.cards[*slot]) = (entry, card),
            None => {
                self.slots.insert(id, self.entries.len());
                self.entries.push(entry);
                self.cards.push(card);
            }
        }
    }

    /// Takes a vacancy out; whether it was in.
    pub fn remove(&mut self, id: VacancyId) -> bool {
        let Some(slot) = self.slots.remove(&id) else { return false };
        self.entries.swap_remove(slot);
        self.cards.swap_remove(slot);
        if let Some((moved, ..)) = self.entries.get(slot) {
            self.slots.insert(*moved, slot);
        }
        true
    }

    /// How many vacancies it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// A vacancy's features.
    #[must_use]
    pub fn get(&self, id: VacancyId) -> Option<&VacancyFeatures> {
        self.slots.get(&id).map(|slot| &self.entries[*slot].2)
    }

    /// All vacancies: id, external id, features.
    #[must_use]
    pub fn entries(&self) -> &[(VacancyId, Words, VacancyFeatures)] {
        &self.entries
    }

    /// The best vacancies for a person, with reasons. Ties: external id of the vacancy, then id.
    #[must_use]
    pub fn suggest(&self, worker: (WorkerId, &Words, &WorkerFeatures), k: usize, today: NaiveDate) -> Vec<Suggestion> {
        self.suggest_where(worker, k, today, |_| true)
    }

    /// As [`Self::suggest`], among the vacancies she may see.
    #[must_use]
    pub fn suggest_where(
        &self,
        worker: (WorkerId, &Words, &WorkerFeatures),
        k: usize,
        today: NaiveDate,
        may_see: impl Fn(VacancyId) -> bool,
    ) -> Vec<Suggestion> {
        let asker = Asker::new(&self.taxonomy, worker.2, today);
        let bounds = self.cards.iter().zip(0..).filter_map(|(card, at)| Some((asker.bound(card)?, at)));
        let mut bounds: Vec<(u16, usize)> = bounds.collect();
        bounds.sort_unstable_by_key(|(bound, at)| (Reverse(*bound), *at));
        let held = Held::new(&self.taxonomy, worker.2);
        let mut scratch = Scratch::default();
        let mut scored: Vec<(u16, usize)> = Vec::new();
        // The points of the best k, the least on top.
        let mut best: BinaryHeap<Reverse<u16>> = BinaryHeap::with_capacity(k.min(self.len()) + 1);
        for (bound, at) in bounds {
            if best.len() >= k && best.peek().is_none_or(|Reverse(least)| bound < *least) {
                break;
            }
            let (id, _, vacancy) = &self.entries[at];
            if !may_see(*id) {
                continue;
            }
            let mine = Mine::new(&held, &self.taxonomy, vacancy);
            if let Some(points) = score::points(&mine, vacancy, worker.2, today, &mut scratch) {
                debug_assert!(points <= bound, "the bound must hold");
                scored.push((points, at));
                best.push(Reverse(points));
                if best.len() > k {
                    best.pop();
                }
            }
        }
        let order = |(points, at): &(u16, usize)| (Reverse(*points), &self.entries[*at].1, self.entries[*at].0);
        scored.sort_unstable_by(|a, b| order(a).cmp(&order(b)));
        scored.truncate(k);
        scored.into_iter().filter_map(|(_, at)| self.explain(at, worker, today, &held)).collect()
    }

    fn explain(&self, at: usize, worker: (WorkerId, &Words, &WorkerFeatures), today: NaiveDate, held: &Held) -> Option<Suggestion> {
        let (id, external_id, vacancy) = &self.entries[at];
        let mine = Mine::new(held, &self.taxonomy, vacancy);
        match score::judge_with(&mine, vacancy, worker, today, &mut Scratch::default()) {
            Verdict::In(found) => Some(Suggestion { vacancy: *id, vacancy_external_id: external_id.clone(), found }),
            Verdict::Out { .. } => None,
        }
    }
}
