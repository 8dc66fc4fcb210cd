//! Services delivered, the levels they are counted by, and programmes.

mod leps;
mod list;
mod programme;
mod record;
mod remove;

pub use leps::{extensions, keep_extensions, levels, may_keep_extensions};
pub use list::{Asked, Counters, Listed, Row, counters, export, last_choice, list, of_subject};
pub use programme::{Joined, OwnProgramme, Seats, join, keep, leave, may_keep_programmes, of_worker, programme, programmes};
pub use record::{Delivered, may_record, record, record_in, undo_in};
pub use remove::remove;

pub(crate) use record::{person, to_employer};
