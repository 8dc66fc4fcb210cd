//! Pages and the JSON API over HTTP. No rule and no SQL here: a handler authenticates, parses, calls
//! one use case and renders.

mod api;
mod assets;
mod cookies;
mod danger;
mod download;
mod error;
mod flash;
mod guard;
mod inputs;
mod kiosk;
mod layout;
mod limits;
mod list_query;
mod multipart;
mod nul;
mod origin;
mod pages;
mod paper;
mod record_form;
mod router;
mod routes;
mod server;
mod site;
mod visitor;

pub use api::openapi;
pub use danger::DANGEROUS;
pub use limits::{Limits, Rate};
pub use router::{NEVER_LOGGED, addresses, router};
pub use routes::{Gate, Need, Route};
pub use server::{Patience, serve, serve_with};
pub use site::{PressError, Site, presses};
