//! Cases that move together: chosen by a list, shown beforehand, carried over with what hangs on them, taken back for a week.

mod begin;
mod carry;
mod list;
mod preview;
mod undo;

pub use begin::{Order, begin};
pub use carry::{CarryOver, carry_over};
pub use list::{Past, past, progress};
pub use preview::{Choice, Chosen, Preview, colleagues, preview};
pub use undo::undo;
