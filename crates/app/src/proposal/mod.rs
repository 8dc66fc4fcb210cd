//! Proposals: from the offer of a worker for a vacancy to what came of it.

mod close_others;
mod discard;
mod propose;
mod record_attempt;
mod undo;
mod verdict;

pub use discard::{discard, restore};
pub use propose::propose;
pub use record_attempt::{Attempt, record_attempt};
pub use undo::undo;
pub use verdict::{Received, received, record_verdict, verdict_by_link};

pub(crate) use close_others::close_if_filled;
