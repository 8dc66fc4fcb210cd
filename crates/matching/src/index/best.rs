//! The search for the best: those with the highest bounds are scored first, until nobody left can enter.

use std::collections::BinaryHeap;

use super::{
    Index, Plan, Query, Record, Standing,
    block::Block,
    narrow,
    screen::{Screen, Way},
    skills::SkillsBound,
};
use crate::{
    maxima::TOTAL,
    score::{self, Scratch},
};

/// So many people are gathered before the best of them are scored: the more are scored, the more of the next are passed over.
const GATHERED: usize = 2_048;
/// People screened at once.
const CHUNK: usize = 256;
/// The nearest people, about so many, come first; then the others in the order in which they are kept.
const NEAREST: u32 = 8_192;
/// Width in metres, as a power of two, and number of the rings by which the nearest are told.
const RING_BITS: u32 = 11;
const RINGS: usize = 64;
const LEVELS: usize = TOTAL as usize + 1;
const NOBODY: u32 = u32::MAX;

/// Somebody whose bound may let her in: her seat, and the next of the same bound.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    seat: u32,
    next: u32,
    /// What was taken off for skills by their groups.
    skills: u16,
}

/// People by bound, each bound a chain.
#[derive(Debug)]
struct ByBound {
    heads: [u32; LEVELS],
    chains: Vec<Candidate>,
    highest: usize,
}

impl ByBound {
    fn new() -> Self {
        Self { heads: [NOBODY; LEVELS], chains: Vec::with_capacity(2 * GATHERED), highest: 0 }
    }

    fn push(&mut self, bound: usize, seat: u32, skills: u16) {
        let at = u32::try_from(self.chains.len()).unwrap_or(NOBODY);
        self.chains.push(Candidate { seat, next: self.heads[bound], skills });
        self.heads[bound] = at;
        self.highest = self.highest.max(bound);
    }

    /// Takes one with exactly this bound.
    fn pop(&mut self, bound: usize) -> Option<Candidate> {
        let candidate = *self.chains.get(self.heads[bound] as usize)?;
        self.heads[bound] = candidate.next;
        Some(candidate)
    }

    fn clear(&mut self) {
        self.heads[..=self.highest].fill(NOBODY);
        self.chains.clear();
        self.highest = 0;
    }
}

struct Search<'a, 'q> {
    index: &'a Index,
    plan: &'q Plan<'q>,
    query: &'q Query<'q>,
    screen: Screen<'q>,
    skills: SkillsBound<'q>,
    scratch: Scratch,
    /// The worst of the best on top.
    best: BinaryHeap<(Standing<'a>, usize)>,
    /// By a bound with the groups of the skills, and with the skills themselves.
    rough: ByBound,
    fine: ByBound,
    /// How the blocks in reach stand to the workplace.
    ways: Vec<Way>,
    /// Who may pass the gates, with the way of her block, and how many they are.
    waiting: [(u32, u32); 2 * CHUNK],
    waits: usize,
}

impl Search<'_, '_> {
    /// Fewer points than this cannot enter; equal ones may, by the other keys of the order.
    fn least(&self) -> u16 {
        match self.best.peek() {
            Some((worst, _)) if self.best.len() == self.query.k => worst.points,
            _ => 0,
        }
    }

    /// Lets those of a block wait who may pass the gates.
    fn gather(&mut self, way: u32, block: Block) {
        let mut may = [false; CHUNK];
        let columns = &self.index.columns;
        let how = self.ways[way as usize];
        let trades = self.screen.trades(&how, TOTAL - self.least());
        let gates = columns.gates[block.seats()].chunks(CHUNK).zip(columns.trades[block.seats()].chunks(CHUNK));
        for (chunk, people) in gates.enumerate() {
            self.screen.pass(&how, trades, people, &mut may);
            // Whether somebody passes is anybody's guess, the processor's too: every seat is written, and the next
            // overwrites those that do not stay.
            let mut waits = self.waits;
            for (seat, may) in (block.from + narrow(chunk * CHUNK)..).zip(&may[..people.0.len()]) {
                self.waiting[waits] = (seat, way);
                waits += usize::from(*may);
            }
            self.waits = waits;
            if waits > CHUNK {
                self.bound();
            }
        }
    }

