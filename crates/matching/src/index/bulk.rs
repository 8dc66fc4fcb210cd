//! Many people at once: each is put at once where [`Index::tidy`] would put her, and what is computed of each runs on all cores.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    Index, Record,
    block::{Block, Extent, Place},
    narrow,
    seats::Seat,
};
use crate::taxonomy::Taxonomy;

impl Index {
    /// An index of people, in order as after [`Index::tidy`]; of records with the same id the last counts.
    #[must_use]
    pub fn of(taxonomy: Arc<Taxonomy>, records: Vec<Record>) -> Self {
        let mut index = Self::new(taxonomy);
        index.slots.reserve(records.len());
        for (slot, record) in (0..).zip(&records) {
            index.slots.insert(record.id, slot);
        }
        if index.slots.len() < records.len() {
            let mut index = Self::new(index.taxonomy);
            records.iter().for_each(|record| index.upsert(record.id, record.external_id.as_str(), record.desk.as_str(), &record.features));
            index.tidy();
            return index;
        }
        index.records = records;
        let places: Vec<Place> = index.records.par_iter().map(|record| Place::of(&record.features)).collect();
        index.lay_blocks(&places);
        for (record, place) in index.records.iter().zip(&places) {
            let block = index.block_of[place];
            let own = &mut index.blocks[block as usize];
            index.seats.push((block, own.len));
            own.len += 1;
            index.extents[block as usize].grow(&record.features);
            index.skills.push(&record.features);
        }
        let taxonomy = &index.taxonomy;
        let seats: Vec<Seat> =
            index.records.par_iter().enumerate().map(|(slot, record)| Seat::of(narrow(slot), &record.features, taxonomy)).collect();
        index.columns.lay(&mut index.blocks, index.seats.iter().zip(seats));
        index
    }

    /// Blocks for all these places, near places near to each other.
    fn lay_blocks(&mut self, places: &[Place]) {
        let mut order: Vec<Place> = Vec::new();
        for place in places {
            if let Entry::Vacant(new) = self.block_of.entry(*place) {
                new.insert(0);
                order.push(*place);
            }
        }
        order.sort_unstable_by_key(|place| place.along_a_curve());
        self.block_of = order.iter().copied().zip(0..).collect::<HashMap<_, _>>();
        self.blocks = vec![Block::default(); order.len()];
        self.extents = vec![Extent::EMPTY; order.len()];
    }
}
