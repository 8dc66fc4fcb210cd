//! Everybody's columns side by side, the people of one place together and near places near to each other, so that the
//! processor reads ahead.

use super::{
    block::Block,
    columns::{Gates, Row, signature, trades},
    narrow,
};
use crate::{features::WorkerFeatures, taxonomy::Taxonomy};

/// Waste below this is not worth tidying.
const LITTLE: usize = 4_096;

/// Columns of the same order.
#[derive(Debug, Default)]
pub(super) struct Seats {
    pub gates: Vec<Gates>,
    /// As [`trades`] has them.
    pub trades: Vec<u32>,
    pub rows: Vec<Row>,
    pub signatures: Vec<u128>,
    /// Seats that belong to no block any longer.
    waste: usize,
}

impl Seats {
    /// Adds a person to a block, which moves when it is full; her place in it.
    pub(super) fn push(&mut self, block: &mut Block, record: u32, features: &WorkerFeatures, taxonomy: &Taxonomy) -> u32 {
        let row = Row::of(record, features);
        if block.len == block.room {
            self.widen(block, row);
        }
        let at = (block.from + block.len) as usize;
        (self.gates[at], self.trades[at]) = (Gates::of(features), trades(features, taxonomy));
        (self.rows[at], self.signatures[at]) = (row, signature(features, taxonomy));
        block.len += 1;
        block.len - 1
    }

    /// Moves a block to the end, with twice the room.
    fn widen(&mut self, block: &mut Block, filler: Row) {
        let seats = block.seats();
        self.waste += seats.len();
        let from = self.rows.len();
        let room = (seats.len() * 2).max(4);
        self.gates.extend_from_within(seats.clone());
        self.trades.extend_from_within(seats.clone());
        self.rows.extend_from_within(seats.clone());
        self.signatures.extend_from_within(seats);
        self.make_room(from + room, filler);
        (block.from, block.room) = (narrow(from), narrow(room));
    }

    fn make_room(&mut self, until: usize, filler: Row) {
        self.gates.resize(until, Gates(0));
        self.trades.resize(until, 0);
        self.rows.resize(until, filler);
        self.signatures.resize(until, 0);
    }

    /// Takes the person at a place of a block out; the record that moved there, if any.
    pub(super) fn swap_remove(&mut self, block: &mut Block, at: u32) -> Option<u32> {
        block.len -= 1;
        if at == block.len {
            return None;
        }
        let (gap, last) = ((block.from + at) as usize, (block.from + block.len) as usize);
        (self.gates[gap], self.trades[gap]) = (self.gates[last], self.trades[last]);
        (self.rows[gap], self.signatures[gap]) = (self.rows[last], self.signatures[last]);
        Some(self.rows[gap].record)
    }

    /// Whether so much is wasted that moving everybody pays.
    pub(super) fn is_untidy(&self) -> bool {
        self.waste > LITTLE && self.waste > self.rows.len() / 2
    }

    /// Brings the blocks into the order in which they are given, with a little room in each.
    pub(super) fn tidy<'a>(&mut self, blocks: impl Iterator<Item = &'a mut Block>) {
        let mut tidy = Self::default();
        for block in blocks {
            let seats = block.seats();
            let Some(filler) = self.rows.get(seats.start).copied() else { continue };
            let from = tidy.rows.len();
            tidy.gates.extend_from_slice(&self.gates[seats.clone()]);
            tidy.trades.extend_from_slice(&self.trades[seats.clone()]);
            tidy.rows.extend_from_slice(&self.rows[seats.clone()]);
            tidy.signatures.extend_from_slice(&self.signatures[seats.clone()]);
            let room = seats.len() + seats.len() / 8;
            tidy.make_room(from + room, filler);
            (block.from, block.room) = (narrow(from), narrow(room));
        }
        *self = tidy;
    }

    /// Bytes it holds.
    pub(super) fn heap_bytes(&self) -> usize {
        self.gates.capacity() * size_of::<Gates>()
            + self.trades.capacity() * size_of::<u32>()
            + self.rows.capacity() * size_of::<Row>()
            + self.signatures.capacity() * size_of::<u128>()
    }
}
