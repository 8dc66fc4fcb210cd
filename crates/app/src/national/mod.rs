//! The national system when it is away: a switch, and what waits to be sent to it again.

mod away;
mod waiting;

pub use away::{Away, away, call_away, call_back};
pub use waiting::{Waiting, confirm_all, waiting};
