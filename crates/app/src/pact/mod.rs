//! The service pact of a person, her diary of the search, and what she missed.

mod absence;
mod diary;
mod keep;
mod sign;
mod view;

pub use absence::{answer, contest, decide, record_absence};
pub use diary::{note, remove};
pub use keep::{end, keep, may_keep};
pub use sign::sign;
pub use view::{AbsenceSeen, PactFile, file};

pub(crate) use view::signed_days;
