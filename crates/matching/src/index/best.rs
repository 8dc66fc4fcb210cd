//! The search for the best: those with the highest bounds are scored first, until nobody left can enter.

use std::collections::BinaryHeap;

use super::{
    Index, Plan, Query, Record, Standing,
    block::Block,
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
const LEVELS: usize = TOTAL as usize + 1;
const NOBODY: u32 = u32::MAX;

/// Somebody whose bound may let her in: block and place in it, and the next of the same bound.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    block: u32,
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

    fn push(&mut self, bound: usize, block: u32, seat: u32, skills: u16) {
        let at = u32::try_from(self.chains.len()).unwrap_or(NOBODY);
        self.chains.push(Candidate { block, seat, next: self.heads[bound], skills });
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
    skills: SkillsBound<'q>,
    scratch: Scratch,
    /// The worst of the best on top.
    best: BinaryHeap<(Standing<'a>, usize)>,
    /// By a bound with the groups of the skills, and with the skills themselves.
    rough: ByBound,
    fine: ByBound,
    /// Seats of a chunk that stay, and what they lose.
    kept: [(u16, u16); CHUNK],
}

impl Search<'_, '_> {
    /// Fewer points than this cannot enter; equal ones may, by the other keys of the order.
    fn least(&self) -> u16 {
        match self.best.peek() {
            Some((worst, _)) if self.best.len() == self.query.k => worst.points,
            _ => 0,
        }
    }

    /// Keeps those of a block whose bound may let them in.
    fn gather(&mut self, screen: &Screen<'_>, way: &Way, (at, block): (u32, &Block)) {
        let spare = TOTAL - self.least();
        let kept = &mut self.kept;
        for (chunk, hot) in block.hot.chunks(CHUNK).enumerate() {
            // Whether somebody stays is anybody's guess, the processor's too: every seat is written, and the next overwrites
            // those that do not stay.
            let mut stay = 0;
            for (seat, hot) in hot.iter().enumerate() {
                let lost = screen.hot(way, hot);
                kept[stay] = (seat as u16, lost);
                stay += usize::from(lost <= spare);
            }
            let warm = &block.warm[chunk * CHUNK..];
            let mut left = 0;
            for at in 0..stay {
                let (seat, lost) = kept[at];
                let lost = lost + screen.warm(&warm[usize::from(seat)]);
                kept[left] = (seat, lost);
                left += usize::from(lost <= spare);
            }
            for (seat, lost) in &kept[..left] {
                let here = chunk * CHUNK + usize::from(*seat);
                let skills = self.skills.lost(&block.hot[here], &block.warm[here], block.signatures[here]);
                if lost + skills <= spare {
                    self.rough.push(usize::from(TOTAL - lost - skills), at, here as u32, skills);
                }
            }
        }
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
        let (block, here) = (&self.index.blocks[candidate.block as usize], candidate.seat as usize);
        let skills = self.index.skills.of(block.records[here] as usize);
        let more = self.skills.lost_by(&block.hot[here], &block.warm[here], skills).saturating_sub(candidate.skills);
        if bound >= usize::from(self.least() + more) {
            self.fine.push(bound - usize::from(more), candidate.block, candidate.seat, 0);
        }
    }

    fn score(&mut self, candidate: Candidate, bound: usize) {
        let at = self.index.blocks[candidate.block as usize].records[candidate.seat as usize] as usize;
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
    /// The best `k`, blocks in reach gathered nearest first.
    pub(super) fn best<'a>(&'a self, plan: &Plan<'_>, query: &Query<'_>) -> Vec<(u16, &'a Record)> {
        if query.k == 0 {
            return Vec::new();
        }
        let screen = Screen::new(plan, query.today);
        let mut near: Vec<(u64, Way, u32)> = Vec::new();
        for (extent, at) in self.extents.iter().zip(0..) {
            if let Some((squared, way)) = screen.way(extent) {
                near.push((squared, way, at));
            }
        }
        near.sort_unstable_by_key(|(squared, _, at)| (*squared, *at));
        let mut search = Search {
            index: self,
            plan,
            query,
            skills: SkillsBound::new(plan),
            scratch: Scratch::default(),
            best: BinaryHeap::with_capacity(query.k.min(self.len()) + 1),
            rough: ByBound::new(),
            fine: ByBound::new(),
            kept: [(0, 0); CHUNK],
        };
        for (_, way, at) in near {
            search.gather(&screen, &way, (at, &self.blocks[at as usize]));
            if search.rough.chains.len() >= GATHERED {
                search.settle();
            }
        }
        search.settle();
        search.best.into_sorted_vec().into_iter().map(|(standing, at)| (standing.points, &self.records()[at])).collect()
    }
}
