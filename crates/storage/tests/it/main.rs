//! Storage, exercised on both engines.

mod job;
mod register;
mod schema;
