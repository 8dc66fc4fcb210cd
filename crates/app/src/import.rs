//! Import of workers, vacancies, employers and courses: from a file to checked records.
//!
//! Pure code over readers and a catalogue; storing what comes out is the use case's affair.
//! `docs/import.md` is the contract with those who write files. The way of a record:
//! [`source`] gives raw records, [`mapping`] renames their columns, [`prepare`] reads them in
//! parallel with the reader of their noun ([`worker`], [`vacancy`], [`employer`], [`course`]),
//! which collects every error of a record. Web forms enter at [`form`] and share the rest.

pub mod concept;
pub mod context;
pub mod course;
pub mod employer;
pub mod error;
pub mod fields;
pub mod form;
pub mod mapping;
pub mod node;
pub mod prepare;
pub mod reader;
pub mod record;
pub mod rejects;
pub mod report;
mod requirement;
pub mod schema;
pub mod source;
mod special;
pub mod tree;
pub mod vacancy;
pub mod worker;

#[cfg(test)]
mod tests;
