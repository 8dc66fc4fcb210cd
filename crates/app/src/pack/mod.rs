//! Practice packs: those that come with the program, those in a folder, the versions that the installation holds, and what is
//! switched on at which desk.
//!
//! What a pack says is the affair of [`ponte_domain::pack`].

mod archive;
mod catalogue;
pub mod draft;
mod held;
mod import;
mod known;
mod measure;
mod read_folder;
mod running;
mod shipped;
mod switch;
#[cfg(test)]
mod tests;

use ponte_domain::pack::Fault;

pub use archive::{unzipped, zipped};
pub use catalogue::{Listed, Origin, catalogue, find};
pub use held::{Held, digest, of_version};
pub use import::import;
pub use known::{Known, Source, known, one};
pub use measure::{Asked, Measure, Measured, measure, note_taken};
pub use read_folder::{FolderError, read_folder};
pub use running::{Running, running};
pub use shipped::shipped;
pub use switch::{disable, enable, permitted};

/// Why a pack is not switched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The pack cannot be used.
    #[error("the pack has {} faults", .0.len())]
    Faults(Vec<Fault>),
    /// The values of these parameters may not be set.
    #[error("no such values: {}", .0.join(", "))]
    Parameters(Vec<String>),
    /// It is not switched on at this desk.
    #[error("not switched on")]
    NotOn,
}
