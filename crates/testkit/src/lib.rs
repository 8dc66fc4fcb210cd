//! What tests share: throw-away databases of both engines, a clock that stands still, invented people.
//!
//! Development only: no other crate depends on it outside its tests.

pub mod clock;
pub mod database;
#[cfg(feature = "desk")]
pub mod desk;

pub use clock::TestClock;
pub use database::{TestDb, databases};
#[cfg(feature = "desk")]
pub use desk::TestDesk;
