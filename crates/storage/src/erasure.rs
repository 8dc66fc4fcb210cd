//! Erasing a person: every table that holds something of her, and what is kept so that she does not come back.

mod list;
mod sweep;
mod tables;

pub use list::{Erased, all, insert, is_erased};
pub use sweep::{Marks, scrub, sweep_batches, sweep_dispatches, sweep_jobs};
pub(crate) use tables::keep_outcome;
pub use tables::{Counts, counts, erase, forget_merges};
