//! The register of breaches: recorded, followed and closed by those who answer for data protection.

mod list;
mod save;

pub use list::{list, view};
pub use save::save;
