//! What one does with a vacancy.

mod head;
pub mod record;
