//! Vacancies: what one does with them beside what all registers do.

mod complete;
mod move_to;
mod requirements;
mod sector;
mod weights;

pub use complete::{following, with_employer};
pub use move_to::move_to;
pub use requirements::{RequirementChange, change_requirement};
pub(crate) use sector::sector_of;
pub use weights::set_weights;
