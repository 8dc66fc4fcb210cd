//! Questionnaires of packs put to people, employers and whoever comes by: begun, sent, answered, judged, counted.
//!
//! A questionnaire is data of a pack; what it asks and what answers mean is the affair of [`ponte_domain::questionnaire`]. What is
//! being answered keeps the version of its pack and the parameters with which it began.

mod access;
mod answer;
mod begin;
mod by_link;
mod code;
mod judge;
mod letter;
mod own;
mod sheet;
mod view;
mod words;

pub use answer::{Saved, complete, over_stored, save, save_as_typed};
pub use begin::{Begin, available, begin, send};
pub use by_link::{Begun, Link, Over, begin_anew_by_link, begin_by_link, complete_by_link, open_link, save_by_link};
pub use judge::{give_back, give_up, judge, mark_unclear, reopen, withdraw};
pub use own::{complete_own, own, own_one, save_own};
pub use sheet::{Available, Held};
pub use view::{Opened, by_code, of_employer, of_run, of_worker, peek, view};
pub use words::{INPUT, read_answers, shown, value_words};

pub(crate) use access::{CHANGE, at_desk, changeable, permit};
pub(crate) use begin::{anonymous, band_of, fresh};
pub(crate) use code::random_below;
pub(crate) use letter::{Addressee, Letter, make_link, messages, post, short_text};
pub(crate) use own::of_person;
pub(crate) use words::read_answer;
