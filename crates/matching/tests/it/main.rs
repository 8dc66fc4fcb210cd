//! Properties of the engine as a whole.

mod credits;
mod exact;
mod fair;
mod near;
mod promises;
mod seen;
mod support;
mod whole;
