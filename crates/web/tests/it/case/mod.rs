//! The case of a person: status, services, pact.

mod pact;
mod service;
mod status;
mod visit;
