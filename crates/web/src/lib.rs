//! Pages and the JSON API over HTTP. No rule and no SQL here: a handler authenticates, parses, calls
//! one use case and renders.

mod api;
mod assets;
mod error;
mod flash;
mod form;
mod labels;
mod layout;
mod pages;
mod router;
mod server;
mod site;
mod visitor;

pub use api::openapi_json;
pub use router::router;
pub use server::serve;
pub use site::Site;
