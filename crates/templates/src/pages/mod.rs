//! The pages, by noun.

pub mod account;
pub mod error;
pub mod form_page;
pub mod worker;

pub(crate) mod invented;
