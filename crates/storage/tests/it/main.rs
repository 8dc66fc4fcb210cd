//! Storage, exercised on both engines.

#![allow(clippy::disallowed_methods, reason = "tests take the time where they like")]

mod audit;
mod dump;
mod job;
mod reference;
mod register;
mod schema;
mod sign_in;
