//! The vacancies worth showing to a person: the same points for the same pair as in the shortlist.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;
use ponte_domain::{
    id::{VacancyId, WorkerId},
    vacancy::Condition,
    work_terms::AvailabilityPart,
};
use serde::Serialize;

use crate::{
    features::{VacancyFeatures, WorkerFeatures},
    outcome::{Match, Verdict, Words},
    score::{self, Direct, Scratch},
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
    slots: HashMap<VacancyId, usize>,
}

impl VacancyIndex {
    /// An empty index; features must come from the same catalogue.
    #[must_use]
    pub fn new(taxonomy: Arc<Taxonomy>) -> Self {
        Self { taxonomy, entries: Vec::new(), slots: HashMap::new() }
    }

    /// Adds an open vacancy, or replaces what was known of it.
    pub fn upsert(&mut self, id: VacancyId, external_id: &str, features: VacancyFeatures) {
        let entry = (id, external_id.into(), features);
        match self.slots.get(&id) {
            Some(slot) => self.entries[*slot] = entry,
            None => {
                self.slots.insert(id, self.entries.len());
                self.entries.push(entry);
            }
        }
    }

    /// Takes a vacancy out; whether it was in.
    pub fn remove(&mut self, id: VacancyId) -> bool {
        let Some(slot) = self.slots.remove(&id) else { return false };
        self.entries.swap_remove(slot);
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
        let mut scratch = Scratch::default();
        let mut scored: Vec<(u16, usize)> = Vec::new();
        for (at, (id, _, vacancy)) in self.entries.iter().enumerate() {
            if is_too_far(vacancy, worker.2) || !may_see(*id) {
                continue;
            }
            if let Some(points) = score::points(&Direct::new(&self.taxonomy, vacancy), vacancy, worker.2, today, &mut scratch) {
                scored.push((points, at));
            }
        }
        let order = |(points, at): &(u16, usize)| (std::cmp::Reverse(*points), &self.entries[*at].1, self.entries[*at].0);
        scored.sort_unstable_by(|a, b| order(a).cmp(&order(b)));
        scored.truncate(k);
        scored.into_iter().filter_map(|(_, at)| self.explain(at, worker, today)).collect()
    }

    fn explain(&self, at: usize, worker: (WorkerId, &Words, &WorkerFeatures), today: NaiveDate) -> Option<Suggestion> {
        let (id, external_id, vacancy) = &self.entries[at];
        match score::judge(&self.taxonomy, vacancy, worker, today) {
            Verdict::In(found) => Some(Suggestion { vacancy: *id, vacancy_external_id: external_id.clone(), found }),
            Verdict::Out { .. } => None,
        }
    }
}

/// The distance gate alone, before anything else is looked at: it takes out most vacancies of a country.
fn is_too_far(vacancy: &VacancyFeatures, worker: &WorkerFeatures) -> bool {
    let (Some(workplace), Some(home), Some(km)) = (vacancy.workplace, worker.home, worker.max_km) else { return false };
    let waived = vacancy.is_remote() || worker.relocation || (vacancy.board_and_lodging && worker.board_and_lodging);
    let excludes = vacancy.excludes(Condition::Distance) || worker.is_firm(AvailabilityPart::MaxKm);
    !waived && excludes && workplace.metres_to(home) > km.saturating_mul(1_000)
}
