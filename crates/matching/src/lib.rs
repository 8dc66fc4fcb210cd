//! The matching engine: from a vacancy to the people worth calling, with the reasons.
//!
//! Pure computation: no database, no file, no clock; the day is an argument. What the engine reads of
//! a person ([`features::WorkerFeatures`]) has no sex, age, citizenship, health, family or name.
//! `docs/matching.md` says the rules in words.

pub mod assign;
pub mod bench;
pub mod change;
pub mod features;
pub mod gap;
pub mod gates;
pub mod index;
pub mod key;
pub mod link;
pub mod market;
pub mod maxima;
pub mod outcome;
pub mod population;
pub mod position;
pub mod score;
pub mod seen;
pub mod suggest;
pub mod taxonomy;

/// Version of the rules by which points are given; saved with every proposal so that it can be contested.
pub const ENGINE_VERSION: &str = "1.1.0";

/// The values of a code list whose bits stand in a mask.
fn codes_in<T: Copy>(all: &[T], bit: impl Fn(T) -> u32, mask: u32) -> Vec<T> {
    all.iter().copied().filter(|value| mask & bit(*value) != 0).collect()
}
