//! Everybody's columns side by side, the people of one place together and near places near to each other, so that the
//! processor reads ahead.

use super::{
    block::Block,
    columns::{Gates, Row, signature, trades},
    narrow,
};
use crate::{features::WorkerFeatures, taxonomy::Taxonomy};

/// Room for the people of a block, with a little for more.
const fn room_for(people: u32) -> u32 {
    people + people / 8
}

/// Waste below this is not worth tidying.
const LITTLE: usize = 4_096;

/// What the columns hold of one person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    gates: Gates,
    trades: u32,
    row: Row,
    signature: u128,
}

impl Seat {
    /// That of a record.
    pub(super) fn of(record: u32, features: &WorkerFeatures, taxonomy: &Taxonomy) -> Self {
        Self {
            gates: Gates::of(features),
            trades: trades(features, taxonomy),
            row: Row::of(record, features),
            signature: signature(features, taxonomy),
        }
    }
}

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
        let seat = Seat::of(record, features, taxonomy);
        if block.len == block.room {
            self.widen(block, seat.row);
        }
        self.set((block.from + block.len) as usize, seat);
        block.len += 1;
        block.len - 1
    }

    fn set(&mut self, at: usize, seat: Seat) {
        (self.gates[at], self.trades[at]) = (seat.gates, seat.trades);
        (self.rows[at], self.signatures[at]) = (seat.row, seat.signature);
    }

    /// Seats everybody anew in blocks of known length: for each person her block and place in it, and what the columns hold.
    pub(super) fn lay<'a>(&mut self, blocks: &mut [Block], people: impl Iterator<Item = (&'a (u32, u32), Seat)> + Clone) {
        let Some((_, filler)) = people.clone().next() else { return };
        let mut from = 0;
        for block in &mut *blocks {
            (block.from, block.room) = (from, room_for(block.len));
            from += block.room;
        }
        *self = Self::default();
        self.make_room(from as usize, filler.row);
        for ((block, place), seat) in people {
            self.set((blocks[*block as usize].from + place) as usize, seat);
        }
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
            let room = room_for(block.len);
            tidy.make_room(from + room as usize, filler);
            (block.from, block.room) = (narrow(from), room);
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
