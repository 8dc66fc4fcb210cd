//! What tests share: throw-away databases of both engines, a clock that stands still, invented people.
//!
//! Development only: no other crate depends on it outside its tests.

#[cfg(feature = "desk")]
pub mod api_desk;
pub mod clock;
pub mod database;
#[cfg(feature = "desk")]
pub mod desk;
#[cfg(feature = "desk")]
pub mod totp;

#[cfg(feature = "desk")]
pub use api_desk::ApiDesk;
pub use clock::TestClock;
pub use database::{TestDb, databases};
#[cfg(feature = "desk")]
pub use desk::{TestDesk, TestPage, TestVisitor};
