//! Properties of the engine as a whole.

mod exact;
mod fair;
mod promises;
mod support;
mod whole;
