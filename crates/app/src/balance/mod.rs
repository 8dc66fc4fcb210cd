//! The balance of competences of a person, and how far what she can do is from what she wants.

mod gap;
mod keep;
mod view;

pub use gap::{Covered, Distance, distance, target_of};
pub use keep::{Entry, begin, conclude, keep, remove, reopen, take_over, to_profile};
pub use view::{BalanceFile, file, own};
