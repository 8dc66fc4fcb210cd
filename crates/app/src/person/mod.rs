//! The person and her data: what she sees, what she decides, what she asks for, and how she is forgotten.

mod access;
mod answer;
mod ask;
mod consent;
mod copied;
mod copy;
mod erase;
mod forget;
mod hold;
mod list;
mod merge;
mod page;
mod retention;
mod uses;

pub(crate) use access::acting;
pub use access::{Standing, standing, whose};
pub use answer::{Answer, answer, extend, lift_restriction};
pub use ask::{Asked, ask, requests, withdraw};
pub use consent::{Consented, consents, say};
pub use copy::{CopiedProposal, Copy, copy};
pub use erase::{Blocker, ErasureReport, Fate, Line, erase, reapply, report};
pub use forget::{Scrub, run_scrub};
pub use hold::{holds, lift, place};
pub use list::{Listed, Viewed, near_due, register, view};
pub use merge::{Pair, leads_to, pair, separate, twins, unite};
pub use page::{OwnPage, TeamLine, own_accesses, own_page};
pub use retention::{Due, DueList, Look, due, erase_due, look, schedule};
pub use uses::{Use, uses};
