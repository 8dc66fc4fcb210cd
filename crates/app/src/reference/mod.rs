//! Reference data: the importers of official classifications, and the starter set.
//!
//! Each importer reads files into a [`ponte_domain::reference_batch::ReferenceBatch`] and a
//! [`report::ReferenceReport`]; none of them writes. The use case [`import::import`] does.

pub mod ateco;
pub mod boundaries;
pub mod ccnl;
pub mod cp;
pub mod error;
pub mod esco;
mod flat;
pub mod import;
pub mod istat_comuni;
pub mod job;
pub mod link;
pub mod lookup;
mod outlines;
pub mod release;
pub mod report;
mod shape;
pub mod starter;
pub mod status;
pub mod table;
pub mod tags;

pub use outlines::{Outline, outlines};

#[cfg(test)]
pub(crate) mod official_tests;
#[cfg(test)]
mod tests;
