//! The use cases of Ponte.

pub mod import;
pub mod reference;
