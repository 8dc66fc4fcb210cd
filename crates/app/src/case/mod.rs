//! Case files: their teams, what opens them in an emergency, and whom a person lets act for her.

mod join;
mod known;
mod leaving;
mod mandate;
mod mine;
mod notice;
mod team;
mod urgent;

pub use known::{KnownFile, known_file, known_files};
pub use leaving::{Leaving, LeavingFile, SOON_DAYS, ending_soon, hand_all_over, leaving};
pub use mandate::{end_mandate, keep_mandate, mandates, may_keep_mandates};
pub use mine::{MyCase, my_cases};
pub use team::{Colleague, Team, TeamMember, colleagues, hand_over, join, leave, team};
pub use urgent::{Urgent, may_open_urgently, open_urgently, read_urgent, urgent_accesses};

pub(crate) use join::join_as_maker;
pub(crate) use team::colleagues_at as colleagues_of_desk;
