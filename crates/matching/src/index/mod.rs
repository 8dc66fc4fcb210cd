//! The people in memory, ready to be ranked for a vacancy.

mod explain;
mod plan;
mod rank;
mod shortlist;

use std::{collections::HashMap, sync::Arc};

use ponte_domain::id::WorkerId;

pub use explain::{Counterfactual, WhatIf, WhyNot, Would};
pub use plan::Plan;
pub use rank::Standing;
pub use shortlist::{Counters, ExcludedBy, Query, Shortlist};

use crate::{features::WorkerFeatures, outcome::Words, taxonomy::Taxonomy};

/// A person as the index holds her.
#[derive(Debug, Clone)]
pub struct Record {
    pub id: WorkerId,
    pub external_id: Words,
    /// Code of the desk that holds the case.
    pub desk: Words,
    pub features: WorkerFeatures,
}

/// All people of an installation.
#[derive(Debug)]
pub struct Index {
    taxonomy: Arc<Taxonomy>,
    records: Vec<Record>,
    slots: HashMap<WorkerId, u32>,
}

impl Index {
    /// An empty index over a catalogue; features must come from the same one.
    #[must_use]
    pub fn new(taxonomy: Arc<Taxonomy>) -> Self {
        Self { taxonomy, records: Vec::new(), slots: HashMap::new() }
    }

    /// Adds a person, or replaces what was known of her.
    pub fn upsert(&mut self, id: WorkerId, external_id: &str, desk: &str, features: &WorkerFeatures) {
        let record = Record { id, external_id: external_id.into(), desk: desk.into(), features: features.clone() };
        match self.slots.get(&id) {
            Some(slot) => self.records[*slot as usize] = record,
            None => {
                // More than four thousand million people are not registered anywhere.
                self.slots.insert(id, u32::try_from(self.records.len()).unwrap_or(u32::MAX));
                self.records.push(record);
            }
        }
    }

    /// Takes a person out; whether she was in.
    pub fn remove(&mut self, id: WorkerId) -> bool {
        let Some(slot) = self.slots.remove(&id) else { return false };
        self.records.swap_remove(slot as usize);
        if let Some(moved) = self.records.get(slot as usize) {
            self.slots.insert(moved.id, slot);
        }
        true
    }

    /// How many people it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether it holds nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// What it knows of a person.
    #[must_use]
    pub fn get(&self, id: WorkerId) -> Option<&Record> {
        self.slots.get(&id).map(|slot| &self.records[*slot as usize])
    }

    /// Everybody, in no order.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Bytes it holds in memory, about (the taxonomy apart).
    #[must_use]
    pub fn resident_bytes(&self) -> usize {
        let entry = size_of::<(WorkerId, u32)>() + 1;
        let own: usize = self.records.iter().map(|record| record.external_id.as_str().len() + record.features.heap_bytes()).sum();
        self.records.capacity() * size_of::<Record>() + self.slots.capacity() * entry + own
    }

    /// The taxonomy it scores by.
    #[must_use]
    pub const fn taxonomy(&self) -> &Arc<Taxonomy> {
        &self.taxonomy
    }
}
