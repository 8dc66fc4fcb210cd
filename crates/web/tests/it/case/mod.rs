//! The case of a person: status, services, pact.

mod asked;
mod balance;
mod curriculum;
mod pact;
mod profiling;
mod segment;
mod service;
mod status;
mod transfer;
mod visit;
