//! Files of a person: scans and signed papers that were brought or sent, documents that were made for her.
//!
//! Their bytes are sealed, in pieces: a copy of the database without the key file shows nobody's identity card.

mod keep;
mod open;
mod remove;
mod seal;

pub use keep::{Evidence, Given, attach, bytes_of};
pub(crate) use keep::{Made, keep_made};
pub(crate) use open::of_worker;
pub use open::{list, open, open_own, own};
pub use remove::remove;
