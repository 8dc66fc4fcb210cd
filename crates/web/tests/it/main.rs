//! The pages of a desk, asked as over HTTP.

mod first_run;
mod import;
mod office;
mod public;
mod support;
