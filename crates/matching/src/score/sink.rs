//! Where earned points go: into a bare sum, or into an explanation.

use crate::{
    maxima::TERMS,
    outcome::{Ask, Missing, Term, TermName, What, Why},
};

/// What a term earned: `parts` out of `whole` of its maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earned {
    pub parts: u64,
    pub whole: u64,
}

impl Earned {
    /// The floor of maximum × parts ÷ whole.
    #[must_use]
    pub fn points(self, of: u16) -> u16 {
        u16::try_from(u64::from(of) * self.parts.min(self.whole) / self.whole).unwrap_or(of)
    }
}

/// Takes the terms one after the other; questions and gaps belong to the term that follows them.
pub trait Sink {
    /// Something unknown: a good answer adds `gain` parts to the term; a bad one excludes when it `decides`.
    fn ask(&mut self, gain: u64, decides: bool, what: impl FnOnce() -> What);
    /// Something known to be missing: having it adds `gain` parts to the term.
    fn missing(&mut self, gain: u64, what: impl FnOnce() -> What);
    /// The term itself.
    fn term(&mut self, name: TermName, of: u16, earned: Earned, why: impl FnOnce() -> Why);
}

/// Adds up points and nothing else.
#[derive(Debug, Default)]
pub(super) struct PointsOnly(pub u16);

impl Sink for PointsOnly {
    fn ask(&mut self, _: u64, _: bool, _: impl FnOnce() -> What) {}

    fn missing(&mut self, _: u64, _: impl FnOnce() -> What) {}

    fn term(&mut self, _: TermName, of: u16, earned: Earned, _: impl FnOnce() -> Why) {
        self.0 += earned.points(of);
    }
}

/// Keeps what each term earned and nothing else.
#[derive(Debug, Default)]
pub(super) struct Credits(pub [Option<Earned>; TERMS]);

impl Sink for Credits {
    fn ask(&mut self, _: u64, _: bool, _: impl FnOnce() -> What) {}

    fn missing(&mut self, _: u64, _: impl FnOnce() -> What) {}

    fn term(&mut self, name: TermName, _: u16, earned: Earned, _: impl FnOnce() -> Why) {
        self.0[name as usize] = Some(earned);
    }
}

/// Keeps everything.
#[derive(Debug, Default)]
pub struct Full {
    pub points: u16,
    pub reachable: u16,
    pub terms: Vec<Term>,
    pub ask: Vec<Ask>,
    pub missing: Vec<Missing>,
    open_asks: Vec<(u64, bool, What)>,
    open_missing: Vec<(u64, What)>,
}

impl Full {
    /// One question or gap that counts in two terms is told once, with the points of both.
    pub(super) fn settle(&mut self) {
        let mut asks: Vec<Ask> = Vec::with_capacity(self.ask.len());
        for ask in self.ask.drain(..) {
            match asks.iter_mut().find(|told| told.what == ask.what) {
                Some(told) => (told.worth, told.decides) = (told.worth + ask.worth, told.decides || ask.decides),
                None => asks.push(ask),
            }
        }
        self.ask = asks;
        let mut gaps: Vec<Missing> = Vec::with_capacity(self.missing.len());
        for gap in self.missing.drain(..) {
            match gaps.iter_mut().find(|told| told.what == gap.what) {
                Some(told) => told.worth += gap.worth,
                None => gaps.push(gap),
            }
        }
        self.missing = gaps;
    }
}

impl Sink for Full {
    fn ask(&mut self, gain: u64, decides: bool, what: impl FnOnce() -> What) {
        self.open_asks.push((gain, decides, what()));
    }

    fn missing(&mut self, gain: u64, what: impl FnOnce() -> What) {
        self.open_missing.push((gain, what()));
    }

    fn term(&mut self, name: TermName, of: u16, earned: Earned, why: impl FnOnce() -> Why) {
        let points = earned.points(of);
        let with = |gain: u64| Earned { parts: earned.parts + gain, ..earned }.points(of);
        let all: u64 = self.open_asks.iter().map(|(gain, ..)| gain).sum();
        self.reachable += with(all);
        for (gain, decides, what) in self.open_asks.drain(..) {
            self.ask.push(Ask { what, worth: with(gain) - points, decides });
        }
        for (gain, what) in self.open_missing.drain(..) {
            self.missing.push(Missing { what, worth: with(gain) - points });
        }
        self.points += points;
        self.terms.push(Term { name, points, of, why: why() });
    }
}
