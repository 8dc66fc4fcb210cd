//! Profiling: the quantitative model and its versions, profiles of people, and the tracks (GOL) that are decided.

mod decide;
mod make;
mod model;
mod prefill;
mod view;

pub use decide::{answer_contest, contest, decide, take_back};
pub use make::{Given, make, may_keep, void};
pub use model::{InForce, in_force, keep_model, may_keep_model, shipped, versions};
pub use view::{ProfilingFile, file, own, track_of};
