//! The use cases of Ponte.

pub mod export;
pub mod import;
