//! How autonomous somebody is with online services: proposed from what is known, decided by a person.

mod decide;
mod view;

pub use decide::decide;
pub use view::{SegmentFile, file};
