//! Practice packs as files: those that come with the program, and those in a folder.
//!
//! What they say is the affair of [`ponte_domain::pack`].

mod catalogue;
mod read_folder;
mod shipped;
#[cfg(test)]
mod tests;

pub use catalogue::{Listed, Origin, catalogue, find};
pub use read_folder::{FolderError, read_folder};
pub use shipped::shipped;
