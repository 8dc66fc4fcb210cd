//! The status of unemployment of a person: what is recorded for it, and what follows from that.

mod benefit;
mod correct;
mod record;
mod view;

pub use benefit::{keep_benefit, void_benefit};
pub use correct::{Correction, confirm, correct, end_work, may_record, void};
pub use record::{Declaration, declare, end, record_work};
pub use view::{StatusFile, file, status_of};

pub(crate) use record::{declare_in, end_in, undo_end_in};
