//! Shortlists: the people worth calling for a vacancy, with the reasons.

mod assign;
mod entry;
mod market;
mod of_vacancy;

pub use assign::{Assigned, Assignment, Plan, assign};
pub use entry::Entry;
pub use market::{run_market, suggest};
pub use of_vacancy::{Ask, of_vacancy};
