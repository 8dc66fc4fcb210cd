//! The use cases of Ponte.

pub mod import;
