//! Storage on SQLite and PostgreSQL: one text of each query and migration for both engines.
//!
//! Only this crate names the SQL library. It holds no rule: what may follow what is the domain's,
//! who may do it the app's.

pub mod account;
pub mod assignment;
pub mod attachment;
pub mod audit;
pub mod batch;
pub mod breach;
pub mod campaign;
pub mod case;
pub mod change;
pub mod circular;
pub mod consent;
pub mod correlation;
pub mod db;
pub mod desk;
pub mod dump;
pub mod erasure;
pub mod error;
pub mod health;
pub mod hold;
pub mod identity;
pub mod installation;
pub mod invitation;
pub mod job;
mod keys;
pub mod kiosk;
pub mod leaf;
mod marks;
pub mod merge;
pub mod migrate;
pub mod pack;
pub mod pathway;
pub mod person_request;
pub mod profiling;
pub mod programme;
pub mod proposal;
pub mod protected;
pub mod reference;
pub mod register;
pub mod response;
pub mod retention;
pub mod scope;
pub mod second_factor;
pub mod service;
pub mod service_request;
pub mod session;
pub mod sign_in;
pub mod source;
pub mod template;
pub mod transfer;
pub mod visit;

pub use db::{Db, Engine, Kind, Reads, Tx};
pub use error::{Result, StorageError};

pub use register::{Filter, Keys, New, Register, Revision, Stored};
pub use scope::Scope;
