//! Keeping an installation safe: backup, restore, verification, and a look for what is wrong.

mod backup;
mod doctor;
mod verify;

pub use backup::{backup, restore, verify_backup};
pub use doctor::{Check, Finding, doctor};
pub use verify::{Verified, verify};
