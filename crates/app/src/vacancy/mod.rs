//! Vacancies: what one does with them beside what all registers do.

mod add_requirement;
mod asked;
mod candidates;
mod complete;
mod list_filter;
mod move_to;
mod reopen;
mod requirements;
mod sector;
mod undo_change;
mod weights;

pub use add_requirement::add_requirement;
pub use asked::{AskedAt, AskedThing, AskedValue, Measure, asked, asked_at};
pub use candidates::{Candidate, Candidates, Filtered, ListQuestion, Relaxed, about_person, candidates, count_candidates};
pub use complete::{following, with_employer};
pub use list_filter::{ListFilter, Standing};
pub use move_to::{Move, move_to};
pub use reopen::{reopen, reopenable_until};
pub use requirements::{RequirementChange, change_requirement};
pub use undo_change::undo_change;
pub use weights::set_weights;

pub(crate) use candidates::employer_of;
pub use sector::sector;
pub(crate) use sector::sector_of;
