//! Cases on the pathways of packs: begin, record, strike out, look after.

mod begin;
mod deliver;
mod due;
mod list;
mod record;
mod record_together;
mod strike;
mod view;

pub use begin::{Beginning, begin, beginnings};
pub use due::{DueStep, due};
pub(crate) use list::seen;
pub use list::{held, list};
pub(crate) use record::record_in;
pub use record::{record, record_all, sheet_answered};
pub use record_together::record_together;
pub use strike::strike;
pub use view::{Case, of_opened, of_subject, of_worker, view};
pub(crate) use view::{Touch, calendar_of, cases_of, find};
