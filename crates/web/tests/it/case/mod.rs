//! The case of a person: status, services, pact.

mod service;
mod status;
