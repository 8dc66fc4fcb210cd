//! The people in memory, ready to be ranked for a vacancy.

mod arena;
mod best;
mod block;
mod columns;
mod count;
mod explain;
mod plan;
mod rank;
mod screen;
mod seats;
mod shortlist;
mod skills;
mod tables;

use std::{collections::HashMap, sync::Arc};

use ponte_domain::id::WorkerId;

pub(crate) use columns::signature;
pub use count::{Counters, ExcludedBy, Preferred};
pub use explain::{Counterfactual, Ease, WhatIf, WhyNot, Would};
pub use plan::Plan;
pub use rank::Standing;
pub use shortlist::{Query, Shortlist};
pub(crate) use skills::skill_bits_near;

use arena::SkillArena;
use block::{Block, Extent, Place};
use seats::Seats;

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
    blocks: Vec<Block>,
    /// The extents of the blocks, apart: every question reads them all.
    extents: Vec<Extent>,
    block_of: HashMap<Place, u32>,
    columns: Seats,
    /// For each record its block and place in it.
    seats: Vec<(u32, u32)>,
    skills: SkillArena,
}

impl Index {
    /// An empty index over a catalogue; features must come from the same one.
    #[must_use]
    pub fn new(taxonomy: Arc<Taxonomy>) -> Self {
        Self {
            taxonomy,
            records: Vec::new(),
            slots: HashMap::new(),
            blocks: Vec::new(),
            extents: Vec::new(),
            block_of: HashMap::new(),
            columns: Seats::default(),
            seats: Vec::new(),
            skills: SkillArena::default(),
        }
    }

    /// Adds a person, or replaces what was known of her.
    pub fn upsert(&mut self, id: WorkerId, external_id: &str, desk: &str, features: &WorkerFeatures) {
        let record = Record { id, external_id: external_id.into(), desk: desk.into(), features: features.clone() };
        self.remove(id);
        let slot = narrow(self.records.len());
        let place = Place::of(features);
        let block = *self.block_of.entry(place).or_insert_with(|| {
            self.blocks.push(Block::default());
            self.extents.push(Extent::EMPTY);
            narrow(self.blocks.len() - 1)
        });
        self.extents[block as usize].grow(features);
        let seat = self.columns.push(&mut self.blocks[block as usize], slot, features, &self.taxonomy);
        self.slots.insert(id, slot);
        self.records.push(record);
        self.skills.push(features);
        self.seats.push((block, seat));
        if self.columns.is_untidy() {
            self.tidy();
        }
    }

    /// Takes a person out; whether she was in.
    pub fn remove(&mut self, id: WorkerId) -> bool {
        let Some(slot) = self.slots.remove(&id) else { return false };
        let (block, seat) = self.seats.swap_remove(slot as usize);
        if let Some(moved) = self.columns.swap_remove(&mut self.blocks[block as usize], seat) {
            // The one who took her seat may be the last record, whose own seat has just moved to `slot`.
            let record = if moved as usize == self.seats.len() { slot } else { moved };
            if let Some(place) = self.seats.get_mut(record as usize) {
                place.1 = seat;
            }
        }
        self.records.swap_remove(slot as usize);
        self.skills.swap_remove(slot as usize);
        if let Some(moved) = self.records.get(slot as usize) {
            self.slots.insert(moved.id, slot);
            let (block, seat) = self.seats[slot as usize];
            self.columns.rows[(self.blocks[block as usize].from + seat) as usize].record = slot;
        }
        true
    }

    /// Puts people of near places near to each other, which makes lists faster after many have been added. It does so by
    /// itself as people come and go.
    pub fn tidy(&mut self) {
        let mut order: Vec<(Place, u32)> = self.block_of.iter().map(|(place, block)| (*place, *block)).collect();
        order.sort_unstable_by_key(|(place, _)| place.along_a_curve());
        let mut new_of = vec![0; order.len()];
        for (new, (place, old)) in (0..).zip(&order) {
            new_of[*old as usize] = new;
            self.block_of.insert(*place, new);
        }
        self.blocks = order.iter().map(|(_, old)| self.blocks[*old as usize]).collect();
        self.extents = order.iter().map(|(_, old)| self.extents[*old as usize]).collect();
        for (block, _) in &mut self.seats {
            *block = new_of[*block as usize];
        }
        self.columns.tidy(self.blocks.iter_mut());
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
        let blocks = self.blocks.capacity() * (size_of::<Block>() + size_of::<Extent>()) + self.columns.heap_bytes();
        self.records.capacity() * size_of::<Record>()
            + self.slots.capacity() * entry
            + self.seats.capacity() * 8
            + blocks
            + own
            + self.skills.heap_bytes()
    }

    /// The taxonomy it scores by.
    #[must_use]
    pub const fn taxonomy(&self) -> &Arc<Taxonomy> {
        &self.taxonomy
    }
}

/// Positions are kept in 32 bits: more than four thousand million people are not registered anywhere.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
