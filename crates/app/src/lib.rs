//! The use cases of Ponte: one verb per file. Each checks rights, opens one transaction, applies the
//! domain's rules, records the act, and commits.

pub mod account;
mod app;
pub mod config;
pub mod demo;
pub mod error;
pub mod export;
pub mod import;
pub mod import_batch;
pub mod jobs;
mod link;
pub mod mail;
pub mod market;
pub mod proposal;
pub mod reference;
pub mod register;
pub mod rights;
pub mod sample;
mod secret;
pub mod shortlist;
mod status;
pub mod vacancy;
pub mod worker;

pub use app::{App, Presses};
pub use status::{Status, status};
