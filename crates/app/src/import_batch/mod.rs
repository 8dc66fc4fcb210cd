//! Imports of registers: a file becomes records, with a report, and can be undone.

mod check;
mod job;
mod linker;
mod list;
mod preview;
mod progress;
mod run;
mod store;
mod undo;
mod upload;

pub use check::{CheckImport, Checked, checked, run_check, start_check};
pub use job::{RunImport, run_import, start};
pub use linker::MarketLinker;
pub use list::{interrupted, list, view};
use list::{is_by_own, is_own};
use run::Desks;
pub use preview::{Preview, preview};
pub use progress::{Progress, progress};
pub use run::{Ended, ImportRequest, run, run_as};
pub use undo::{Undone, undo};
pub use upload::{About, Incoming, Upload, receive, rejects, remember_mapping, remembered_mapping, upload};
pub(crate) use upload::{file_error, path_of};
