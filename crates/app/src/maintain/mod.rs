//! Keeping an installation safe: backup, restore, verification, and a look for what is wrong.

mod backup;
mod doctor;
mod files;
mod schedule;
mod sealed;
mod secret;
mod verify;

pub(crate) use backup::backup_before_migration;
pub use backup::{Held, backup, restore, verify_backup};
pub use doctor::{Check, Finding, doctor};
pub use schedule::{LastBackup, RestoreTest, ScheduledBackup, TestRestore, last_backup, last_test, run_backup, run_test};
pub use secret::BackupSecret;
pub use verify::{Verified, verify};
