//! The case of a person: status, services, pact.

mod asked;
mod pact;
mod segment;
mod service;
mod status;
mod transfer;
mod visit;
