//! Imports of registers: a file becomes records, with a report, and can be undone.

mod job;
mod linker;
mod list;
mod preview;
mod run;
mod store;
mod undo;

pub use job::{RunImport, run_import, start};
pub use linker::MarketLinker;
pub use list::{interrupted, list, view};
pub use preview::{Preview, preview};
pub use run::{Ended, ImportRequest, run};
pub use undo::{Undone, undo};
