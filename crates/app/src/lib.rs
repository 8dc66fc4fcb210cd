//! The use cases of Ponte: one verb per file. Each checks rights, opens one transaction, applies the
//! domain's rules, records the act, and commits.

pub mod account;
pub mod activity;
mod app;
pub mod audit;
pub mod breach;
pub mod case;
pub mod config;
pub mod demo;
pub mod desk;
pub mod employer;
pub mod error;
pub mod export;
pub mod export_register;
pub mod first_run;
pub mod import;
pub mod import_batch;
pub mod jobs;
pub mod keyring;
pub mod kiosk;
mod link;
pub mod mail;
pub mod maintain;
pub mod market;
pub mod noticeboard;
pub mod pack;
pub mod person;
pub mod proposal;
pub mod protected;
pub mod provider;
pub mod reference;
pub mod register;
pub mod rights;
pub mod sample;
mod scan;
pub mod schedule;
mod secret;
pub mod shortlist;
pub mod stale;
mod status;
pub mod today;
pub mod totp;
pub mod vacancy;
pub mod worker;

pub use app::{App, Presses};
pub use status::{Status, status};
