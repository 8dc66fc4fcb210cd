//! The audit as people use it: recording what was looked at, who opened a file, what an account did, and keeping
//! the chain anchored.

mod anchor;
mod digest;
mod export;
mod list;
mod opened;

pub use anchor::{AnchorChains, anchor, outside};
pub(crate) use digest::digests_of;
pub use export::export;
pub use list::{ActFilter, Told, list};
pub use opened::{Access, accesses, note_all_opened, note_opened};
