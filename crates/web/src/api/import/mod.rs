//! Imports of whole files.

mod start;
mod status;
mod undo;

use axum::extract::DefaultBodyLimit;
use tower_http::limit::RequestBodyLimitLayer;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{router::UPLOAD_LIMIT, site::Site};

/// Everything but the upload, which may be larger than other bodies.
pub fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(status::list)).routes(routes!(status::view)).routes(routes!(undo::undo))
}

/// The upload of a file.
pub fn uploads() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(start::start)).layer(DefaultBodyLimit::disable()).layer(RequestBodyLimitLayer::new(UPLOAD_LIMIT))
}
