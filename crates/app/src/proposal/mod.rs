//! Proposals: from the offer of a worker for a vacancy to what came of it.

mod answer_by_link;
mod ask_by_mail;
mod close_others;
mod discard;
mod outcome;
mod propose;
mod record_attempt;
mod send_shortlist;
mod undo;
mod verdict;

pub use answer_by_link::{Question, answer_by_link, question};
pub use ask_by_mail::{Asked, ask_by_mail};
pub use discard::{discard, restore};
pub use outcome::{AskOutcome, REMINDERS, ask_outcome};
pub use propose::propose;
pub use record_attempt::{Attempt, record_attempt};
pub use send_shortlist::{SendShortlist, ready, send_shortlist};
pub use undo::undo;
pub use verdict::{Received, received, record_verdict, verdict_by_link};

pub(crate) use close_others::close_if_filled;
