//! Imports of registers: a file becomes records, with a report, and can be undone.

mod check;
mod clean;
mod job;
mod linker;
mod list;
#[cfg(test)]
mod official_tests;
mod preview;
mod progress;
mod run;
mod store;
mod undo;
mod upload;

pub use check::{CheckImport, Checked, checked, run_check, start_check};
pub use clean::{CleanUploads, KEPT_DAYS, clean_uploads, keep_clean};
pub use job::{RunImport, run_import, start};
pub use linker::MarketLinker;
pub use list::{interrupted, list, view};
use list::{is_by_own, is_own};
pub use preview::{Preview, preview};
pub use progress::{Progress, progress};
use run::Desks;
pub use run::{Ended, ImportRequest, run, run_as};
pub use undo::{Undone, undo};
pub use upload::{About, Incoming, Upload, receive, rejects, remember_mapping, remembered_mapping, upload};
pub(crate) use upload::{file_error, folder, path_of};
