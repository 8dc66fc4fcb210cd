//! Imports of whole files.

mod start;
mod status;
mod undo;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::site::Site;

/// Everything but the upload, which may be larger than other bodies.
pub fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(status::list)).routes(routes!(status::view)).routes(routes!(undo::undo))
}

/// The upload of a file, which the router gives a limit of its own.
pub fn uploads() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(start::start))
}
