//! Storage, exercised on both engines.

mod job;
mod reference;
mod register;
mod schema;