    /// Keeps those of the waiting whose bound may let them in.
    fn bound(&mut self) {
        let spare = TOTAL - self.least();
        let columns = &self.index.columns;
        let mut kept = [(0, 0); 2 * CHUNK];
        let mut left = 0;
        for (seat, way) in &self.waiting[..self.waits] {
            let lost = self.screen.lost(&self.ways[*way as usize], &columns.rows[*seat as usize]);
            kept[left] = (*seat, lost);
            left += usize::from(lost <= spare);
        }
        for (seat, lost) in &kept[..left] {
            let at = *seat as usize;
            let skills = self.skills.lost(&columns.rows[at], columns.signatures[at]);
            if lost + skills <= spare {
                self.rough.push(usize::from(TOTAL - lost - skills), *seat, skills);
            }
        }
        self.waits = 0;
    }

    /// Scores the gathered from the highest bound down, until the next cannot enter; the others are let go.
    fn settle(&mut self) {
        let mut level = self.rough.highest;
        loop {
            if level < usize::from(self.least()) {
                break;
            }
            while let Some(candidate) = self.rough.pop(level) {
                self.refine(candidate, level);
            }
            while let Some(candidate) = self.fine.pop(level) {
                if level >= usize::from(self.least()) {
                    self.score(candidate, level);
                }
            }
            let Some(lower) = level.checked_sub(1) else { break };
            level = lower;
        }
        self.rough.clear();
        self.fine.clear();
    }

    /// Bounds somebody by the skills themselves.
    fn refine(&mut self, candidate: Candidate, bound: usize) {
        let row = &self.index.columns.rows[candidate.seat as usize];
        let skills = self.index.skills.of(row.record as usize);
        let more = self.skills.lost_by(row, skills).saturating_sub(candidate.skills);
        if bound >= usize::from(self.least() + more) {
            self.fine.push(bound - usize::from(more), candidate.seat, 0);
        }
    }

    fn score(&mut self, candidate: Candidate, bound: usize) {
        let at = self.index.columns.rows[candidate.seat as usize].record as usize;
        let record = &self.index.records()[at];
        if !self.query.admits(record) {
            return;
        }
        let Some(points) = score::points(self.plan, self.plan.vacancy, &record.features, self.query.today, &mut self.scratch) else {
            return;
        };
        debug_assert!(usize::from(points) <= bound, "the bound must hold");
        self.best.push((Standing::new(points, record), at));
        if self.best.len() > self.query.k {
            self.best.pop();
        }
    }
}

impl Index {
    /// The best `k`, the nearest blocks in reach gathered first.
    pub(super) fn best<'a>(&'a self, plan: &Plan<'_>, query: &Query<'_>) -> Vec<(u16, &'a Record)> {
        if query.k == 0 {
            return Vec::new();
        }
        let screen = Screen::new(plan, query.today);
        let near: Vec<(u32, u32)> =
            self.extents.iter().zip(0..).filter_map(|(extent, at)| screen.metres(extent).map(|metres| (metres, at))).collect();
        let nearest = self.nearest(&near);
        let mut search = Search {
            index: self,
            plan,
            query,
            ways: near.iter().map(|(metres, at)| screen.way(&self.extents[*at as usize], *metres)).collect(),
            screen,
            skills: SkillsBound::new(plan),
            scratch: Scratch::default(),
            best: BinaryHeap::with_capacity(query.k.min(self.len()) + 1),
            rough: ByBound::new(),
            fine: ByBound::new(),
            waiting: [(0, 0); 2 * CHUNK],
            waits: 0,
        };
        for first in [true, false] {
            for (way, (metres, at)) in (0..).zip(&near) {
                if (ring(*metres) <= nearest) != first {
                    continue;
                }
                search.gather(way, self.blocks[*at as usize]);
                if search.rough.chains.len() >= GATHERED {
                    search.settle();
                }
            }
        }
        search.bound();
        search.settle();
        search.best.into_sorted_vec().into_iter().map(|(standing, at)| (standing.points, &self.records()[at])).collect()
    }

    /// The ring within which the nearest live.
    fn nearest(&self, near: &[(u32, u32)]) -> usize {
        let mut people = [0_u32; RINGS];
        for (metres, at) in near {
            people[ring(*metres)] += self.blocks[*at as usize].len;
        }
        let mut within = 0;
        people
            .iter()
            .position(|here| {
                within += here;
                within >= NEAREST
            })
            .unwrap_or(RINGS)
    }
}

fn ring(metres: u32) -> usize {
    ((metres >> RING_BITS) as usize).min(RINGS - 1)
}
