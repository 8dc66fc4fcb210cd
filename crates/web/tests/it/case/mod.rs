//! The case of a person: status, services, pact.

mod balance;
mod curriculum;
mod pact;
mod profiling;
mod service;
mod status;
