//! Use cases of Ponte: one verb per file.

pub mod reference;
